using System.Text;
using EngagementFlows.FakeProvider.Callbacks;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Contracts;
using EngagementFlows.FakeProvider.Control;
using EngagementFlows.FakeProvider.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace EngagementFlows.FakeProvider.Twilio;

/// <summary>Twilio's Messages, of API 2010-04-01.</summary>
internal sealed class TwilioApi(
    ProviderArguments arguments, TwilioStore store, LedgerBook ledger, RecipientBook recipients, SettingsBook settings, ProviderClock clock, StatusCallbacks callbacks) : IProviderApi
{
    private readonly string credentials = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{arguments.Account}:{arguments.AuthToken}"))}";
    private readonly CreateMessage create = new(store, ledger, recipients, settings, clock, callbacks);

    public string Name => "twilio";

    public string? OperationName(string operationId) => operationId switch
    {
        "CreateMessage" => "send",
        "ListMessage" => "list",
        "FetchMessage" => "fetch",
        "UpdateMessage" => "update",
        "DeleteMessage" => "delete",
        _ => null,
    };

    public ProviderAnswer? Unauthorised(ProviderRequest request) =>
        request.Http.Headers.Authorization == credentials && request.PathValues["AccountSid"] == arguments.Account
            ? null
            : TwilioError.Answer(20003) with { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Basic realm=\"Twilio API\"" } };

    public ProviderAnswer Violating(IReadOnlyList<ContractFault> faults) => TwilioError.Answer(400, 20001, string.Join(' ', faults));

    public ProviderAnswer? Failing(FaultRule rule) => rule switch
    {
        { Fault: FaultKind.TooManyRequests, RetryAfter: { } seconds } => Failing(429) with { Headers = new Dictionary<string, string> { ["Retry-After"] = $"{seconds}" } },
        { Fault: FaultKind.TooManyRequests } => Failing(429),
        { Fault: FaultKind.ServerError } => Failing(500),
        { Fault: FaultKind.Unavailable } => Failing(503),
        { Fault: FaultKind.ErrorCode, Code: < 30000 and { } code } => TwilioError.Answer(code),
        _ => null,
    };

    public ProviderAnswer Failing(int status) => TwilioError.Answer(status switch { 404 => 20404, 405 => 20004, 429 => 20429, 503 => 20503, _ => 20500 });

    public ProviderAnswer Answer(ProviderRequest request, FaultRule? rule) => request.Operation.Id switch
    {
        "CreateMessage" => create.Answer(request, rule),
        "ListMessage" => ListMessages.Answer(request, store),
        _ when store.Find(request.PathValues["Sid"]) is not { } => TwilioError.Answer(20404, $"The requested resource {request.Http.Path} was not found"),
        "FetchMessage" => new ProviderAnswer(200, store.Find(request.PathValues["Sid"])!.ToJson()),
        "UpdateMessage" => ChangeMessage.Update(request, store, ledger, clock),
        _ => ChangeMessage.Delete(request, store, ledger),
    };

    public string? To(ProviderRequest request) => request.Field("To");

    public string? Key(ProviderRequest request) => KeyOf(request.Field("StatusCallback"));

    public static string? KeyOf(string? statusCallback) =>
        Uri.TryCreate(statusCallback, UriKind.Absolute, out var url) && QueryHelpers.ParseQuery(url.Query).TryGetValue("m", out var key) ? key[0] : null;
}
