using System.Collections.Immutable;
using EngagementFlows.Journeys;

namespace EngagementFlows.Participants;

/// <summary>The questions that one person has been asked: which are there, and how the list changes. Pure.</summary>
internal static class QuestionList
{
    /// <summary>More answers than anybody gives; a row has its limits.</summary>
    private const int MostAnswers = 100;

    private const int LongestAnswer = 200;

    /// <summary>One of each key, oldest first; rows from before the list had one open question, and whoever was invited can say whether they come.</summary>
    public static ImmutableList<AskedQuestion> Asked(this Participant person)
    {
        var asked = person.OpenQuestions;
        if (person.Open is { } single && !asked.Exists(one => one.Key == single.Key))
        {
            asked = asked.Add(single);
        }

        if (asked.Exists(one => one.Kind == QuestionKind.Rsvp) || InvitationOf(person) is not { } invitation)
        {
            return asked;
        }

        var question = new AskedQuestion(QuestionKind.Rsvp, null, invitation.At)
        {
            Step = "invitation", First = invitation.First, Numbers = 3, AnsweredAt = person.AnsweredAt,
        };
        return asked.Insert(0, question);
    }

    public static AskedQuestion? Find(this Participant person, string key) => person.Asked().Find(one => one.Key == key);

    /// <summary>The question was put, or put again. An answer that came in before its send was recorded stays an answer.</summary>
    public static Participant Asking(this Participant person, AskedQuestion question)
    {
        var asked = person.Asked();
        var before = asked.Find(one => one.Key == question.Key);
        var put = before?.AnsweredAt > question.AskedAt ? question with { AnsweredAt = before.AnsweredAt } : question;
        // Whoever is offered a place has said that they want to come.
        var others = asked.RemoveAll(one => one.Key == question.Key).ConvertAll(one => question.Kind == QuestionKind.Offer && one.Kind == QuestionKind.Rsvp ? one with { AnsweredAt = one.AnsweredAt ?? question.AskedAt } : one);
        return person with { OpenQuestions = others.Add(put), Open = null };
    }

    /// <summary>
    /// Whoever stopped gave up a place, or the wait for one, to others: when they come back they have not answered, and can do so at once.
    /// </summary>
    public static Participant ComingBack(this Participant person) =>
        person is not { Partstat: Partstat.Accepted, Place.Kind: PlaceKind.None or PlaceKind.LeftQueue } ? person : person.AskedAnew() with
        {
            Partstat = Partstat.NeedsAction, AnsweredAt = null,
        };

    /// <summary>What they had said about coming does not count any more.</summary>
    public static Participant AskedAnew(this Participant person) => person with
    {
        OpenQuestions = [.. person.Asked().Select(one => one.Kind == QuestionKind.Rsvp ? one with { AnsweredAt = null } : one)],
        Open = null,
    };

    /// <summary>An answer settles its question; one about coming settles the invitation and closes an offer.</summary>
    public static Participant Answering(this Participant person, QuestionKind kind, string? about, DateTimeOffset at)
    {
        var attends = kind is QuestionKind.Rsvp or QuestionKind.Offer;
        var key = QuestionKeys.For(attends ? QuestionKind.Rsvp : kind, about);
        var asked = person.Asked();
        return person with
        {
            OpenQuestions = [.. asked.Where(one => !attends || one.Kind != QuestionKind.Offer).Select(one => one.Key == key ? one with { AnsweredAt = at } : one)],
            Open = null,
        };
    }

    /// <summary>Questions that nobody waits for any more.</summary>
    public static Participant Closing(this Participant person, Func<AskedQuestion, bool> which) => person with { OpenQuestions = person.Asked().RemoveAll(one => which(one)), Open = null };

    /// <summary>Keeps an answer beside those that it replaces.</summary>
    public static Participant Giving(this Participant person, AnswerGiven answer)
    {
        if (person.AnswersGiven.Exists(one => one.Evidence == answer.Evidence && one.Question == answer.Question))
        {
            return person;
        }

        var kept = answer with { Answer = answer.Answer.Length <= LongestAnswer ? answer.Answer : $"{answer.Answer[..(LongestAnswer - 1)]}…" };
        var all = person.AnswersGiven.Select(one => one.Question == kept.Question ? one with { Replaced = true } : one).Append(kept).ToImmutableList();
        return person with { AnswersGiven = all.Count > MostAnswers ? all.RemoveRange(0, all.Count - MostAnswers) : all };
    }

    /// <summary>From the moment of the hand-over on: somebody may have answered before the provider has answered us.</summary>
    private static StepRecord? InvitationOf(Participant person) => person.Steps
        .Where(step => step.Key.StartsWith("invitation", StringComparison.Ordinal)
            && step.Value.State is StepState.Intent or StepState.Sent or StepState.Unknown or StepState.Unresolved or StepState.ByPhone)
        .Select(step => step.Value)
        .MinBy(record => record.At);
}
