using EngagementFlows.Feedback;
using EngagementFlows.Messaging;

namespace EngagementFlows.Journeys;

/// <summary>How the state follows from what happens. Pure: no clock, no I/O.</summary>
public static class JourneyChanges
{
    public static JourneyState After(this JourneyState state, StepOutcome outcome, Step? step = null) => state with
    {
        Done = state.Done.SetItem(outcome.Key, outcome),
        Deferred = state.Deferred.Remove(outcome.Key),
        Looking = state.Looking.Remove(outcome.Key),
        Turns = state.Turns.Remove(outcome.Key),
        Open = outcome.Result == StepResult.Sent && step?.Asks is { } kind
            ? new OpenQuestion(step.Key, kind, step.About, outcome.At)
            : state.Open,
    };

    /// <summary>What a look just before a send, or the hand-over, came to.</summary>
    public static JourneyState After(this JourneyState state, SendStepResult result, Step step)
    {
        if (result.Outcome is { } outcome)
        {
            // A message that was found went out when it did: what it asked may have been answered since.
            return state.After(outcome, step.LooksUp ? null : step);
        }

        if (result is { MayBeOut: true, NotBefore: { } look })
        {
            var asked = step is { LooksUp: false, Asks: { } kind } ? new OpenQuestion(step.Key, kind, step.About, step.Due) : state.Open;
            return state with { Looking = state.Looking.SetItem(step.Key, step with { Due = look, LooksUp = true }), Open = asked };
        }

        var planned = state with { Looking = state.Looking.Remove(step.Key), Turns = result.Turn is { } turn ? state.Turns.SetItem(step.Key, turn) : state.Turns.Remove(step.Key) };
        return result.NotBefore is { } until ? planned with { Deferred = state.Deferred.SetItem(step.Key, until) } : planned;
    }

    public static JourneyState After(this JourneyState state, IEnumerable<StepOutcome> closed) =>
        closed.Aggregate(state, (before, outcome) => before.After(outcome));

    public static JourneyState After(this JourneyState state, Heard heard, DateTimeOffset now)
    {
        if (!heard.Understood)
        {
            return state;
        }

        var answered = state with { Open = IsOpen(state, heard) ? null : state.Open };
        if (heard.ConsentToAskFor is { } purpose)
        {
            return answered with { ConsentsAskedFor = state.ConsentsAskedFor.Add(new ConsentAskedFor(purpose, now, heard.Via)) };
        }

        return heard.Question switch
        {
            QuestionKind.Rsvp or QuestionKind.Offer => answered.WithAnswer(heard.Partstat ?? state.Partstat, heard.Place, now, heard.WasOpen ?? IsOpen(state, heard)) with { AskAgainAt = heard.AskAgainAt },
            QuestionKind.Consent when heard.Consent is not null => answered.WithConsent(heard, now),
            _ when heard.EndsFeedback => answered with { AnsweredQuestions = FeedbackQuestions.All.Aggregate(state.AnsweredQuestions, (all, key) => all.SetItem(key, now)) },
            _ => answered with { AnsweredQuestions = state.AnsweredQuestions.SetItem(QuestionKeys.For(heard.Question, heard.About), now) },
        };
    }

    private static JourneyState WithConsent(this JourneyState state, Heard heard, DateTimeOffset now)
    {
        var purpose = heard.About ?? "";
        var changed = state with
        {
            AnsweredQuestions = state.AnsweredQuestions.SetItem(heard.Consent!.Key, now),
            HeardConsents = state.HeardConsents.SetItem(purpose, heard.Consent),
            TakenBack = heard.ToConfirm ? state.TakenBack.Add(new TakenBackConsent(purpose, now, heard.Via)) : state.TakenBack,
        };
        if (heard.Partstat is not { } partstat || partstat == state.Partstat)
        {
            return changed;
        }

        // To take part no longer is not to come, and the one confirmation says both. Who takes part after all is told of their place.
        var answered = changed.WithAnswer(partstat, heard.Place, now, wasAsked: true);
        return partstat == Partstat.Accepted ? answered : answered with { ToldWithAnother = answered.Answers };
    }

