using EngagementFlows.FakeProvider.Control;
using EngagementFlows.FakeProvider.Hosting;
using EngagementFlows.FakeProvider.Twilio;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>The statuses of a text, reported to the <c>StatusCallback</c> that came with it. The first status has none.</summary>
internal sealed class StatusCallbacks(ProviderArguments arguments, SettingsBook settings, ProviderClock clock, CallbackQueue queue)
{
    public void Accepted(TwilioMessage message)
    {
        if (settings.Current.Callbacks && message.StatusCallback is { } url)
        {
            string[] statuses = message.Status == "failed" ? ["failed"] : ["sent", message.Status];
            queue.Add([.. statuses.Select(status => new Callback("twilio.status", url, message.Sid, status, Body(url, message, status)))]);
        }
    }

    private Func<CallbackBody> Body(string url, TwilioMessage message, string status)
    {
        var fields = new Dictionary<string, string>
        {
            ["MessageSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsSid"] = message.Sid,
            ["SmsStatus"] = status,
            ["To"] = message.To,
            ["From"] = message.From!,
            ["AccountSid"] = message.AccountSid,
            ["ApiVersion"] = "2010-04-01",
        };
        if (message.MessagingServiceSid is { } service)
        {
            fields["MessagingServiceSid"] = service;
        }

        if (status is "undelivered" or "failed")
        {
            fields["ErrorCode"] = $"{message.ErrorCode}";
            fields["ErrorMessage"] = TwilioMessage.ErrorMessage(message.ErrorCode!.Value);
        }

        if (status != "sent")
        {
            // One of those that Twilio added without notice.
            fields["RawDlrDoneDate"] = clock.Now.ToString("yyMMddHHmm");
        }

        return () => TwilioForm.Signed(arguments.AuthToken, url, fields);
    }
}
