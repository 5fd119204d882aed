using Azure;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>Remembers in a table, a row a timer, which is made with the first run that is to be remembered.</summary>
public sealed class TableTimerStatuses(TableClient table) : ITimerStatuses
{
    private const string Partition = "timer";

    public async Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellation)
    {
        try
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(function), cancellationToken: cancellation);
            return found.HasValue ? Status(found.Value!) : null;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // Some services answer that the table itself is missing, which is no missing row to the client.
            return null;
        }
    }

    public async Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellation)
    {
        var row = new TableEntity(Partition, Key(function))
        {
            [nameof(ScheduleStatus.Last)] = status.Last,
            [nameof(ScheduleStatus.Next)] = status.Next,
            [nameof(ScheduleStatus.LastUpdated)] = status.LastUpdated,
        };
        try
        {
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            await table.CreateIfNotExistsAsync(cancellation);
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }
    }

    // Function names differ in more than case.
    private static string Key(string function) => function.ToUpperInvariant();

    private static ScheduleStatus Status(TableEntity row) => new()
    {
        Last = row.GetDateTime(nameof(ScheduleStatus.Last)).GetValueOrDefault(),
        Next = row.GetDateTime(nameof(ScheduleStatus.Next)).GetValueOrDefault(),
        LastUpdated = row.GetDateTime(nameof(ScheduleStatus.LastUpdated)).GetValueOrDefault(),
    };
}
