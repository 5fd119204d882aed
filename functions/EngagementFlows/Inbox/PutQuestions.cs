using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Inbox;

/// <summary>The questions of one person that a reply may answer now, and which of them an email's address names. Pure.</summary>
internal static class PutQuestions
{
    internal const int NoNumber = 1_000_000;

    public static IEnumerable<PutQuestion> Of(Participant person, CampaignFile file, DateTimeOffset now)
    {
        var counting = person.Asked()
            .Where(one => now <= (one.AnsweredAt is null ? QuestionTimes.Until(file, one.Kind, one.AskedAt,
                one.Until) : QuestionTimes.ChangesUntil(file, one.Kind)))
            .ToList();
        // An offered place is taken or not; that they wanted to come was said before.
        var isOffered = counting.Exists(one => one.Kind == QuestionKind.Offer);
        return counting.Where(one => !isOffered || one.Kind != QuestionKind.Rsvp).Select(one => new PutQuestion(
            person.Ref, person.Details.Name, one.Key, Replies.Question(file, one.Kind, FirstOf(file, one, now), person.Answers.Statements.Count, one.Kind == QuestionKind.AccessNeeds && NotedNeeds.Any(person)), one.AnsweredAt is not null || IsMoot(person, one))
        {
            Current = person.Partstat switch { Partstat.Accepted => YesNoAnswer.Yes, Partstat.Declined => YesNoAnswer.No, Partstat.Tentative => YesNoAnswer.NotSure, _ => null },
            Title = file.Meeting.Title,
            IsRequired = TakingPart.Hangs(file, one.Key),
            Numbers = AnswerNumbers.Question(person, one),
            Words = WordsOf(file, one),
        });
    }

    /// <summary>Whoever does not come needs nothing to come: nobody waits for what they would need. It is open again when they come after all.</summary>
    private static bool IsMoot(Participant person, AskedQuestion asked) => asked.Kind == QuestionKind.AccessNeeds && person.Partstat == Partstat.Declined;

    /// <returns>The key of the question that the message put; null where it put none, or is not known.</returns>
    public static string? NamedBy(Participant person, string messageTag)
    {
        var step = person.Steps.FirstOrDefault(one => Enumerable.Range(1, Math.Max(1, one.Value.Attempts))
            .Any(attempt => MessageReference.IdOf(person.Ref, one.Key, attempt).StartsWith(messageTag, StringComparison.Ordinal))).Key;
        return step is null ? null
            : person.Asked().Find(one => one.Step == step)?.Key
            ?? step.Split(':') switch
            {
                ["invitation" or "invitation-reminder" or "meeting-changed", ..] => QuestionKeys.For(QuestionKind.Rsvp, null),
                ["feedback", ..] => QuestionKeys.For(QuestionKind.Statements, null),
                ["offer", ..] => QuestionKeys.For(QuestionKind.Offer, null),
                _ => person.Asked().Find(one => one.Key == step)?.Key,
            };
    }

    /// <summary>The number of its first answer; one that nobody writes where only words can change the answer by now.</summary>
    private static int FirstOf(CampaignFile file, AskedQuestion asked, DateTimeOffset now) =>
        asked.Kind == QuestionKind.Consent && now > AnswerNumbers.Until(file, asked.Kind, asked.AskedAt) ? NoNumber : asked.FirstNumber;

    private static LocalizedText? WordsOf(CampaignFile file, AskedQuestion question) => question.Kind switch
    {
        QuestionKind.Consent => file.Consents.FirstOrDefault(consent => consent.Purpose == question.About)?.Wording,
        QuestionKind.OpeningQuestion => file.OpeningQuestion.Text,
        QuestionKind.OneThing => file.Feedback.OneThing,
        _ => null,
    };
}
