using Azure;
using EngagementFlows.Storage;

namespace EngagementFlows.Audit;

/// <summary>What has been done, by whom. Rows are added, and never changed or taken away by the app.</summary>
public sealed class AuditLog(FlowTables tables)
{
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellation)
    {
        try
        {
            await tables.Audit.AddEntityAsync(JsonRow.Write(PartitionOf(entry.At.UtcDateTime), $"{RowsFrom(entry.At)}|{entry.Id}", entry), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The same entry again.
        }
    }

    /// <summary>A month a partition, so that an export reads a span of them.</summary>
    internal static string PartitionOf(DateTime at) => at.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the keys of rows from this instant on are not smaller than.</summary>
    internal static string RowsFrom(DateTimeOffset at) => $"{at.UtcTicks:D19}";
}
