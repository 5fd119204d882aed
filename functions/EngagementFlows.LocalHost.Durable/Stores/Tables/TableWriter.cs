using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Writes an instance's row with its episode: one row where it fits, else one transaction with the segment that is
/// sealed, long texts before it. Clears up what that leaves behind.
/// </summary>
internal sealed class TableWriter(TableClient table)
{
    /// <summary>A transaction takes 100 rows; the instance's own, a segment and the staging mark need three.</summary>
    private const int MostDeletions = 90;

    public Task<string> CreateAsync(InstanceRecord record, EpisodeRecord? first, long epoch, CancellationToken cancellation)
    {
        var texts = new LongTexts(TableKeys.Partition(record.InstanceId), record.Revision);
        var row = InstanceRow.Write(before: null, record, epoch, texts);
        var (segment, tag) = HistoryColumns.Write(row, first is null ? [] : [first], default, record.Generation, texts);
        return SubmitAsync([new TableTransactionAction(TableTransactionActionType.Add, row), .. Adding(segment)], texts, tag, clearsUp: false, cancellation);
    }

    public Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, long epoch, CancellationToken cancellation)
    {
        var tag = TableTag.Parse(before.Tag);
        var texts = new LongTexts(TableKeys.Partition(after.InstanceId), after.Revision);
        var isReused = before.Row.ExecutionId != after.ExecutionId;
        var row = InstanceRow.Write(isReused ? null : before.Row, after, epoch, texts);
        var mode = isReused ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.UpdateMerge;
        var actions = new List<TableTransactionAction> { new(mode, row, new ETag(tag.ETag)) };
        var clearsUp = InstanceRow.DropsTexts(before.Row, after);
        if (before.Row.Generation != after.Generation)
        {
            // A sealed segment may hold episodes long enough to have text rows of their own.
            clearsUp |= tag.Segments > MostDeletions || before.History.Any(static past => past.Weight > LongTexts.PropertyLimit);
            actions.AddRange(Enumerable.Range(0, clearsUp ? 0 : tag.Segments).Select(number => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, TableKeys.History(before.Row.Generation, number)), ETag.All)));
            (var segment, tag) = HistoryColumns.Write(row, episode is null ? [] : [episode], default, after.Generation, texts);
            actions.AddRange(Adding(segment));
        }
        else if (episode is not null)
        {
            (var segment, tag) = HistoryColumns.Write(row, [.. before.History, episode], tag, after.Generation, texts);
            actions.AddRange(Adding(segment));
        }

        return SubmitAsync(actions, texts, tag, clearsUp, cancellation);
    }

    /// <summary>Removes what a partition holds beyond its instance, and the mark that says so.</summary>
    public async Task ClearUpAsync(string partition, CancellationToken cancellation)
    {
        var rows = new TablePartition(table, partition);
        var used = await rows.UsedKeysAsync(cancellation);
        // The mark last: cut short, the next start goes on with it.
        var leftovers = (await rows.KeysAsync(cancellation)).Where(key => !used.Contains(key)).OrderBy(static key => key == TableKeys.Staging);
        await DeleteAsync(partition, leftovers, ETag.All, cancellation);
    }

    /// <summary>Deletes rows in transactions of 100, in the order given.</summary>
    /// <param name="instance">Which version of the instance's own row, should it be among them.</param>
    public async Task DeleteAsync(string partition, IEnumerable<string> keys, ETag instance, CancellationToken cancellation)
    {
        foreach (var batch in keys.Chunk(100))
        {
            await table.SubmitTransactionAsync(
                batch.Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete, new TableEntity(partition, key), key == TableKeys.Instance ? instance : ETag.All)),
                cancellation);
        }
    }

    private static IEnumerable<TableTransactionAction> Adding(TableEntity? row) =>
        row is null ? [] : [new TableTransactionAction(TableTransactionActionType.Add, row)];

    private async Task<string> SubmitAsync(List<TableTransactionAction> actions, LongTexts texts, TableTag tag, bool clearsUp, CancellationToken cancellation)
    {
        var partition = actions[0].Entity.PartitionKey;
        var mark = new TableEntity(partition, TableKeys.Staging);
        if (texts.Staged.Count > 0)
        {
            await table.UpsertEntityAsync(mark, TableUpdateMode.Replace, cancellation);
            foreach (var text in texts.Staged)
            {
                await table.UpsertEntityAsync(text, TableUpdateMode.Replace, cancellation);
            }
        }

        if (clearsUp)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, mark));
        }
        else if (texts.Staged.Count > 0)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, mark, ETag.All));
        }

        var answer = await SendAsync(actions, cancellation);
        if (clearsUp)
        {
            await ClearUpAsync(partition, cancellation);
        }

        var etag = answer.Headers.ETag ?? throw new InvalidOperationException("Storage answered a write without an ETag.");
        return (tag with { ETag = etag.ToString() }).ToString();
    }

    private async Task<Response> SendAsync(List<TableTransactionAction> actions, CancellationToken cancellation) => actions switch
    {
        [{ ActionType: TableTransactionActionType.Add } only] => await table.AddEntityAsync(only.Entity, cancellation),
        [{ ActionType: TableTransactionActionType.UpdateMerge } only] => await table.UpdateEntityAsync(only.Entity, only.ETag, TableUpdateMode.Merge, cancellation),
        [var only] => await table.UpdateEntityAsync(only.Entity, only.ETag, TableUpdateMode.Replace, cancellation),
        _ => (await table.SubmitTransactionAsync(actions, cancellation)).Value[0],
    };
}
