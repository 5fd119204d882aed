using Azure;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Privacy;

/// <summary>The one write path of requests about people's data.</summary>
public sealed class PrivacyRequests(FlowTables tables)
{
    public async Task<Stored<PrivacyRequest>?> FindAsync(PrivacyKind kind, ParticipantRef person, CancellationToken cancellation)
    {
        var key = new PrivacyRequest(kind, person.CampaignId, person.ParticipantId, default, "");
        if (!TableKey.IsPossible(key.PartitionKey))
        {
            return null;
        }

        var found = await tables.Privacy.GetEntityIfExistsAsync<TableEntity>(key.PartitionKey, key.RowKey, cancellationToken: cancellation);
        return found.HasValue ? new Stored<PrivacyRequest>(JsonRow.Read<PrivacyRequest>(found.Value!), found.Value!.ETag) : null;
    }

    /// <returns>False where another request was quicker.</returns>
    public async Task<bool> PutAsync(PrivacyRequest request, ETag? before, CancellationToken cancellation)
    {
        var row = JsonRow.Write(request.PartitionKey, request.RowKey, request);
        try
        {
            await (before is { } tag
                ? tables.Privacy.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellation)
                : tables.Privacy.AddEntityAsync(row, cancellation));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    public Task<PrivacyRequest> ChangeAsync(PrivacyKind kind, ParticipantRef person, Func<PrivacyRequest, PrivacyRequest> change, CancellationToken cancellation) =>
        OptimisticWrites.RetryAsync(async _ =>
        {
            var stored = await FindAsync(kind, person, cancellation) ?? throw new InvalidOperationException($"There is no {kind} for {person.Key}.");
            var changed = change(stored.Value);
            if (changed != stored.Value)
            {
                await tables.Privacy.UpdateEntityAsync(JsonRow.Write(changed.PartitionKey, changed.RowKey, changed), stored.ETag, TableUpdateMode.Replace, cancellation);
            }

            return changed;
        });

    /// <summary>Everything that is asked for and not yet answered.</summary>
    public async Task<IReadOnlyList<PrivacyRequest>> RunningAsync(CancellationToken cancellation)
    {
        var found = new List<PrivacyRequest>();
        await foreach (var row in tables.Privacy.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ne {ErasedPeople.Partition}"), cancellationToken: cancellation))
        {
            if (JsonRow.Read<PrivacyRequest>(row) is { State: RequestState.Running } request)
            {
                found.Add(request);
            }
        }

        return found;
    }
}
