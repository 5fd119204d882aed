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

        switch (state.Partstat)
        {
            case Partstat.Declined when state.Place.Kind == PlaceKind.None:
                yield return Reply(state, $"answer:{state.Answers}", state.Place.Round > 0 && LeftTheQueue(state) ? "waiting-list-left" : "declined", answeredAt);
                break;
            case Partstat.Tentative:
                yield return Reply(state, $"answer:{state.Answers}", "tentative", answeredAt);
                break;
            case Partstat.Accepted:
                yield return AboutThePlace(state);
                break;
        }
    }

    private static Step AboutThePlace(JourneyState state)
    {
        var place = state.Place;
        var key = $"place:{place.Round}:{state.Plan.MeetingVersion}";
        return place.Kind switch
        {
            PlaceKind.Confirmed => Reply(state, key, "confirmation", place.Since),
            PlaceKind.Waiting => Reply(state, key, "waiting-list-joined", place.Since) with { About = $"{place.Position}" },
            PlaceKind.Offered => new Step(key, "waiting-list-offer", place.Since)
            {
                Asks = QuestionKind.Offer,
                UsefulUntil = place.OfferUntil,
                About = $"{place.OfferUntil:O}",
            },
            _ => Reply(state, key, "offer-expired", place.Since),
        };
    }

    private static bool LeftTheQueue(JourneyState state) =>
        state.Done.Values.Any(done => done.Key.StartsWith("place:", StringComparison.Ordinal)) && !state.HasAnswer("confirmed");

    private static Step Reply(JourneyState state, string key, string template, DateTimeOffset due) => new(key, template, due)
    {
        Answers = true,
        UsefulUntil = state.Plan.MeetingStart,
    };
}
