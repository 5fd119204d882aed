using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Storage;

namespace EngagementFlows.Participants;

/// <summary>A person's rows as they are stored, whatever members they have: for those who must see all of it, or take it away. The person's own row is written by <see cref="ParticipantStore"/> alone.</summary>
public sealed class ParticipantRows(FlowTables tables)
{
    /// <summary>Everything under a person as it is stored, whatever members it has: the person first, then the rows beside them by their keys.</summary>
    public async IAsyncEnumerable<(string RowKey, JsonObject Data)> AsStoredAsync(ParticipantRef participant, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key}"), cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        foreach (var row in rows.OrderBy(row => row.RowKey != ParticipantStore.Row).ThenBy(row => row.RowKey, StringComparer.Ordinal))
        {
            yield return (row.RowKey, JsonRow.Read<JsonObject>(row));
        }
    }

    /// <summary>Changes rows beside a person as they are stored, whatever members they have.</summary>
    /// <param name="change">Given the row's key; says whether it changed anything.</param>
    public async Task ChangeLinesAsync(ParticipantRef participant, Func<string, JsonObject, bool> change, CancellationToken cancellation = default)
    {
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key} and RowKey ne {ParticipantStore.Row}"), cancellationToken: cancellation))
        {
            var line = JsonRow.Read<JsonObject>(row);
            if (change(row.RowKey, line))
            {
                await tables.Participants.UpdateEntityAsync(JsonRow.Write(row.PartitionKey, row.RowKey, line), row.ETag, TableUpdateMode.Replace, cancellation);
            }
        }
    }

    /// <summary>The keys alone of a person's rows that begin so.</summary>
    public async Task<IReadOnlyList<string>> TimelineKeysAsync(ParticipantRef participant, string prefix, CancellationToken cancellation = default)
    {
        var keys = new List<string>();
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            if (row.RowKey.StartsWith(prefix, StringComparison.Ordinal))
            {
                keys.Add(row.RowKey);
            }
        }

        return keys;
    }

    /// <summary>Takes lines away for good, a transaction at a time.</summary>
    /// <param name="isWanted">By the row's key.</param>
    /// <returns>How many were there.</returns>
    public async Task<int> RemoveLinesAsync(ParticipantRef participant, Func<string, bool> isWanted, CancellationToken cancellation = default)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key} and RowKey ne {ParticipantStore.Row}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            if (isWanted(row.RowKey))
            {
                rows.Add(row);
            }
        }

        foreach (var some in rows.Chunk(100))
        {
            await tables.Participants.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }

        return rows.Count;
    }
}
