using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Storage;
using EngagementFlows.Webhooks;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>Texts and emails of the person's that have come in and not been taken in yet. What providers report of messages holds ids alone.</summary>
public sealed class DeliveriesPlace(FlowTables tables, Deliveries deliveries, ContactKeys keys, TimeProvider clock) : IPlaceOfData
{
    public string Key => StoredKeys.Deliveries;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var row in await RowsAsync(subject, cancellation))
        {
            var stored = await tables.Deliveries.GetEntityIfExistsAsync<TableEntity>(row.Partition, row.Row, cancellationToken: cancellation);
            if (stored.HasValue)
            {
                found.Add(JsonRow.Read<JsonObject>(stored.Value!));
            }
        }

        return new Holding(found.Count, found, "What comes from a phone or email that somebody else has too is left out until we know from whom it is.",
            "Mae'r hyn sy'n dod o ffôn neu e-bost sydd gan rywun arall hefyd yn cael ei adael allan nes ein bod ni'n gwybod gan bwy mae.");
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var rows = await RowsAsync(subject, cancellation);
        foreach (var row in rows)
        {
            await deliveries.EndAsync(row, cancellation);
        }

        return new PlaceOutcome(PlaceState.Done, (before?.Count ?? 0) + rows.Count);
    }

    private async Task<IReadOnlyList<PendingRow>> RowsAsync(DataSubject subject, CancellationToken cancellation)
    {
        var found = new List<PendingRow>();
        await foreach (var row in deliveries.WaitingAsync(clock.GetUtcNow().AddTicks(1), cancellation))
        {
            if (await deliveries.FindAsync(row, cancellation) is { Value: var delivery }
                && keys.ForText(delivery.Text?.From ?? delivery.Mail?.From) is { } key
                && subject.OwnKeys.Contains(key))
            {
                found.Add(row);
            }
        }

        return found;
    }
}
