using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Consent;

/// <summary>What a person's consents mean for a message, as they stand just before it goes. Pure.</summary>
public static class ConsentRules
{
    private static readonly HashSet<string> AfterTheMeeting = new(StringComparer.Ordinal)
    {
        "thanks-and-feedback", "feedback-again", "feedback-barriers", "feedback-one-thing", "materials", "outcomes",
    };

    /// <summary>Why a message must not go at all; null where nothing speaks against it.</summary>
    public static string? WhyNot(Campaign campaign, Participant person, Step step, DateTimeOffset now)
    {
        if (step.Template == ConsentConfirmations.Template)
        {
            // STOP came after it: the provider has said all that there is to say.
            return person.Withdrawal != Withdrawal.None ? "has withdrawn" : null;
        }

        return step.Asks == QuestionKind.Consent && IsSettled(campaign, person, step, now) ? "already answered"
            : !TakingPart.Allows(step) && TakingPart.RefusedBy(campaign.File, person) is not null ? TakingPart.WhyNot
            : AfterTheMeeting.Contains(step.Template) && (HasTakenBack(person, ConsentPurposes.ContactAgain) || HasTakenBack(person, ConsentPurposes.LaterStages)) ? "does not want to be contacted again"
            : null;
    }

    /// <summary>Whether a message may go by a channel: the person has not said no to it, and marketing has a basis.</summary>
    public static bool MayUse(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now) =>
        MessageClasses.IsAboutStopping(step.Template)
        || (person.Consents.GetValueOrDefault(MarketingBasis.PurposeOf(channel))?.IsNo != true
            && (MessageClasses.Of(campaign.File, step.Template).Class != MessageClass.Marketing || MarketingBasis.For(campaign.File, person, channel, now) is not null));

    /// <summary>Why <see cref="MayUse"/> says no.</summary>
    public static string WhyNoUse(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now) =>
        person.Consents.GetValueOrDefault(MarketingBasis.PurposeOf(channel))?.IsNo == true ? $"does not want messages by {MarketingBasis.PurposeOf(channel)}"
        : MayUse(campaign, person, step, channel, now) ? "no address for this channel"
        : MarketingBasis.Missing(channel);

    /// <summary>The present wording has been answered, on a page perhaps or for the person, and what was given still stands.</summary>
    private static bool IsSettled(Campaign campaign, Participant person, Step step, DateTimeOffset now) =>
        (step.About ?? "") is var purpose && person.Consents.GetValueOrDefault(purpose) is { } said
        && ((said.IsNo && !step.IsAskedFor) || (said.IsGivenAt(now) && (said.WordingVersion == ConsentWordings.Present(campaign.File, purpose)?.Version
            // Said elsewhere, in words of its own, and the campaign's have not changed since.
            || (said.WordingVersion == 0 && campaign.EarlierWordings.All(one => one.Consent.Purpose != purpose)))));

    private static bool HasTakenBack(Participant person, string purpose) =>
        person.Consents.GetValueOrDefault(purpose)?.State == Ledger.ConsentState.Withdrawn;
}
