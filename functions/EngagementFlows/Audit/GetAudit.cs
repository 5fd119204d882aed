using System.Globalization;
using EngagementFlows.Access;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Audit;

/// <summary>The record, by pages as JSON, or whole as CSV where that is what the caller accepts.</summary>
public sealed class GetAudit(AuditReader reader, TimeProvider clock)
{
    private const int PageSize = 200;
    private const int MostDays = 366;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    [Function(nameof(GetAudit))]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit")] HttpRequest request, CancellationToken cancellation)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var to = Instant(request, "to", clock.GetUtcNow().AddTicks(1), errors);
        var from = Instant(request, "from", to - Usual, errors);
        var after = request.Query["after"].ToString();
        if (after.Length > 0 && !AuditReader.IsPlace(after))
        {
            errors["after"] = ["Must be the next of the page before."];
        }

        if (errors.Count == 0 && (from >= to || to - from > TimeSpan.FromDays(MostDays)))
        {
            errors["from"] = [$"Must be before to, by {MostDays} days at most."];
        }

        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        return request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
            ? new AuditCsv(reader.ReadAsync(from, to, after.Length > 0 ? after : null, cancellation))
            : await PageAsync(from, to, after.Length > 0 ? after : null, cancellation);
    }

    private async Task<ContentResult> PageAsync(DateTimeOffset from, DateTimeOffset to, string? after, CancellationToken cancellation)
    {
        var page = new List<AuditEntry>(PageSize);
        string? place = null;
        await foreach (var (at, entry) in reader.ReadAsync(from, to, after, cancellation))
        {
            if (page.Count == PageSize)
            {
                return Api.Ok(new { from, to, entries = page, next = place });
            }

            page.Add(entry);
            place = at;
        }

        return Api.Ok(new { from, to, entries = page });
    }

    private static DateTimeOffset Instant(HttpRequest request, string name, DateTimeOffset otherwise, Dictionary<string, string[]> errors)
    {
        if (request.Query[name].ToString() is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
        {
            return instant;
        }

        errors[name] = ["Write an instant or a date, such as 2026-11-16T09:00:00Z or 2026-11-16."];
        return otherwise;
    }
}
