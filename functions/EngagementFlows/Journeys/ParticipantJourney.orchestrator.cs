using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Feedback;
using EngagementFlows.FollowUps;
using EngagementFlows.Inbox;
using EngagementFlows.Invitations;
using EngagementFlows.Questions;
using EngagementFlows.Reminders;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Journeys;

/// <summary>
/// One person's way through one campaign, from the invitation to what came of it. One instance a person a campaign.
/// The chapters below are the story in its order; each plans its messages as a pure function of what has happened so far.
/// </summary>
public static class ParticipantJourney
{
    public static Story Story { get; } = new(
        Withdrawing.Steps,
        ConsentConfirmations.Steps,
        Clarifying.Steps,
        ChangesToTheMeeting.Steps,
        Invitation.Steps,
        Answer.Steps,
        AccessNeedsQuestion.Steps,
        ConsentQuestions.Steps,
        MeetingReminders.Steps,
        OpeningQuestion.Steps,
        FeedbackQuestions.Steps,
        FollowUp.Steps);

    public static string InstanceId(string campaignId, string participantId) => $"{campaignId}:{participantId}";

    [Function(nameof(ParticipantJourney))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var journey = new Traveller(context, Story);
        await journey.SetOut();

        while (journey.NextStop is { } stop)
        {
            if (await journey.HearsSomethingBefore(stop.At))
            {
                await journey.TakeIn();
            }
            else if (stop.Step is { EndsOffer: true } offer)
            {
                await journey.LetTheOfferLapse(offer);
            }
            else if (stop.Step is { HandsOver: true } unclear)
            {
                await journey.HandOver(unclear);
            }
            else if (stop.Step is { } step)
            {
                await journey.Deliver(step);
            }
            else if (!journey.IsPaused)
            {
                break;
            }
        }

        await journey.Arrive();
    }
}
