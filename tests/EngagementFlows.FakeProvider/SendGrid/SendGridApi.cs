using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Contracts;
using EngagementFlows.FakeProvider.Control;
using EngagementFlows.FakeProvider.Hosting;

namespace EngagementFlows.FakeProvider.SendGrid;

/// <summary>SendGrid's v3: mail, and the erasure of recipients.</summary>
internal sealed class SendGridApi(ProviderArguments arguments, LedgerBook ledger, MailEvents events) : IProviderApi
{
    public string Name => "sendgrid";

    public string? OperationName(string operationId) => operationId switch
    {
        "SendMail" => "send",
        "EraseRecipientEmailData" => "erase",
        _ => null,
    };

    public ProviderAnswer? Unauthorised(ProviderRequest request) =>
        request.Http.Headers.Authorization == $"Bearer {arguments.ApiKey}" ? null : SendGridError.Answer(401);

    public ProviderAnswer Violating(IReadOnlyList<ContractFault> faults) => SendGridError.Answer(400, faults);

    public ProviderAnswer? Failing(FaultRule rule) => rule switch
    {
        { Fault: FaultKind.TooManyRequests } => SendGridError.Answer(429) with { Headers = RateLimited(rule.RetryAfter) },
        { Fault: FaultKind.ServerError } => Failing(500),
        { Fault: FaultKind.Unavailable } => Failing(503),
        { Fault: FaultKind.ErrorCode, Code: { } status } => Failing(status),
        _ => null,
    };

    public ProviderAnswer Failing(int status) => SendGridError.Answer(status);

    public ProviderAnswer Answer(ProviderRequest request, FaultRule? rule) => request.Operation.Id == "SendMail"
        ? SendMail.Answer(request.Json!.AsObject(), rule, ledger, events)
        : Erase(request.Json!.AsObject());

    public string? To(ProviderRequest request) =>
        Person(request)?["to"] is JsonArray { Count: > 0 } to ? (to[0] as JsonObject)?["email"]?.ToString() : null;

    public string? Key(ProviderRequest request) => (Person(request)?["custom_args"] as JsonObject)?["m"]?.ToString();

    private static JsonObject? Person(ProviderRequest request) =>
        (request.Json as JsonObject)?["personalizations"] is JsonArray { Count: > 0 } people ? people[0] as JsonObject : null;

    private static Dictionary<string, string> RateLimited(int? seconds)
    {
        var headers = new Dictionary<string, string> { ["X-RateLimit-Limit"] = "600", ["X-RateLimit-Remaining"] = "0" };
        if (seconds is not null)
        {
            headers["Retry-After"] = $"{seconds}";
        }

        return headers;
    }

    private ProviderAnswer Erase(JsonObject request)
    {
        foreach (var address in request["email_addresses"]!.AsArray())
        {
            ledger.Erase(address!.GetValue<string>());
        }

        return new ProviderAnswer(202, new JsonObject { ["job_id"] = $"{Guid.NewGuid()}" });
    }
}
