using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>A person's place at a meeting, or in its queue. Given up while others can still have it; afterwards the id stays for the count.</summary>
public sealed class PlacesPlace(CampaignStore campaigns, PlaceStore places, ParticipantStore participants, TimeProvider clock) : IPlaceOfData
{
    public string Key => StoredKeys.Places;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var person in subject.Records)
        {
            if (await campaigns.FindAsync(person.CampaignId, cancellation) is { Value: var campaign }
                && (await places.ReadAsync(campaign, cancellation)).StandingOf(person.Id) is { Kind: not PlaceKind.None } standing)
            {
                found.Add(new JsonObject { ["campaign"] = person.CampaignId, ["standing"] = JsonSerializer.SerializeToNode(standing, JsonRow.Options), ["place"] = standing.Kind.ToString() });
            }
        }

        return new Holding(found.Count, found);
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (released, kept) = (before?.Count ?? 0, 0);
        foreach (var person in subject.Records)
        {
            if (await campaigns.FindAsync(person.CampaignId, cancellation) is not { Value: var campaign } || (await places.ReadAsync(campaign, cancellation)).StandingOf(person.Id).Kind == PlaceKind.None)
            {
                continue;
            }

            if (MeetingTimes.Start(campaign.File) <= now)
            {
                kept++;
                continue;
            }

            var standing = await places.ReleaseAsync(campaign, person.Id, now, client, cancellation);
            await participants.ChangeAsync(person.Ref, one => (one with { Place = standing }, []), cancellation: cancellation);
            released++;
        }

        return kept == 0
            ? new PlaceOutcome(PlaceState.Done, released)
            : new PlaceOutcome(PlaceState.Kept, kept, "The meeting is over: who had a place stays counted, by id.");
    }
}
