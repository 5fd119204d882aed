using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Contracts;

namespace EngagementFlows.FakeProvider.SendGrid;

/// <summary>Errors as SendGrid words and shapes them.</summary>
internal static class SendGridError
{
    public static ProviderAnswer Answer(int status) => Answer(status, [new ContractFault("", Message(status))]);

    public static ProviderAnswer Answer(int status, IReadOnlyList<ContractFault> faults) => new(status, new JsonObject
    {
        ["errors"] = new JsonArray(
        [
            .. faults.Select(static fault => new JsonObject
            {
                ["message"] = fault.Message, ["field"] = fault.Field.Length == 0 ? null : fault.Field, ["help"] = null,
            }),
        ]),
    });

    private static string Message(int status) => status switch
    {
        401 => "The provided authorization grant is invalid, expired, or revoked",
        403 => "The from address does not match a verified Sender Identity",
        404 => "not found",
        405 => "method not allowed",
        413 => "payload too large",
        429 => "too many requests",
        503 => "service unavailable",
        _ => status >= 500 ? "internal server error" : "bad request",
    };
}
