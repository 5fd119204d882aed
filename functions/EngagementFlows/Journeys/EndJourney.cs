using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Journeys;

public sealed record EndJourneyInput(JourneyStart Start, IReadOnlyList<StepOutcome> Closed);

/// <summary>The story is told: what was still planned is recorded with the reason why it never went.</summary>
public sealed class EndJourney(ParticipantStore participants, TimeProvider clock)
{
    [Function(nameof(EndJourney))]
    public Task Run([ActivityTrigger] EndJourneyInput input, CancellationToken cancellation) =>
        participants.ChangeAsync(
            new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId),
            before => (before.WithClosed(input.Closed) with { EndedAt = before.EndedAt ?? clock.GetUtcNow(), NextStep = null, NextDue = null, Open = null },
                input.Closed.Select(one => TimelineEntry.Skipped(one.Key, one.At, one.Reason))),
            cancellation: cancellation);
}
