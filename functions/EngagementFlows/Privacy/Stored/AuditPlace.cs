using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>What was done to the person's data. By id and masked, and kept: it is how what was done can be answered for.</summary>
public sealed class AuditPlace(FlowTables tables) : IPlaceOfData
{
    public string Key => StoredKeys.Audit;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        await foreach (var row in tables.Audit.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (!row.ContainsKey("Data"))
            {
                continue;
            }

            var entry = JsonRow.Read<JsonObject>(row);
            if ((string?)entry["campaignId"] is { } campaign && ((string?)entry["subject"])?.Split(' ').Any(id => subject.Is(campaign, id)) == true)
            {
                // Who of the team it was is the colleague's data; as what they did it is not.
                entry["who"] = entry["who"]?["role"]?.DeepClone();
                found.Add(entry);
            }
        }

        return new Holding(found.Count, found);
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation) =>
        new(PlaceState.Kept, (await FindAsync(subject, client, cancellation)).Count, "By id and masked: what was done with the data has to be answered for, this erasure too.");
}
