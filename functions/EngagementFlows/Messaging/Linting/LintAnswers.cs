using EngagementFlows.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Messaging.Linting;

/// <summary>The linter's errors as the API answers faults: one entry a field.</summary>
internal static class LintAnswers
{
    /// <param name="field">The field of the request for a path of the campaign file; the path itself unless given.</param>
    internal static ContentResult Invalid(IEnumerable<Finding> findings, Func<string, string>? field = null) => Api.Invalid(
        findings.Where(finding => finding.IsError).GroupBy(finding => field?.Invoke(finding.Where) ?? finding.Where, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => group.Select(finding => finding.Excerpt.Length == 0 ? finding.Suggestion : $"\"{finding.Excerpt}\": {finding.Suggestion}").ToArray(),
            StringComparer.Ordinal));
}
