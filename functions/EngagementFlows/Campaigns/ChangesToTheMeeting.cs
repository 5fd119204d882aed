using EngagementFlows.Journeys;
using EngagementFlows.Messaging;

namespace EngagementFlows.Campaigns;

/// <summary>
/// A meeting that moves is told once to those who are or may be coming: what has changed, and that their place is kept. Whoever has said that
/// they are not coming is not written to: they have answered, and to be asked again is to be pressed; if they write, what they get has the
/// new time. A meeting that is called off is told to everybody who knows of it.
/// </summary>
public static class ChangesToTheMeeting
{
    /// <summary>Templates.</summary>
    public const string Changed = "meeting-changed";
    public const string Cancelled = "meeting-cancelled";

    /// <summary>How the person stands, which decides what the message says and asks.</summary>
    public const string Coming = "coming";
    public const string Waiting = "waiting";
    public const string Offered = "offered";
    public const string Unsure = "unsure";
    public const string Unanswered = "unanswered";

    /// <summary>
    /// What was sent when the meeting moved may have been written before or after: the look before the send goes by what it said. Of all else
    /// that was sent after the move it is sure that it named the new time.
    /// </summary>
    private static readonly TimeSpan AtTheSameTime = TimeSpan.FromMinutes(10);

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        if (state.FirstToldAt is not { } firstTold)
        {
            yield break;
        }

        var plan = state.Plan;
        if (state.Campaign.CancelledAt is { } cancelledAt)
        {
            yield return new Step(Cancelled, Cancelled, cancelledAt)
            {
                About = StandingOf(state),
                LastWord = true,
                CannotWait = true,
                UsefulUntil = plan.MeetingStart,
                NotBecause = state.Withdrawal == Withdrawal.None ? null : "has withdrawn",
            };
        }
        else if (plan.MeetingChangedAt is { } changedAt && changedAt + AtTheSameTime > firstTold)
        {
            var standing = StandingOf(state);
            yield return new Step($"{Changed}:{plan.MoveVersion}", Changed, changedAt)
            {
                About = standing,
                CannotWait = true,
                Asks = standing switch { Offered => QuestionKind.Offer, Unsure or Unanswered => QuestionKind.Rsvp, _ => null },
                UsefulUntil = standing == Offered ? state.Place.OfferUntil : plan.MeetingStart,
                NotBecause = standing is not null ? null : state.Partstat == Partstat.Declined ? "is not coming" : "has no place and does not wait for one",
            };
        }
    }

    /// <summary>Of a message to somebody who is or may be coming; null for everybody else.</summary>
    private static string? StandingOf(JourneyState state) => (state.Partstat, state.Place.Kind) switch
    {
        (Partstat.Accepted, PlaceKind.Confirmed) => Coming,
        (Partstat.Accepted, PlaceKind.Waiting) => Waiting,
        (Partstat.Accepted, PlaceKind.Offered) => Offered,
        (Partstat.Tentative, _) => Unsure,
        (Partstat.NeedsAction, _) => Unanswered,
        _ => null,
    };
}
