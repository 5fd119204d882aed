using Azure;
using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Inbox;

/// <summary>Where replies wait for people. Nothing that somebody wrote is ever dropped.</summary>
public sealed class TeamInbox(FlowTables tables)
{
    /// <summary>The partition of messages from contacts that no campaign knows; every campaign's inbox shows them.</summary>
    public const string Unknown = "-";

    /// <param name="campaignId">Null when nobody is known under the contact.</param>
    public async Task PutAsync(string? campaignId, InboxItem item, CancellationToken cancellation)
    {
        try
        {
            await tables.Inbox.AddEntityAsync(JsonRow.Write(campaignId ?? Unknown, item.Id, item), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The same message delivered again, however much later: it waits already.
        }
    }

    /// <summary>Of one campaign, and of nobody; in no order.</summary>
    public async Task<IReadOnlyList<InboxItem>> ListAsync(string campaignId, CancellationToken cancellation)
    {
        var items = new Dictionary<string, InboxItem>(StringComparer.Ordinal);
        foreach (var partition in new[] { campaignId, Unknown })
        {
            await foreach (var row in tables.Inbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
            {
                // One that has just been given to the campaign may stand in both for a moment.
                items.TryAdd(row.RowKey, JsonRow.Read<InboxItem>(row));
            }
        }

        return [.. items.Values];
    }

    /// <returns>Null where neither the campaign nor nobody has such an item.</returns>
    public async Task<FiledItem?> FindAsync(string campaignId, string itemId, CancellationToken cancellation)
    {
        if (!TableKey.IsPossible(itemId))
        {
            return null;
        }

        foreach (var partition in new[] { campaignId, Unknown })
        {
            var found = await tables.Inbox.GetEntityIfExistsAsync<TableEntity>(partition, itemId, cancellationToken: cancellation);
            if (found.HasValue)
            {
                return new FiledItem(partition, new Stored<InboxItem>(JsonRow.Read<InboxItem>(found.Value!), found.Value!.ETag));
            }
        }

        return null;
    }

    /// <summary>Writes over what was read, under its ETag; for a campaign instead of for nobody where it has become clear whose it is.</summary>
    /// <returns>False where somebody else wrote first.</returns>
    public async Task<bool> ChangeAsync(FiledItem before, string partition, InboxItem after, CancellationToken cancellation)
    {
        var row = JsonRow.Write(partition, after.Id, after);
        try
        {
            if (partition == before.Partition)
            {
                await tables.Inbox.UpdateEntityAsync(row, before.Item.ETag, TableUpdateMode.Replace, cancellation);
            }
            else
            {
                await tables.Inbox.AddEntityAsync(row, cancellation);
                await ForgetUnknownAsync(after.Id, cancellation);
            }

            Trail.Changed("inbox-item", after.Id, before.Item.Value, after, Plain.InboxItem);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Takes away what has been filed under a campaign.</summary>
    public Task ForgetUnknownAsync(string itemId, CancellationToken cancellation) => tables.Inbox.DeleteEntityAsync(Unknown, itemId, cancellationToken: cancellation);
}

/// <param name="Partition">A campaign's id, or <see cref="TeamInbox.Unknown"/>.</param>
public sealed record FiledItem(string Partition, Stored<InboxItem> Item);
