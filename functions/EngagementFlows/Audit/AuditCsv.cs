using System.Globalization;
using System.Text;
using CsvHelper;
using EngagementFlows.Access;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace EngagementFlows.Audit;

/// <summary>Entries as a table, written while they are read, so that a year takes no more memory than a day. Cells that a spreadsheet would run are neutralised.</summary>
public sealed class AuditCsv(IAsyncEnumerable<(string Place, AuditEntry Entry)> entries) : IActionResult, IStatusCodeActionResult
{
    private const string ContentType = "text/csv; charset=utf-8";

    private static readonly string[] Columns = ["at", "who", "who id", "role", "what", "campaign", "subject", "part", "outcome", "changes"];

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = ContentType;
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        await WriteAsync(csv, Columns);
        await foreach (var (_, entry) in entries)
        {
            await WriteAsync(csv, Row(entry));
        }
    }

    private static string[] Row(AuditEntry entry) =>
    [
        entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), entry.Who.Name, entry.Who.Id, entry.Who.Role is { } role ? Roles.NameOf(role) : "",
        entry.What, entry.CampaignId ?? "", entry.Subject ?? "", entry.Part ?? "", entry.Outcome ?? "", Changes(entry),
    ];

    private static string Changes(AuditEntry entry)
    {
        var (before, after) = (entry.Before ?? new Dictionary<string, string?>(), entry.After ?? new Dictionary<string, string?>());
        return string.Join("; ", before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(field => $"{field}: {before.GetValueOrDefault(field) ?? "-"} > {after.GetValueOrDefault(field) ?? "-"}"));
    }

    private static Task WriteAsync(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(CsvCells.Neutralise(cell));
        }

        return csv.NextRecordAsync();
    }
}
