using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Campaigns;

/// <summary>How far an announcement has come.</summary>
/// <param name="Page">Where the next page begins, as Table Storage said; null for the first.</param>
/// <param name="NotReached">Ids of people who could not be reached on the pages so far.</param>
/// <param name="IsThrough">All pages are done, and only <paramref name="NotReached"/> are left.</param>
public sealed record AnnouncementProgress(string? Page, ImmutableList<string> NotReached, bool IsThrough)
{
    public static AnnouncementProgress Start { get; } = new(null, [], IsThrough: false);
}

/// <summary>
/// One page of an announcement. Safe to repeat: a journey starts once, and drops events that it has heard. Somebody who cannot be reached
/// holds nobody else up: they are tried again when all others have heard.
/// </summary>
public sealed class AnnounceToPage(ParticipantStore participants, CampaignStore campaigns, PlaceStore places, VoiceCalls calls,
    TimeProvider clock, ILogger<AnnounceToPage> log)
{
    private const int PageSize = 100;
    private const int AtOnce = 8;

    /// <summary>More than this are no faulty rows but an outage: the page is done again as a whole.</summary>
    private const int MostNotReached = 20;

    [Function(nameof(AnnounceToPage))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var input = call.Read<AnnouncementInput>();
        var progress = call.Cursor is { } cursor ? JsonSerializer.Deserialize<AnnouncementProgress>(cursor, JsonRow.Options)! : AnnouncementProgress.Start;
        return (progress.IsThrough
            ? await ReachTheRestAsync(input, progress.NotReached, client, cancellation)
            : await ReachPageAsync(input, progress, client, cancellation)).To(call);
    }

    private async Task<LoopAnswer> ReachPageAsync(AnnouncementInput input, AnnouncementProgress progress, DurableTaskClient client, CancellationToken cancellation)
    {
        string? next = null;
        var failed = progress.NotReached;
        await foreach (var page in participants.Query(input.CampaignId, PageSize).AsPages(progress.Page, PageSize).WithCancellation(cancellation))
        {
            next = page.ContinuationToken;
            var rows = page.Values.ToDictionary(row => ParticipantRef.Parse(row.PartitionKey).ParticipantId, StringComparer.Ordinal);
            failed = failed.AddRange(await ReachAllAsync(rows.Keys, id => ReachAsync(ParticipantStore.Read(rows[id]).Value, input, client, cancellation), cancellation));
            break;
        }

        if (next is null && input.Standing.MeetingVersion > 1)
        {
            // A larger room than before has places for those who wait.
            await places.OfferAsync(await campaigns.GetAsync(input.CampaignId, cancellation), clock.GetUtcNow(), client, cancellation);
        }

        return next is null && failed.IsEmpty
            ? LoopAnswer.Done
            : LoopAnswer.Again(JsonSerializer.Serialize(new AnnouncementProgress(next, failed, IsThrough: next is null), JsonRow.Options));
    }

    /// <summary>Everybody else has heard by now. Who still cannot be reached makes this call fail, and so be repeated and in the end reported.</summary>
    private async Task<LoopAnswer> ReachTheRestAsync(AnnouncementInput input, ImmutableList<string> ids, DurableTaskClient client, CancellationToken cancellation)
    {
        var failed = await ReachAllAsync(ids, async id => await ReachAsync((await participants.GetAsync(new ParticipantRef(input.CampaignId, id), cancellation)).Value, input, client, cancellation), cancellation);
        return failed.Count == 0 ? LoopAnswer.Done : throw new InvalidOperationException($"{failed.Count} people of {input.CampaignId} could not be reached.");
    }

    /// <returns>The ids of those who could not be reached.</returns>
    /// <exception cref="InvalidOperationException">They are so many that it is no fault of theirs.</exception>
    private async Task<IReadOnlyCollection<string>> ReachAllAsync(IEnumerable<string> ids, Func<string, Task> reach, CancellationToken cancellation)
    {
        var failed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, _) =>
        {
            try
            {
                await reach(id);
            }
#pragma warning disable CA1031 // Whatever is wrong with one person must keep nothing from the others.
            catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning("{Participant} could not be reached and is tried again: {Fault}", id, e.GetType().Name);
                failed.Add(id);
            }
        });

        return failed.Count <= MostNotReached ? [.. failed] : throw new InvalidOperationException($"{failed.Count} people of one page could not be reached.");
    }

    private async Task ReachAsync(Participant person, AnnouncementInput input, DurableTaskClient client, CancellationToken cancellation)
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
            if ((standing.MeetingVersion > 1 || standing.CancelledAt is not null)
                && person.Steps.Values.Any(step => step.State == StepState.ByPhone))
            {
                await calls.RenewAsync(await campaigns.GetAsync(input.CampaignId, cancellation), person, clock.GetUtcNow(), cancellation);
            }
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
