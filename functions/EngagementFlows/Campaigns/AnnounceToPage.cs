using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Campaigns;

/// <param name="Page">Where the page begins, as the page before said; null for the first.</param>
public sealed record AnnounceToPageInput(string CampaignId, CampaignStanding Standing, string? Page, bool OnlyNewcomers);

/// <summary>One page of an announcement. Safe to repeat: a journey starts once, and drops events that it has heard.</summary>
public sealed class AnnounceToPage(ParticipantStore participants, CampaignStore campaigns, PlaceStore places, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int AtOnce = 8;

    /// <returns>Where the next page begins, or null after the last.</returns>
    [Function(nameof(AnnounceToPage))]
    public async Task<string?> Run([ActivityTrigger] AnnounceToPageInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        string? next = null;
        var failures = new CollectedFailures();
        await foreach (var page in participants.Query(input.CampaignId, PageSize).AsPages(input.Page, PageSize).WithCancellation(cancellation))
        {
            next = page.ContinuationToken;
            await Parallel.ForEachAsync(
                page.Values.Select(row => ParticipantStore.Read(row).Value),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (person, token) => await failures.CollectAsync(() => ReachAsync(person, input, client, token), token));
            break;
        }

        if (next is null && input.Standing.MeetingVersion > 1)
        {
            // A larger room than before has places for those who wait.
            await places.OfferAsync(await campaigns.GetAsync(input.CampaignId, cancellation), clock.GetUtcNow(), client, cancellation);
        }

        failures.ThrowIfAny();
        return next;
    }

    private static async Task ReachAsync(Participant person, AnnounceToPageInput input, DurableTaskClient client, CancellationToken cancellation)
    {
        if (person.EndedAt is not null)
        {
            return;
        }

        var standing = input.Standing;
        if (!await StartAsync(person, standing, client, cancellation) && !input.OnlyNewcomers)
        {
            await client.TellJourneyAsync(
                person.Ref,
                new JourneyEvent($"campaign:{standing.Revision}", JourneyEventKind.CampaignChanged) { Standing = standing },
                cancellation);
        }
    }

    /// <returns>True if the journey was started here; it reads how the campaign stands by itself.</returns>
    private static async Task<bool> StartAsync(Participant person, CampaignStanding standing, DurableTaskClient client, CancellationToken cancellation)
    {
        var isFresh = person.Steps.IsEmpty && standing.CancelledAt is null;
        var start = new JourneyStart(person.CampaignId, person.Id);
        return isFresh && await client.StartOnceAsync(nameof(ParticipantJourney), start, person.InstanceId, cancellation);
    }
}
