using System.Text.RegularExpressions;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>
/// Which numbers the answers to a question have: such as no other open question under the same contact has, so that a number says which
/// question it answers. Pure.
/// </summary>
internal static partial class AnswerNumbers
{
    /// <summary>The question that a message puts, or puts again without being its step's: whoever is unsure or waits can still say yes or no.</summary>
    public static QuestionKind? PutBy(Step step) => SupporterCopies.IsCopy(step.Key) ? null : step.Asks ?? (PutsAgain(step.Template) ? QuestionKind.Rsvp : null);

    public static bool PutsAgain(string template) => template is "tentative" or "waiting-list-joined" or "offer-expired";

    /// <summary>Of the steps that put it again: they follow an answer, under keys of their own.</summary>
    public static bool IsReminderOfAnswer(string? step) => step is not null && (step.StartsWith("answer:", StringComparison.Ordinal) || step.StartsWith("place:", StringComparison.Ordinal));

    /// <summary>How many numbers the answers take; 0 for words.</summary>
    public static int CountOf(CampaignFile file, QuestionKind kind) => kind switch
    {
        QuestionKind.Rsvp => 3,
        QuestionKind.Offer or QuestionKind.Consent => 2,
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

    /// <summary>The lowest number from which on as many are free as the question takes; the one that it had, if that is still free.</summary>
    /// <param name="others">Who else is under the contact, in any campaign.</param>
    /// <param name="asked">Those of them whose own messages go to this contact: of two who are invited at once, the first by name has the lower numbers.</param>
    public static int First(Participant person, QuestionKind kind, string? about, int count, IReadOnlyList<Participant> others, Func<Participant, bool> asked, DateTimeOffset now)
    {
        var key = QuestionKeys.For(kind, about);
        var taken = new HashSet<int>();
        foreach (var question in others.SelectMany(other => other.Asked()).Concat(person.Asked().Where(IsAnother)).Where(one => one.IsOpen(now)))
        {
            taken.UnionWith(Enumerable.Range(question.FirstNumber, question.Numbers));
        }

        if (kind == QuestionKind.Rsvp)
        {
            foreach (var other in others.Where(other => IsBefore(other, person) && IsYetToBeInvited(other) && asked(other)).OrderBy(other => other.Details.Name, StringComparer.Ordinal))
            {
                taken.UnionWith(Enumerable.Range(Lowest(count), count));
            }
        }

        return person.Find(key) is { Numbers: > 0 } before && IsFree(before.FirstNumber, count) ? before.FirstNumber : Lowest(count);

        // An offer takes the invitation's place.
        bool IsAnother(AskedQuestion one) => one.Key != key && !(one.IsAttendance && kind is QuestionKind.Rsvp or QuestionKind.Offer);
        int Lowest(int size) => Enumerable.Range(1, int.MaxValue - 1).First(start => IsFree(start, size));
        bool IsFree(int start, int size) => !Enumerable.Range(start, size).Any(taken.Contains);
    }

    private static bool IsBefore(Participant other, Participant person) =>
        other.CampaignId == person.CampaignId && string.CompareOrdinal($"{other.Details.Name}\n{other.Id}", $"{person.Details.Name}\n{person.Id}") < 0;

    private static bool IsYetToBeInvited(Participant other) =>
        other is { EndedAt: null, AnsweredAt: null, Withdrawal: Withdrawal.None } && !other.Asked().Exists(one => one.Kind == QuestionKind.Rsvp);

    [GeneratedRegex(@"\{\{[#~]?\s*(?:yes|no|notSure|number|each\s+barriers)\s*~?\}\}")]
    private static partial Regex Field();
}
