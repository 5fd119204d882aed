using EngagementFlows.Feedback;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;

namespace EngagementFlows.Invitations;

/// <summary>Whoever writes START is asked once more what was open: the message is long gone, and things may have changed since.</summary>
public static class AskedOnceMore
{
    public static IEnumerable<Step> Steps(JourneyState state)
    {
        if (state.Repeated is not { Question: var question } repeated)
        {
            yield break;
        }

        yield return new Step($"{question.Step.Split(':')[0]}:repeat-{repeated.Count}", FlowMessages.TemplateOf(question.Kind), repeated.At)
        {
            Asks = question.Kind,
            About = question.About,
            Via = repeated.Via,
            Answers = true,
            UsefulUntil = question.Kind switch
            {
                QuestionKind.Offer => state.Place.OfferUntil,
                QuestionKind.Statements or QuestionKind.Barriers or QuestionKind.OneThing =>
                    state.Plan.MeetingEnd + FeedbackQuestions.WorthAsking,
                QuestionKind.Consent => state.Plan.OutcomesBy,
                _ => state.Plan.LastUse,
            },
            NotBecause = IsAnswered(state, question.Kind, question.About, repeated.At) ? "already answered" : null,
        };
    }

    private static bool IsAnswered(JourneyState state, QuestionKind kind, string? about, DateTimeOffset since) => kind is QuestionKind.Rsvp or QuestionKind.Offer
        ? state.AnsweredAt > since
        : state.AnsweredQuestions.Any(one => (one.Key == QuestionKeys.For(kind, about) || one.Key.StartsWith($"{QuestionKeys.For(kind, about)}:", StringComparison.Ordinal)) && one.Value > since);
}
