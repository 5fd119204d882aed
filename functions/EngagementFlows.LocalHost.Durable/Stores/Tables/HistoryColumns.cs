using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// An instance's history in its own row, so that an episode is one write and a load one read by key (Azurite answers
/// a query by looking at every row of the table). What is too long for that is sealed into rows of its own, each
/// holding many episodes.
/// </summary>
internal static class HistoryColumns
{
    public const string Tail = "Tail";
    public const string Segments = "Segments";
    public const string Sealed = "Sealed";
    public const string Events = "Events";

    /// <summary>Characters of a tail that is rewritten with each episode; more than that is sealed.</summary>
    private const int SealAt = 16_000;

    /// <summary>Adds the history to an instance's row.</summary>
    /// <param name="history">All episodes of the execution, the new one included.</param>
    /// <returns>The row of a segment that is sealed by this, if any, and what is now sealed.</returns>
    public static (TableEntity? Segment, TableTag Tag) Write(
        TableEntity row, IReadOnlyList<EpisodeRecord> history, TableTag before, int generation, LongTexts texts)
    {
        IReadOnlyList<EpisodeRecord> open = [.. history.Skip(before.Sealed)];
        var tail = open.Count == 0 ? "" : DurableJson.Write(open);
        TableEntity? segment = null;
        var after = before;
        if (tail.Length > SealAt)
        {
            segment = new TableEntity(row.PartitionKey, TableKeys.History(generation, before.Segments));
            texts.Write(segment, Events, tail);
            after = before with { Segments = before.Segments + 1, Sealed = history.Count };
            tail = "";
        }

        (row[Tail], row[Segments], row[Sealed]) = (tail, after.Segments, after.Sealed);
        return (segment, after);
    }

    public static TableTag Tag(TableEntity row) => new(row.ETag.ToString(), row.GetInt32(Segments) ?? 0, row.GetInt32(Sealed) ?? 0);

    public static IEnumerable<string> Keys(TableEntity row) =>
        Enumerable.Range(0, row.GetInt32(Segments) ?? 0).Select(number => TableKeys.History(row.GetInt32("Generation") ?? 0, number));

    public static IReadOnlyList<EpisodeRecord> Read(TableEntity row, IEnumerable<string> segments)
    {
        var tail = row.GetString(Tail);
        return [.. segments.Append(string.IsNullOrEmpty(tail) ? "[]" : tail).SelectMany(DurableJson.Read<IReadOnlyList<EpisodeRecord>>)];
    }
}
