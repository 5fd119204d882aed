using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>The requests about the person's data: ids, hashes, and what was done where.</summary>
public sealed class RequestsPlace(PrivacyRequests requests) : IPlaceOfData
{
    public string Key => StoredKeys.Requests;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var reference in subject.Refs)
        {
            foreach (var kind in Enum.GetValues<PrivacyKind>())
            {
                if (await requests.FindAsync(kind, reference, cancellation) is { Value: var request })
                {
                    found.Add(JsonSerializer.SerializeToNode(new { request.Kind, campaign = request.CampaignId, request.AskedAt, request.Reason, request.State, request.EndedAt }, JsonRow.Options));
                }
            }
        }

        return new Holding(found.Count, found);
    }

    public Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation) =>
        Task.FromResult(new PlaceOutcome(PlaceState.Kept, subject.Records.Count, "This report, by id, and the keyed hash by which the person is not added again."));
}
