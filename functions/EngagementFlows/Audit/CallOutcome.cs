using EngagementFlows.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Audit;

/// <summary>What a call was about, and how it ended.</summary>
internal static class CallOutcome
{
    private const string CampaignPath = "/api/campaigns/";
    private const string CampaignValue = "id";
    private const string ParticipantValue = "pid";
    private const int Longest = 64;

    public static AuditEntry Entry(string id, DateTimeOffset at, Actor who, FunctionContext context, HttpRequest request)
    {
        var values = request.RouteValues.Where(value => value.Value is string).ToDictionary(value => value.Key, value => (string)value.Value!, StringComparer.OrdinalIgnoreCase);
        var campaign = request.Path.StartsWithSegments(CampaignPath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) ? values.GetValueOrDefault(CampaignValue) : null;
        var rest = values.Where(value => campaign is null || !value.Key.Equals(CampaignValue, StringComparison.OrdinalIgnoreCase))
            .OrderBy(value => value.Key.Equals(ParticipantValue, StringComparison.OrdinalIgnoreCase) ? 0 : 1).Select(value => Safe(value.Value)).ToList();
        return new AuditEntry(id, at, who, context.FunctionDefinition.Name)
        {
            CampaignId = campaign is null ? null : Safe(campaign),
            Subject = rest.FirstOrDefault(),
            Part = rest.ElementAtOrDefault(1),
        };
    }

    /// <summary>The status that the caller is about to get.</summary>
    public static string Of(FunctionContext context) => context.GetInvocationResult().Value switch
    {
        IStatusCodeActionResult { StatusCode: { } status } => $"{status}",
        null => $"{context.GetHttpContext()!.Response.StatusCode}",
        _ => "200",
    };

    /// <summary>Callers put anything into a path, a phone number or an address too; our ids are none of these.</summary>
    private static string Safe(string value) =>
        value.Length <= Longest && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') && value.Any(char.IsAsciiLetter) ? value : FieldChange.Masked;
}
