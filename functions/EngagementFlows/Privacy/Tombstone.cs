using EngagementFlows.Consent.Ledger;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Privacy;

/// <summary>
/// What is left of a person whose data was erased: an id, and what the campaign's figures count. A member of <see cref="Participant"/> stands
/// in exactly one of the two lists; a test fails on one that stands in neither.
/// </summary>
public static class Tombstone
{
    /// <summary>Ids, times, numbers and choices, none of which says who it was.</summary>
    public static IReadOnlySet<string> Kept { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(Participant.CampaignId), nameof(Participant.Id), nameof(Participant.Places), nameof(Participant.Companions), nameof(Participant.ByVideo), nameof(Participant.AddedAt), nameof(Participant.Partstat),
        nameof(Participant.AnsweredAt), nameof(Participant.Place), nameof(Participant.Withdrawal), nameof(Participant.Attended), nameof(Participant.Consents), nameof(Participant.Ledger),
        nameof(Participant.EndedAt), nameof(Participant.ErasingSince), nameof(Participant.ErasedAt), nameof(Participant.Removed),
        nameof(Participant.LinksVersion), nameof(Participant.DataAskedAt), nameof(Participant.ErasureAskedAt),
    };

    /// <summary>Emptied, or reduced to numbers: of the answers, ratings and chosen keys stay; of the steps, how they ended; of what was received, how much.</summary>
    public static IReadOnlySet<string> Emptied { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(Participant.Details), nameof(Participant.Household), nameof(Participant.SharesContact), nameof(Participant.Open), nameof(Participant.OpenQuestions), nameof(Participant.AnswersGiven), nameof(Participant.Unclear), nameof(Participant.Answers),
        nameof(Participant.Steps), nameof(Participant.Unusable), nameof(Participant.Started), nameof(Participant.ReceivedIds), nameof(Participant.NextStep),
        nameof(Participant.NextDue), nameof(Participant.RecordedNeeds),
        nameof(Participant.StartedToSupporter), nameof(Participant.UnusableOfSupporter), nameof(Participant.SupporterPausedAt),
        nameof(Participant.SoftOptIn), nameof(Participant.Asides), nameof(Participant.Hold), nameof(Participant.HoldingReply),
        nameof(Participant.AcknowledgedAt), nameof(Participant.AskAgainOn), nameof(Participant.WantsNoReminders), nameof(Participant.AnswerReviews),
    };

    public static ParticipantDetails Nobody { get; } = new("", null, null, ContactPreference.Either, Language.Unknown, "", [], null, "");

    public static Participant Of(Participant person, DateTimeOffset now) => person with
    {
        Details = Nobody,
        Household = "",
        SharesContact = false,
        Open = null,
        OpenQuestions = [],
        AnswersGiven = [],
        Unclear = null,
        Answers = new GivenAnswers { Statements = person.Answers.Statements, Barriers = person.Answers.Barriers },
        Steps = person.Steps.SetItems(person.Steps.Select(step => KeyValuePair.Create(step.Key, step.Value with { ProviderId = null, Reason = null, Next = null }))),
        Unusable = [],
        SoftOptIn = null,
        Asides = person.Asides.Clear(),
        Hold = null,
        HoldingReply = null,
        AcknowledgedAt = null,
        AskAgainOn = null,
        WantsNoReminders = false,
        AnswerReviews = person.AnswerReviews.Clear(),
        Unwritten = [],
        Consents = person.Consents.WithoutNames(),
        Started = new(default, 0),
        ReceivedIds = [.. person.ReceivedIds.Select((_, n) => $"{n}")],
        RecordedNeeds = [],
        StartedToSupporter = new(default, 0),
        UnusableOfSupporter = [],
        SupporterPausedAt = null,
        NextStep = null,
        NextDue = null,
        EndedAt = person.EndedAt ?? now,
        ErasingSince = person.ErasingSince ?? now,
        ErasedAt = now,
    };
}
