using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Audit;

/// <summary>Reads the record in the order in which things were done.</summary>
public sealed class AuditReader(FlowTables tables)
{
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant after the last.</param>
    /// <param name="after">Goes on behind this entry (<see cref="Place"/>).</param>
    /// <returns>Entries with their places. What has begun and ended is one; what has begun only says so.</returns>
    public async IAsyncEnumerable<(string Place, AuditEntry Entry)> ReadAsync(DateTimeOffset from, DateTimeOffset to, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (string Place, AuditEntry Entry)? begun = null;
        await foreach (var row in RowsAsync(from, to, after, cancellation))
        {
            var entry = JsonRow.Read<AuditEntry>(row);
            if (begun is { } first && entry.Id == first.Entry.Id + AuditEntry.Ended)
            {
                begun = null;
            }

            if (begun is { } alone)
            {
                yield return alone;
            }

            begun = entry.Outcome == AuditEntry.Begun ? (row.RowKey, entry) : null;
            if (begun is null)
            {
                yield return (row.RowKey, entry.Id.EndsWith(AuditEntry.Ended, StringComparison.Ordinal) ? entry with { Id = entry.Id[..^AuditEntry.Ended.Length] } : entry);
            }
        }

        if (begun is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Whether a text can be a place that was given out here.</summary>
    public static bool IsPlace(string text) =>
        TableKey.IsPossible(text) && text.Length > 20 && text[19] == '|' && long.TryParse(text[..19], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks;

    /// <summary>Month by month, each a partition.</summary>
    private async IAsyncEnumerable<TableEntity> RowsAsync(DateTimeOffset from, DateTimeOffset to, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = after is not null && string.CompareOrdinal(after, AuditLog.RowsFrom(from)) > 0 ? after : AuditLog.RowsFrom(from);
        var start = new DateTimeOffset(long.Parse(first[..19], CultureInfo.InvariantCulture), TimeSpan.Zero);
        var end = AuditLog.RowsFrom(to);
        for (var month = new DateTime(start.Year, start.Month, 1, 0, 0, 0, DateTimeKind.Utc); month < to.UtcDateTime; month = month.AddMonths(1))
        {
            // No row's key is the bare instant, so that "greater" leaves none out.
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {AuditLog.PartitionOf(month)} and RowKey gt {first} and RowKey lt {end}");
            await foreach (var row in tables.Audit.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            {
                yield return row;
            }
        }
    }
}
