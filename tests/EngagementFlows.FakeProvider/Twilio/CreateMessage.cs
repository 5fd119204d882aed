using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFlows.FakeProvider.Callbacks;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.Twilio;

/// <summary><c>POST Messages.json</c>: accepts a text, or refuses it as Twilio does.</summary>
internal sealed partial class CreateMessage(
    TwilioStore store, LedgerBook ledger, RecipientBook recipients, SettingsBook settings, ProviderClock clock, StatusCallbacks callbacks)
{
    public ProviderAnswer Answer(ProviderRequest request, FaultRule? rule)
    {
        var to = request.Field("To")!;
        if (Refusal(request, to) is { } code)
        {
            return TwilioError.Answer(code);
        }

        var service = request.Field("MessagingServiceSid");
        var created = Created(request, to, service);
        store.Add(created);
        ledger.Accept(new LedgerMessage(0, default, "twilio", created.Sid, TwilioApi.KeyOf(created.StatusCallback), to)
        {
            Recipients = [to],
            From = created.From,
            Body = created.Body,
            Segments = Segments.Count(created.Body),
            ValidityPeriod = request.Field("ValidityPeriod") is { } period ? int.Parse(period, CultureInfo.InvariantCulture) : null,
            StatusCallback = created.StatusCallback,
            MessagingServiceSid = service,
            Fault = rule?.Fault,
        });
        if (created.Status != "scheduled")
        {
            callbacks.Accepted(Sent(created, Fate(to, rule)));
        }

        return new ProviderAnswer(201, created.ToJson());
    }

    private int? Refusal(ProviderRequest request, string to)
    {
        var (from, service, body) = (request.Field("From"), request.Field("MessagingServiceSid"), request.Field("Body"));
        return true switch
        {
            _ when !PhoneNumber().IsMatch(to) => 21211,
            _ when string.IsNullOrEmpty(from) && service is null => 21603,
            _ when !string.IsNullOrEmpty(from) && !Sender().IsMatch(from) => 21212,
            _ when from == to => 21266,
            _ when string.IsNullOrEmpty(body) && !request.Form["MediaUrl"].Any() && request.Field("ContentSid") is null => 21602,
            _ when body?.Length > 1600 => 21617,
            _ => recipients.Of(to).Refuse,
        };
    }

    private TwilioMessage Created(ProviderRequest request, string to, string? service)
    {
        var body = request.Field("Body") ?? "";
        var visible = DateTimeOffset.UtcNow.AddMilliseconds(settings.Current.ListLagMilliseconds);
        return new TwilioMessage($"SM{Guid.NewGuid():N}", request.PathValues["AccountSid"], to, request.Field("From"), service, body, clock.Now, visible)
        {
            Status = request.Field("ScheduleType") is not null ? "scheduled" : service is null ? "queued" : "accepted",
            Segments = service is null ? Segments.Count(body) : 0,
            Media = request.Form["MediaUrl"].Count(),
            StatusCallback = request.Field("StatusCallback"),
        };
    }

    private RecipientBehaviour Fate(string to, FaultRule? rule) =>
        rule is { Fault: FaultKind.ErrorCode, Code: { } code } ? new RecipientBehaviour(to) { Outcome = Outcome.Undelivered, ErrorCode = code } : recipients.Of(to);

    /// <summary>The message as it is once it has gone out, which in a fake takes no time.</summary>
    private TwilioMessage Sent(TwilioMessage created, RecipientBehaviour fate)
    {
        var status = fate.Outcome switch { Outcome.Undelivered => "undelivered", Outcome.Failed => "failed", _ => "delivered" };
        return store.Change(created.Sid, message => message with
        {
            Status = status,
            ErrorCode = status == "delivered" ? null : fate.ErrorCode ?? 30003,
            From = string.IsNullOrEmpty(message.From) ? settings.Current.PoolNumber : message.From,
            Segments = Segments.Count(message.Body),
            Sent = clock.Now,
            Updated = clock.Now,
        })!;
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneNumber();

    /// <summary>A number, a short code or a name of at most eleven characters.</summary>
    [GeneratedRegex(@"^(\+[1-9][0-9]{6,14}|[0-9]{3,8}|[A-Za-z0-9 ]{0,10}[A-Za-z][A-Za-z0-9 ]{0,10})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sender();
}
