using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Writes an instance's row and episode in one transaction, long texts before it, and clears up what it leaves behind.</summary>
internal sealed class TableWriter(TableClient table)
{
    /// <summary>A transaction takes 100 rows; the instance's own, its episode's and the staging mark need three.</summary>
    private const int MostDeletions = 90;

    public async Task<string> CreateAsync(InstanceRecord record, EpisodeRecord? first, long epoch, CancellationToken cancellation)
    {
        var texts = new LongTexts(TableKeys.Partition(record.InstanceId), record.Revision);
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.Add, InstanceRow.Write(before: null, record, epoch, texts)) };
        return await SubmitAsync(record, first, texts, actions, clearsUp: false, cancellation);
    }

    public async Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, long epoch, CancellationToken cancellation)
    {
        var texts = new LongTexts(TableKeys.Partition(after.InstanceId), after.Revision);
        var isReused = before.Row.ExecutionId != after.ExecutionId;
        var row = InstanceRow.Write(isReused ? null : before.Row, after, epoch, texts);
        var mode = isReused ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.UpdateMerge;
        var actions = new List<TableTransactionAction> { new(mode, row, new ETag(before.Tag)) };
        var clearsUp = InstanceRow.DropsTexts(before.Row, after);
        if (before.Row.Generation != after.Generation)
        {
            // An episode near the limit of a property may have gone into rows of its own.
            clearsUp |= before.History.Count > MostDeletions || before.History.Any(static past => past.Weight > LongTexts.PropertyLimit);
            actions.AddRange(Enumerable.Range(0, clearsUp ? 0 : before.History.Count).Select(sequence => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, TableKeys.History(before.Row.Generation, sequence)), ETag.All)));
        }

        return await SubmitAsync(after, episode, texts, actions, clearsUp, cancellation);
    }

    /// <summary>Removes what a partition holds beyond its instance, and the mark that says so.</summary>
    public async Task ClearUpAsync(string partition, CancellationToken cancellation)
    {
        var rows = await TablePartition.ReadAsync(table, partition, cancellation);
        // The mark last: cut short, the next start goes on with it.
        await DeleteAsync(rows.Leftovers().OrderBy(static row => row.RowKey == TableKeys.Staging), cancellation);
    }

    /// <summary>Deletes rows in transactions of 100, in the order given.</summary>
    public async Task DeleteAsync(IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var batch in rows.Chunk(100))
        {
            await table.SubmitTransactionAsync(batch.Select(static row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
    }

    private async Task<string> SubmitAsync(
        InstanceRecord record, EpisodeRecord? episode, LongTexts texts, List<TableTransactionAction> actions, bool clearsUp, CancellationToken cancellation)
    {
        var partition = TableKeys.Partition(record.InstanceId);
        if (episode is not null)
        {
            actions.Insert(1, new TableTransactionAction(TableTransactionActionType.Add, EpisodeRow.Write(record, episode, texts)));
        }

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

        var answers = await table.SubmitTransactionAsync(actions, cancellation);
        if (clearsUp)
        {
            await ClearUpAsync(partition, cancellation);
        }

        return answers.Value[0].Headers.ETag?.ToString() ?? throw new InvalidOperationException("Storage answered a write without an ETag.");
    }
}
