using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.ParticipantPages;
using EngagementFlows.Participants;
using EngagementFlows.Replies;

namespace EngagementFlows.Consent;

/// <summary>
/// Nobody takes part without the consents that a campaign requires. Whoever says no to one gives up their place and gets nothing more of the
/// campaign but what they ask for, until they say yes. Pure.
/// </summary>
public static class TakingPart
{
    public const string WhyNot = "does not take part";

    /// <summary>Messages that answer what somebody has written or asked for, or say that their wish was heard.</summary>
    private static readonly HashSet<string> AskedFor = new(StringComparer.Ordinal)
    {
        InReply.Template, SupporterReply.Template, UnclearFields.Template, Aside.TeamMessage, Aside.HoldingReply, FreshLink.Template, ConsentConfirmations.Template,
        Withdrawing.Template,
    };

    public static bool Requires(CampaignFile file, string purpose) => file.Consents.Any(one => one.Required && one.Purpose == purpose);

    /// <summary>Whether the question asks for a consent without which nobody takes part, so that a no gives up the place.</summary>
    /// <param name="question">Its key.</param>
    public static bool Hangs(CampaignFile file, string question) => file.Consents.Any(one => one.Required && ConsentQuestions.Key(one.Purpose) == question);

    /// <summary>The consent for want of which the person does not take part; null where they have said no to none that is required.</summary>
    public static string? RefusedBy(CampaignFile file, Participant person) =>
        file.Consents.FirstOrDefault(one => one.Required && person.Consents.GetValueOrDefault(one.Purpose) is { IsNo: true })?.Purpose
        // Whoever says that they no longer take part does not, whether or not the campaign asks for that consent.
        ?? (person.Consents.GetValueOrDefault(ConsentPurposes.TakePart) is { State: ConsentState.Withdrawn, IsNo: true } ? ConsentPurposes.TakePart : null);

    /// <summary>Whether a message goes to somebody who does not take part.</summary>
    public static bool Allows(Step step) => step.ByHand || step.IsAskedFor || AskedFor.Contains(step.Template);

    /// <summary>Whether they had said that they come when they said no, so that their yes brings them back.</summary>
    public static bool WantedToCome(Participant person) =>
        person.AnswersGiven.FindLast(one => one.Question == QuestionKeys.For(QuestionKind.Rsvp, null))?.Answer == Partstat.Accepted.Wire();
}