    public static JourneyState After(this JourneyState state, JourneyEvent happened, DateTimeOffset now) => happened.Kind switch
    {
        JourneyEventKind.Withdrawn => state.Withdrawal != Withdrawal.None ? state : state with
        {
            Withdrawal = happened.Withdrawal,
            WithdrawnAt = now,
            WithdrawnVia = happened.Via,
            OpenWhenWithdrawn = state.Open ?? state.OpenWhenWithdrawn,
            Withdrawals = state.Withdrawals + 1,
            Place = happened.Place ?? state.Place,
            Open = null,
        },
        JourneyEventKind.Rejoined => (state with { Withdrawal = Withdrawal.None, WithdrawnAt = null, RejoinedAt = now }).Repeating(happened.Via, now),
        JourneyEventKind.CampaignChanged when happened.Standing is { } standing && standing.Revision > state.Campaign.Revision => state with { Campaign = standing },
        JourneyEventKind.PlaceChanged when happened.Place is { } place && place.Round > state.Place.Round => state with { Place = place },
        JourneyEventKind.Corrected when happened.Partstat is { } partstat =>
            (state with { Open = state.Open?.Kind is QuestionKind.Rsvp or QuestionKind.Offer ? null : state.Open }).WithAnswer(partstat, happened.Place, now, wasAsked: false),
        JourneyEventKind.Unclear => state with { Unclear = state.Unclear.Add(new UnclearNote(happened.InboundId!, now, happened.Via)) },
        JourneyEventKind.NightChanged => state with { Deferred = state.Deferred.Clear() },
        JourneyEventKind.HoldChanged when happened.Hold is { } hold => state.WithHold(hold),
        JourneyEventKind.Attendance => state with { Attended = happened.Attended },
        JourneyEventKind.NotDelivered when happened.Step is { } step => state with
        {
            Done = state.Done.Remove(step),
            Deferred = state.Deferred.SetItem(step, happened.NotBefore ?? now),
        },
        _ => state,
    };

    /// <summary>
    /// Whoever asks by themselves to hear from us again is asked once more what was open; whoever had a place, which has gone to others, is
    /// asked whether they come, though it was the team that recorded their return.
    /// </summary>
    private static JourneyState Repeating(this JourneyState state, string? via, DateTimeOffset now)
    {
        var hasLostPlace = state is { Partstat: Partstat.Accepted, Place.Kind: PlaceKind.None or PlaceKind.LeftQueue } || (state.OpenWhenWithdrawn?.Kind == QuestionKind.Offer && state.Place.Kind != PlaceKind.Offered);
        var open = hasLostPlace ? new OpenQuestion("invitation", QuestionKind.Rsvp, null, now) : state.Open ?? state.OpenWhenWithdrawn;
        if (open is null || (via is null && !hasLostPlace))
        {
            return state;
        }

        var asked = state with { Repeated = new RepeatedQuestion(open, via, now, (state.Repeated?.Count ?? 0) + 1) };
        // An answer by which they have no place any more is none: they are asked, reminded and told of changes as whoever has not answered.
        return hasLostPlace && now < state.Plan.MeetingStart ? asked with { Partstat = Partstat.NeedsAction, AnsweredAt = null } : asked;
    }

    public static JourneyState WithHold(this JourneyState state, HoldStanding hold) => hold.Revision > state.Hold.Revision ? state with { Hold = hold } : state;

    private static bool IsOpen(JourneyState state, Heard heard) => state.Open is { } open && open.Kind == heard.Question && open.About == heard.About;

    private static JourneyState WithAnswer(this JourneyState state, Partstat partstat, PlaceStanding? place, DateTimeOffset now, bool wasAsked)
    {
        // The same answer again, unasked, is no news and needs no second confirmation.
        if (!wasAsked && partstat == state.Partstat && (place is null || place.Round == state.Place.Round))
        {
            return state;
        }

        return state with
        {
            Partstat = partstat,
            AnsweredAt = partstat == Partstat.NeedsAction ? null : now,
            Answers = state.Answers + 1,
            Place = place ?? state.Place,
            AnsweredQuestions = partstat == Partstat.Tentative ? state.AnsweredQuestions.SetItem("tentative", now) : state.AnsweredQuestions,
        };
    }
}

public static class QuestionKeys
{
    /// <summary>The key under which the answer to a question is kept.</summary>
    public static string For(QuestionKind kind, string? about) => kind switch
    {
        QuestionKind.AccessNeeds => AccessNeeds.AccessNeedsQuestion.Key,
        QuestionKind.Consent => Consent.ConsentQuestions.Key(about ?? ""),
        QuestionKind.OpeningQuestion => Questions.OpeningQuestion.Key,
        QuestionKind.Statements => Feedback.FeedbackQuestions.Statements,
        QuestionKind.Barriers => Feedback.FeedbackQuestions.Barriers,
        QuestionKind.OneThing => Feedback.FeedbackQuestions.OneThing,
        QuestionKind.Offer => "offer",
        _ => "rsvp",
    };

    /// <summary>The question that a key names.</summary>
    public static OpenQuestion Read(string key, DateTimeOffset askedAt)
    {
        var (kind, about) = key.Split(':', 2) switch
        {
            ["consent", var purpose] => (QuestionKind.Consent, purpose),
            [var single] => (Enum.GetValues<QuestionKind>().First(one => one != QuestionKind.Consent && For(one, null) == single), (string?)null),
            _ => throw new ArgumentException($"'{key}' names no question.", nameof(key)),
        };
        return new OpenQuestion(key, kind, about, askedAt);
    }
}
