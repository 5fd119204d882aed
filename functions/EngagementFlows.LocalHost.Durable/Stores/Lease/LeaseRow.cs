using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>What is written about a task hub's owner.</summary>
internal sealed record LeaseRow(ProcessIdentity Holder, long Epoch, DateTimeOffset Expires, bool IsReleased)
{
    private const string Released = "Released";

    public static LeaseRow? Read(TableEntity? row) => row is null ? null : new LeaseRow(
        new ProcessIdentity(row.GetString("Machine"), row.GetInt32("ProcessId") ?? 0, row.GetString("Started")),
        row.GetInt64("Epoch") ?? 0,
        row.GetDateTimeOffset("Expires") ?? DateTimeOffset.MinValue,
        row.GetBoolean(Released) ?? false);

    public TableEntity Write() => new(TableKeys.LeasePartition, TableKeys.LeaseRow)
    {
        ["Machine"] = Holder.Machine, ["ProcessId"] = Holder.ProcessId, ["Started"] = Holder.Started, ["Epoch"] = Epoch, ["Expires"] = Expires,
    };

    public static TableEntity Renewal(DateTimeOffset until) => new(TableKeys.LeasePartition, TableKeys.LeaseRow) { ["Expires"] = until };

    public static TableEntity Release() => new(TableKeys.LeasePartition, TableKeys.LeaseRow) { [Released] = true };
}
