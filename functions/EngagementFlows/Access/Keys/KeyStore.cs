using Azure;
using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Access.Keys;

/// <summary>The one write path of keys. A revoked key stays, so that what it did can be told later.</summary>
public sealed class KeyStore(FlowTables tables)
{
    private const string Partition = "key";

    /// <summary>One row by its address, however many keys there are.</summary>
    public async Task<Stored<AutomationKey>?> FindAsync(string id, CancellationToken cancellation)
    {
        if (!TableKey.IsPossible(id))
        {
            return null;
        }

        var found = await tables.Keys.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellation);
        return found.HasValue ? new Stored<AutomationKey>(JsonRow.Read<AutomationKey>(found.Value!), found.Value!.ETag) : null;
    }

    public async Task AddAsync(AutomationKey key, CancellationToken cancellation)
    {
        await tables.Keys.AddEntityAsync(JsonRow.Write(Partition, key.Id, key), cancellation);
        Trail.Changed("key", key.Id, null, key, Plain.Key);
    }

    /// <returns>The key as it is then; null if there is none.</returns>
    public Task<AutomationKey?> RevokeAsync(string id, DateTimeOffset now, CancellationToken cancellation) => OptimisticWrites.RetryAsync<AutomationKey?>(async _ =>
    {
        if (await FindAsync(id, cancellation) is not { } stored)
        {
            return null;
        }

        if (stored.Value.RevokedAt is not null)
        {
            return stored.Value;
        }

        var revoked = stored.Value with { RevokedAt = now };
        await WriteAsync(stored, revoked, cancellation);
        Trail.Changed("key", id, stored.Value, revoked, Plain.Key);
        return revoked;
    });

    /// <summary>Notes the day. Another call may note it first, or revoke the key: either is left as it is.</summary>
    public async Task UsedAsync(Stored<AutomationKey> key, DateOnly day, CancellationToken cancellation)
    {
        if (key.Value.LastUsed == day)
        {
            return;
        }

        try
        {
            await WriteAsync(key, key.Value with { LastUsed = day }, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // The next call tries again.
        }
    }

    public async Task<IReadOnlyList<AutomationKey>> AllAsync(CancellationToken cancellation)
    {
        var all = new List<AutomationKey>();
        await foreach (var row in tables.Keys.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellation))
        {
            all.Add(JsonRow.Read<AutomationKey>(row));
        }

        return [.. all.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    private Task WriteAsync(Stored<AutomationKey> before, AutomationKey after, CancellationToken cancellation) =>
        tables.Keys.UpdateEntityAsync(JsonRow.Write(Partition, after.Id, after), before.ETag, TableUpdateMode.Replace, cancellation);
}
