using System.Text.RegularExpressions;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>
/// Which numbers the answers to a question have: such as stand on no other message to the same contact that can still be answered
/// (<see cref="Contacts.NumberBook"/>), so that a number says which question it answers. Pure.
/// </summary>
internal static partial class AnswerNumbers
{
    /// <summary>What begins the name of a number by which somebody says which question they meant.</summary>
    public const string Meant = "meant:";

    /// <summary>The question that a message puts, or puts again without being its step's: whoever is unsure or waits can still say yes or no.</summary>
    public static QuestionKind? PutBy(Step step) => SupporterCopies.IsCopy(step.Key) ? null : step.Asks ?? (PutsAgain(step.Template) ? QuestionKind.Rsvp : null);

    public static bool PutsAgain(string template) => template is "tentative" or "waiting-list-joined" or "offer-expired";

    /// <summary>Of the steps that put it again: they follow an answer, under keys of their own.</summary>
    public static bool IsReminderOfAnswer(string? step) => step is not null && (step.StartsWith("answer:", StringComparison.Ordinal) || step.StartsWith("place:", StringComparison.Ordinal));

    /// <summary>How many numbers the answers take; 0 for words.</summary>
    public static int CountOf(CampaignFile file, QuestionKind kind) => kind switch
    {
        QuestionKind.Rsvp or QuestionKind.Offer => AttendanceOption.Count(file.Meeting.AskRoomOrVideo,
            mayBeUnsure: kind == QuestionKind.Rsvp),
        QuestionKind.Consent => 2,
        // The marks, which are always 1 to 5.
        QuestionKind.Statements => 5,
        QuestionKind.Barriers => file.Feedback.Barriers.Count,
        _ => 0,
    };

    /// <summary>Whether the numbers are fields of the message. In a text of the campaign's own that has them written out they stay as they are.</summary>
    public static bool CanDiffer(CampaignFile file, Step step, ParticipantDetails person, Channel channel, bool easyRead) =>
        PutBy(step) is { } kind and not QuestionKind.Statements && CountOf(file, kind) > 0
        && (person.Language == Language.Unknown ? [Language.Welsh, Language.English] : new[] { person.Language })
            .All(language => TemplateSources.InForce(file.Messages, step.Template, new Wording(language, easyRead), channel) is { } source && Field().IsMatch(source));

    /// <summary>The name under which a question's numbers are kept. A new wording of a consent is another question; an offered place is not.</summary>
    public static string Question(CampaignFile file, QuestionKind kind, string? about) => kind switch
    {
        QuestionKind.Rsvp or QuestionKind.Offer => QuestionKeys.For(QuestionKind.Rsvp, null),
        QuestionKind.Consent => OfConsent(about, ConsentWordings.Present(file, about ?? "")?.Version),
        _ => QuestionKeys.For(kind, null),
    };

    /// <summary>As <see cref="Question(CampaignFile, QuestionKind, string?)"/> names it, by the wording that the person has.</summary>
    public static string Question(Participant person, AskedQuestion asked) =>
        asked.IsAttendance ? QuestionKeys.For(QuestionKind.Rsvp, null)
        : asked.Kind == QuestionKind.Consent ? OfConsent(asked.About, person.Steps.GetValueOrDefault(asked.Step ?? "")?.Wording)
        : asked.Key;

    private static string OfConsent(string? purpose, int? version) => $"{ConsentQuestions.Key(purpose ?? "")}:v{version ?? 1}";

    /// <returns>Null for a number that stood for a question in the message that asks which was meant.</returns>
    public static QuestionKind? KindOf(string question) =>
        question.StartsWith(Meant, StringComparison.Ordinal) ? null
        : question.StartsWith("consent:", StringComparison.Ordinal) ? QuestionKind.Consent
        : QuestionKeys.Read(question, default).Kind;

    /// <summary>Until when a number on a message answers its question. A consent can be changed as long as the story goes on, by number until the meeting.</summary>
    public static DateTimeOffset Until(CampaignFile file, QuestionKind kind, DateTimeOffset putAt) =>
        QuestionTimes.Until(file, kind, putAt);

    /// <summary>As <see cref="Until"/>, of what was put before the meeting.</summary>
    public static DateTimeOffset PutUntil(CampaignFile file, QuestionKind kind) => QuestionTimes.Until(file, kind, DateTimeOffset.MinValue);

    /// <summary>Those of the others under a contact who are about to be invited by a message there, and have the lower numbers.</summary>
    /// <param name="asked">Whether their own messages go to this contact.</param>
    public static IEnumerable<Participant> InvitedBefore(Participant person, IEnumerable<Participant> others, Func<Participant, bool> asked) =>
        others.Where(other => IsBefore(other, person) && IsYetToBeInvited(other) && asked(other))
            .OrderBy(other => other.Details.Name, StringComparer.Ordinal).ThenBy(other => other.Id, StringComparer.Ordinal);

    private static bool IsBefore(Participant other, Participant person) =>
        other.CampaignId == person.CampaignId && string.CompareOrdinal($"{other.Details.Name}\n{other.Id}", $"{person.Details.Name}\n{person.Id}") < 0;

    private static bool IsYetToBeInvited(Participant other) =>
        other is { EndedAt: null, AnsweredAt: null, Withdrawal: Withdrawal.None } && !other.Asked().Exists(one => one.Kind == QuestionKind.Rsvp);

    [GeneratedRegex(@"\{\{[#~]?\s*(?:yes|video|no|notSure|number|each\s+barriers)\s*~?\}\}")]
    private static partial Regex Field();
}
