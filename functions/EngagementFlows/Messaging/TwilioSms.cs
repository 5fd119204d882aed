using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;

namespace EngagementFlows.Messaging;

/// <summary>Texts through Twilio. It takes no idempotency key, so a message whose answer was lost is looked for by recipient, time and text.</summary>
public sealed class TwilioSms : IMessageChannel
{
    private readonly TwilioSettings settings;
    private readonly Uri? publicBase;
    private readonly ILogger<TwilioSms> log;
    private readonly TwilioRestClient? client;

    public TwilioSms(IOptions<ProviderSettings> options, ProviderHttp http, ILogger<TwilioSms> log)
    {
        settings = options.Value.Twilio;
        this.log = log;
        publicBase = Uri.TryCreate(options.Value.PublicBaseUrl, UriKind.Absolute, out var address) ? address : null;
        IsConfigured = settings.AccountSid.Length > 0 && settings.AuthToken.Length > 0 && (settings.From.Length > 0 || settings.MessagingServiceSid.Length > 0);
        client = !IsConfigured ? null : new TwilioRestClient(
            settings.AccountSid,
            settings.AuthToken,
            region: NullIfEmpty(settings.Region),
            httpClient: new SystemNetHttpClient(http.Client(settings.BaseUrl)),
            edge: NullIfEmpty(settings.Edge));
    }

    /// <summary>Without an account, its token and a sender of ours nothing goes this way.</summary>
    public bool IsConfigured { get; }

    public TimeSpan FirstLook => TimeSpan.FromMinutes(1);

    /// <summary>Far longer than a request can take, retries of the network included.</summary>
    public TimeSpan? ProofAfter => TimeSpan.FromMinutes(5);

    public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        var options = new CreateMessageOptions(new Twilio.Types.PhoneNumber(message.To))
        {
            Body = message.Text,
            StatusCallback = publicBase is null ? null : new Uri(publicBase, $"api/webhooks/twilio/status?{MessageReference.Name}={Uri.EscapeDataString(message.Reference.ToString())}"),
            ValidityPeriod = message.ValidSeconds,
        };
        if (settings.MessagingServiceSid.Length > 0)
        {
            options.MessagingServiceSid = settings.MessagingServiceSid;
        }
        else
        {
            options.From = new Twilio.Types.PhoneNumber(settings.From);
        }

        try
        {
            var taken = await MessageResource.CreateAsync(options, client);
            return taken?.Sid is { Length: > 0 } sid ? new HandOver.Accepted(sid) : new HandOver.Unknown("an answer without a SID");
        }
        catch (ApiException e) when (e.Status > 0)
        {
            return OfError(e.Status, e.Code);
        }
        catch (ApiStandardException e) when (e.Status > 0)
        {
            return OfError(e.Status, e.Code);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return ProviderHttp.OfBrokenConnection(e);
        }
    }

    public async Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation)
    {
        // Two clocks: theirs may be behind ours. The same words to the same person twice within minutes would be a fault in itself.
        var earliest = since - TimeSpan.FromMinutes(2);
        try
        {
            var options = new ReadMessageOptions { To = new Twilio.Types.PhoneNumber(to), PageSize = 100, Limit = 100 };
            var messages = await MessageResource.ReadAsync(options, client);
            // The SDK gives local times.
            return messages.Any(one => IsSame(one.Body, text) && one.DateCreated is { } at && new DateTimeOffset(at) >= earliest)
                ? LookUp.Found
                : LookUp.NotFound;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogInformation("Message {MessageId} could not be looked for: {Kind}", message.MessageId, e.GetType().Name);
            return LookUp.CannotTell;
        }
    }

    /// <summary>Line ends and white space around the text do not always survive the way there and back.</summary>
    private static bool IsSame(string? theirs, string ours) => theirs?.ReplaceLineEndings("\n").Trim() == ours.ReplaceLineEndings("\n").Trim();

    private static HandOver OfError(int status, int code)
    {
        var known = code > 0 ? code : status;
        return status is >= 400 and < 500
            ? new HandOver.Refused(new SendFault(ProviderErrors.ClassOf(known), known.ToString(CultureInfo.InvariantCulture)))
            : new HandOver.Unknown(string.Create(CultureInfo.InvariantCulture, $"http {status}"));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
