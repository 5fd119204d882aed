using EngagementFlows.Contacts;
using EngagementFlows.Journeys;

namespace EngagementFlows.Inbox;

public sealed record GiveToTheTeamInput(JourneyStart Start, string InboundId);

/// <summary>Nobody said which question their reply meant: the team reads it. Nothing where it is clear by now; safe to repeat.</summary>
public sealed class GiveToTheTeam(UnclearReplies unclears)
{
    public Task Run(GiveToTheTeamInput input, CancellationToken cancellation) =>
        unclears.GiveToTheTeamAsync(new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId), input.InboundId, cancellation);
}
