using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>Messages that were captured in the place of being sent.</summary>
public sealed class OutboxPlace(FlowTables tables) : IPlaceOfData
{
    public string Key => StoredKeys.Outbox;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = (await RowsAsync(subject, cancellation)).Select(row => row.Data).ToArray();
        return new Holding(found.Length, new JsonArray(found));
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var rows = await RowsAsync(subject, cancellation);
        foreach (var (row, _) in rows)
        {
            await tables.Outbox.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
        }

        return new PlaceOutcome(PlaceState.Done, (before?.Count ?? 0) + rows.Count);
    }

    private async Task<IReadOnlyList<(TableEntity Row, JsonObject Data)>> RowsAsync(DataSubject subject, CancellationToken cancellation)
    {
        var found = new List<(TableEntity, JsonObject)>();
        foreach (var campaign in subject.Records.Select(record => record.CampaignId).Distinct())
        {
            await foreach (var row in tables.Outbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {campaign}"), cancellationToken: cancellation))
            {
                var data = JsonRow.Read<JsonObject>(row);
                if ((string?)data["participantId"] is { } id && subject.Is(campaign, id))
                {
                    found.Add((row, data));
                }
            }
        }

        return found;
    }
}
