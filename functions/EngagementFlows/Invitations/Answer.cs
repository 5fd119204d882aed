using EngagementFlows.Journeys;

namespace EngagementFlows.Invitations;

/// <summary>What a person hears after an answer: a place confirmed, a place in the queue, an offer, or thanks. Each change is told once.</summary>
public static class Answer
{
    public static IEnumerable<Step> Steps(JourneyState state)
    {
        if (state.AnsweredAt is not { } answeredAt)
        {
            yield break;
        }

        foreach (var step in state.Partstat switch
        {
            Partstat.Accepted => AboutThePlace(state, state.Place),
            Partstat.Tentative => [Reply(state, $"answer:{state.Answers}", "tentative", answeredAt)],
            _ when state.ToldWithAnother == state.Answers && state.Answers > 0 => Array.Empty<Step>(),
            Partstat.Declined when state.Place.Kind == PlaceKind.LeftQueue => [Reply(state, $"answer:{state.Answers}", "waiting-list-left", answeredAt)],
            Partstat.Declined => [Reply(state, $"answer:{state.Answers}", "declined", answeredAt)],
            _ => Array.Empty<Step>(),
        })
        {
            yield return step;
        }
    }

    private static Step[] AboutThePlace(JourneyState state, PlaceStanding place)
    {
        var key = PlaceKey(state);
        return place.Kind switch
        {
            PlaceKind.Confirmed => [Reply(state, key, "confirmation", place.Since)],
            PlaceKind.Waiting => [Reply(state, key, "waiting-list-joined", place.Since) with { About = $"{place.Position}" }],
            PlaceKind.OfferLapsed => [Reply(state, key, "offer-expired", place.Since) with { Answers = false }],
            PlaceKind.Offered =>
            [
                new Step($"offer:{place.Round}", "waiting-list-offer", place.Since)
                {
                    Asks = QuestionKind.Offer,
                    UsefulUntil = place.OfferUntil,
                    About = $"{place.OfferUntil:O}",
                },
                new Step($"offer-ends:{place.Round}", "", place.OfferUntil ?? place.Since) { EndsOffer = true },
            ],
            _ => [],
        };
    }

    /// <summary>The step that told the present standing; a new standing, or an answer that was asked for again, is told again.</summary>
    public static string PlaceKey(JourneyState state) => $"place:{state.Place.Round}:{state.Answers}";

    private static Step Reply(JourneyState state, string key, string template, DateTimeOffset due) => new(key, template, due)
    {
        Answers = true,
        // Whoever answers on the way hears back, until the meeting begins.
        UsefulUntil = state.Plan.MeetingStart,
    };
}
