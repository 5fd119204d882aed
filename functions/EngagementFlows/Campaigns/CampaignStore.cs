using Azure;
using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Campaigns;

/// <summary>The one write path of a campaign.</summary>
public sealed class CampaignStore(FlowTables tables)
{
    private const string Partition = "campaign";

    public async Task<Stored<Campaign>?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (!TableKey.IsPossible(id))
        {
            return null;
        }

        var found = await tables.Campaigns.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellation);
        return found.HasValue ? new Stored<Campaign>(JsonRow.Read<Campaign>(found.Value!), found.Value!.ETag) : null;
    }

    public async Task<Campaign> GetAsync(string id, CancellationToken cancellation = default) =>
        (await FindAsync(id, cancellation))?.Value ?? throw new InvalidOperationException($"There is no campaign {id}.");

    /// <returns>False if a campaign with this id is there already.</returns>
    public async Task<bool> AddAsync(Campaign campaign, CancellationToken cancellation = default)
    {
        try
        {
            await tables.Campaigns.AddEntityAsync(JsonRow.Write(Partition, campaign.Id, campaign), cancellation);
            Trail.Changed("campaign", campaign.Id, null, campaign, Plain.Campaign);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <returns>What was decided, or null if there is no such campaign.</returns>
    public Task<Decision?> ChangeAsync(string id, Func<Campaign, Decision> decide, CancellationToken cancellation = default) =>
        OptimisticWrites.RetryAsync<Decision?>(async _ =>
        {
            if (await FindAsync(id, cancellation) is not { } stored)
            {
                return null;
            }

            var decision = decide(stored.Value);
            if (decision.IsChange)
            {
                await tables.Campaigns.UpdateEntityAsync(JsonRow.Write(Partition, id, decision.Campaign), stored.ETag, TableUpdateMode.Replace, cancellation);
                Trail.Changed("campaign", id, stored.Value, decision.Campaign, Plain.Campaign);
            }

            return decision;
        });

    public async Task<IReadOnlyList<Campaign>> AllAsync(CancellationToken cancellation = default)
    {
        var all = new List<Campaign>();
        await foreach (var row in tables.Campaigns.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellation))
        {
            all.Add(JsonRow.Read<Campaign>(row));
        }

        return all;
    }

    /// <summary>The ids alone, without what is stored under them.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation = default)
    {
        var all = new List<string>();
        await foreach (var row in tables.Campaigns.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            all.Add(row.RowKey);
        }

        return all;
    }
}
