using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>What waits, or waited, for the team: of the person's campaigns, and from their contacts where nobody was known under them.</summary>
public sealed class InboxPlace(FlowTables tables, ContactKeys keys) : IPlaceOfData
{
    private enum Whose
    {
        SomebodyElses,
        Theirs,
        OneOfSeveral,

        /// <summary>A line of a list that the app made for the team.</summary>
        InAList,
    }

    public string Key => StoredKeys.Inbox;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var (items, leftOut) = (new JsonArray(), 0);
        foreach (var (row, data, whose) in await RowsAsync(subject, cancellation))
        {
            if (whose == Whose.OneOfSeveral)
            {
                leftOut++;
                continue;
            }

            if (whose == Whose.InAList)
            {
                (data["text"], data["participantIds"]) = (string.Join('\n', Lines(data).Where(line => IsOf(subject, line))), null);
            }

            data["campaign"] = row.PartitionKey == TeamInbox.Unknown ? null : row.PartitionKey;
            items.Add(data);
        }

        return new Holding(items.Count, items, leftOut == 0 ? null
                : $"{(leftOut == 1 ? "1 message" : $"{leftOut} messages")} came from a phone or email that somebody else has too. We do not know from whom, so it is left out.",
            leftOut == 0 ? null
                : $"Daeth {leftOut} neges o ffôn neu e-bost sydd gan rywun arall hefyd. Dydyn ni ddim yn gwybod gan bwy, felly mae wedi ei gadael allan.");
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var (removed, detached) = (before?.Count ?? 0, 0);
        foreach (var (row, data, whose) in await RowsAsync(subject, cancellation))
        {
            if (whose == Whose.Theirs)
            {
                await tables.Inbox.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
                removed++;
            }
            else if (data["participantIds"] is JsonArray ids && row.PartitionKey != TeamInbox.Unknown)
            {
                if (whose == Whose.InAList)
                {
                    data["text"] = string.Join('\n', Lines(data).Where(line => !IsOf(subject, line)));
                }

                // As it is stored, whatever members it has, so that an item loses nothing but the one id.
                data["participantIds"] = new JsonArray([.. ids.Select(id => (string)id!).Where(id => !subject.Is(row.PartitionKey, id)).Select(id => JsonValue.Create(id))]);
                await tables.Inbox.UpdateEntityAsync(JsonRow.Write(row.PartitionKey, row.RowKey, data), row.ETag, TableUpdateMode.Replace, cancellation);
                detached += whose == Whose.OneOfSeveral ? 1 : 0;
            }
            else
            {
                detached++;
            }
        }

        return new PlaceOutcome(PlaceState.Done, removed, detached == 0 ? before?.Note : $"{detached} items came from a contact that somebody else has too and may be theirs: they stay, without this person's id.");
    }

    private async Task<IReadOnlyList<(TableEntity Row, JsonObject Data, Whose Whose)>> RowsAsync(DataSubject subject, CancellationToken cancellation)
    {
        var found = new List<(TableEntity, JsonObject, Whose)>();
        foreach (var partition in subject.Records.Select(record => record.CampaignId).Distinct().Append(TeamInbox.Unknown))
        {
            await foreach (var row in tables.Inbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
            {
                var data = JsonRow.Read<JsonObject>(row);
                if (Of(subject, partition, data) is var whose and not Whose.SomebodyElses)
                {
                    found.Add((row, data, whose));
                }
            }
        }

        return found;
    }

    private static string[] Lines(JsonObject item) => ((string?)item["text"] ?? "").Split('\n');

    private static bool IsOf(DataSubject subject, string line) => subject.Records.Any(person => person.Details.Name.Length > 0 && line.StartsWith($"{person.Details.Name}:", StringComparison.Ordinal));

    private Whose Of(DataSubject subject, string partition, JsonObject item)
    {
        var ids = (item["participantIds"] as JsonArray ?? []).Select(id => (string?)id ?? "").ToList();
        if (ids.Count > 0)
        {
            var theirs = ids.Count(id => subject.Is(partition, id));
            return theirs == 0 ? Whose.SomebodyElses
                : theirs == ids.Count ? Whose.Theirs
                : (string?)item["kind"] == InboxItem.AccessNeeds ? Whose.InAList
                : Whose.OneOfSeveral;
        }

        return keys.ForText((string?)item["from"]) is not { } key ? Whose.SomebodyElses
            : subject.OwnKeys.Contains(key) ? Whose.Theirs
            : subject.SharedKeys.Contains(key) ? Whose.OneOfSeveral
            : Whose.SomebodyElses;
    }
}
