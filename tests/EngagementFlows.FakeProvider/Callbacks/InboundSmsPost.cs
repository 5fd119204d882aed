using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;
using EngagementFlows.FakeProvider.Hosting;
using EngagementFlows.FakeProvider.Twilio;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>A text that comes in: Twilio answers its own words itself, blocks or unblocks the sender, and posts it to the app all the same.</summary>
internal sealed class InboundSmsPost(
    ProviderArguments arguments, SettingsBook settings, RecipientBook recipients, LedgerBook ledger, CallbackPoster poster)
{
    private static readonly string[] Stop = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
    private static readonly string[] Start = ["START", "YES", "UNSTOP"];
    private static readonly string[] Help = ["HELP", "INFO"];

    public async Task<CallbackAnswer> SendAsync(InboundSms sms)
    {
        var optOut = OptOutType(sms);
        var url = settings.Current.InboundSmsUrl ?? throw new BadHttpRequestException("inboundSmsUrl: set it first, with POST /control/settings.");
        var sid = sms.MessageSid ?? $"SM{Guid.NewGuid():N}";
        var fields = new Dictionary<string, string>
        {
            ["MessageSid"] = sid,
            ["SmsSid"] = sid,
            ["SmsMessageSid"] = sid,
            ["SmsStatus"] = "received",
            ["AccountSid"] = arguments.Account,
            ["ApiVersion"] = "2010-04-01",
            ["From"] = sms.From,
            ["FromCountry"] = "GB",
            ["To"] = sms.To,
            ["ToCountry"] = "GB",
            ["Body"] = sms.Body,
            ["NumMedia"] = "0",
            ["NumSegments"] = $"{Segments.Count(sms.Body)}",
        };
        if (sms.MessagingServiceSid is { } service)
        {
            fields["MessagingServiceSid"] = service;
        }

        if (optOut is not null && settings.Current.AdvancedOptOut)
        {
            fields["OptOutType"] = optOut;
        }

        return await poster.PostAsync(new Callback("twilio.messages", url, sid, "received", () => TwilioForm.Signed(arguments.AuthToken, url, fields)));
    }

    /// <summary>Only a message that is nothing but the word counts: "STOP please" does not.</summary>
    private string? OptOutType(InboundSms sms)
    {
        var word = sms.Body.Trim().ToUpperInvariant();
        if (Stop.Contains(word, StringComparer.Ordinal))
        {
            recipients.OptOut(sms.From);
            ledger.Reply(sms.From, word, "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.");
            return "STOP";
        }

        if (Start.Contains(word, StringComparer.Ordinal))
        {
            recipients.OptIn(sms.From);
            ledger.Reply(sms.From, word, "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.");
            return "START";
        }

        if (Help.Contains(word, StringComparer.Ordinal))
        {
            ledger.Reply(sms.From, word, "Reply STOP to unsubscribe.");
            return "HELP";
        }

        return null;
    }
}
