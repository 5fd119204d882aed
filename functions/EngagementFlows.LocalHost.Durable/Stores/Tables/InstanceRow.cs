using System.Collections.Immutable;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Turns an instance's record into its row and back. A change writes only the columns that differ.</summary>
internal static class InstanceRow
{
    public const string Open = "Open";
    public const string Recover = "Recover";
    public const string Due = "Due";
    public const string Epoch = "Epoch";
    public const string Revision = "Revision";
    public const string Status = "Status";
    public const string Created = "Created";
    private const long Never = long.MaxValue;

    /// <summary>Columns of a listing without inputs and outputs.</summary>
    public static readonly string[] Summary = ["PartitionKey", "RowKey", "InstanceId", "Name", "ExecutionId", Status, Created, "Updated", "Failure", "FailureRef", "Tags", "TagsRef"];

    /// <summary>All columns but history's.</summary>
    public static readonly string[] WithData =
    [
        .. Summary, "Version", "Generation", "Sequence", Revision, Epoch, "StartAt", Due, "Activities", "Parent", "ParentRef", "Input", "InputRef",
        "Output", "OutputRef", "CustomStatus", "CustomStatusRef", "Waiting", "WaitingRef", "Outbox", "OutboxRef", "Seen", "SeenRef",
    ];

    public static TableEntity Write(InstanceRecord? before, InstanceRecord after, long epoch, LongTexts texts)
    {
        var row = new TableEntity(TableKeys.Partition(after.InstanceId), TableKeys.Instance) { [Revision] = after.Revision, [Epoch] = epoch };
        void Set<T>(string column, Func<InstanceRecord, T> value)
            where T : notnull
        {
            var now = value(after);
            if (before is null || !EqualityComparer<T>.Default.Equals(value(before), now))
            {
                row[column] = now;
            }
        }

        void SetText(string column, Func<InstanceRecord, string?> value)
        {
            var (was, now) = (before is null ? null : value(before), value(after));
            if (!string.Equals(was, now, StringComparison.Ordinal))
            {
                texts.Write(row, column, now, was);
            }
        }

        Set("InstanceId", static record => record.InstanceId);
        Set("Name", static record => record.Name);
        Set("ExecutionId", static record => record.ExecutionId);
        Set("Version", static record => record.Version);
        Set(Status, static record => record.Status.ToString());
        Set(Created, static record => record.CreatedAt);
        Set("Updated", static record => record.UpdatedAt);
        Set("StartAt", static record => record.StartAt?.UtcTicks ?? Never);
        Set("Generation", static record => record.Generation);
        Set("Sequence", static record => record.Sequence);
        Set(Due, static record => record.NextDue?.UtcTicks ?? Never);
        Set("Activities", static record => record.OpenActivities);
        Set(Open, static record => record.IsOpen);
        Set(Recover, static record => record.NeedsRecovery);
        SetText("Tags", static record => record.Tags.Count == 0 ? null : DurableJson.Write(record.Tags));
        SetText("Parent", static record => record.Parent is null ? null : DurableJson.Write(record.Parent));
        SetText("Input", static record => record.Input);
        SetText("Output", static record => record.Output);
        SetText("CustomStatus", static record => record.CustomStatus);
        SetText("Failure", static record => record.Failure is null ? null : DurableJson.Write(record.Failure));
        SetText("Waiting", static record => record.Waiting.Count == 0 ? null : DurableJson.Write(record.Waiting));
        SetText("Outbox", static record => record.Outbox.Count == 0 ? null : DurableJson.Write(record.Outbox));
        SetText("Seen", static record => record.Seen.Count == 0 ? null : DurableJson.Write(record.Seen));
        return row;
    }

    /// <summary>Whether a change leaves rows of long texts behind that nothing refers to any more.</summary>
    public static bool DropsTexts(InstanceRecord before, InstanceRecord after) =>
        LongTexts.IsLong(before.Input) && before.Input != after.Input
        || LongTexts.IsLong(before.Output) && before.Output != after.Output
        || LongTexts.IsLong(before.CustomStatus) && before.CustomStatus != after.CustomStatus
        || before.Waiting.Count > 0 && LongTexts.IsLong(DurableJson.Write(before.Waiting))
        || before.Outbox.Count > 0 && LongTexts.IsLong(DurableJson.Write(before.Outbox));

    public static InstanceRecord Read(TableEntity row, IReadOnlyDictionary<string, TableEntity> texts)
    {
        string? Text(string column) => LongTexts.Read(row, column, texts);
        T? Json<T>(string column)
            where T : class => Text(column) is { } json ? DurableJson.Read<T>(json) : null;

        return new InstanceRecord
        {
            InstanceId = row.GetString("InstanceId"),
            Name = row.GetString("Name"),
            ExecutionId = row.GetString("ExecutionId"),
            Version = row.GetString("Version") ?? "",
            Status = Enum.Parse<OrchestrationRuntimeStatus>(row.GetString(Status)),
            CreatedAt = row.GetDateTimeOffset(Created) ?? default,
            UpdatedAt = row.GetDateTimeOffset("Updated") ?? default,
            StartAt = Moment(row.GetInt64("StartAt")),
            Generation = row.GetInt32("Generation") ?? 0,
            Sequence = row.GetInt32("Sequence") ?? 0,
            Revision = row.GetInt64(Revision) ?? 0,
            NextDue = Moment(row.GetInt64(Due)),
            OpenActivities = row.GetInt32("Activities") ?? 0,
            Tags = Json<IReadOnlyDictionary<string, string>>("Tags") ?? ImmutableDictionary<string, string>.Empty,
            Parent = Json<ParentLink>("Parent"),
            Input = Text("Input"),
            Output = Text("Output"),
            CustomStatus = Text("CustomStatus"),
            Failure = Json<Failure>("Failure"),
            Waiting = Json<IReadOnlyList<IncomingEvent>>("Waiting") ?? [],
            Outbox = Json<IReadOnlyList<OutgoingMessage>>("Outbox") ?? [],
            Seen = Json<IReadOnlyList<string>>("Seen") ?? [],
        };
    }

    public static bool IsFinished(TableEntity row) => row.GetString(Status)
        is nameof(OrchestrationRuntimeStatus.Completed) or nameof(OrchestrationRuntimeStatus.Failed) or nameof(OrchestrationRuntimeStatus.Terminated);

    public static DateTimeOffset? Moment(long? ticks) => ticks is null or Never ? null : new DateTimeOffset(ticks.Value, TimeSpan.Zero);
}
