using System.Collections.Immutable;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Feedback;
using EngagementFlows.FollowUps;
using EngagementFlows.Inbox;
using EngagementFlows.Invitations;
using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Questions;
using EngagementFlows.Reminders;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Journeys;

/// <summary>What a journey does its work with.</summary>
public sealed record JourneyServices(
    JourneyStore Journeys, CampaignStore Campaigns, ParticipantStore Participants, HearReply Hear, SendStep Send, LapseOffer Lapse, PausePlace Pause, GiveToTheTeam GiveToTheTeam, TellOfHeldUp TellOfHeldUp, EndJourney End);

/// <summary>
/// Takes one journey from what is stored of it to where it waits again. What is done is stored after each event and each step, so that a
/// repetition after a crash finds it done; the steps themselves are safe to repeat.
/// </summary>
internal sealed class JourneyRunner(JourneyServices services, JourneyStart start, DateTimeOffset calledAt, TimeProvider clock, DurableTaskClient client, CancellationToken cancellation)
{
    /// <summary>A journey has a dozen messages or so: what plans more at one moment has gone wrong, and is looked at again a little later.</summary>
    private const int MostAtOnce = 50;

    /// <summary>The chapters are the story in its order; each plans its messages as a pure function of what has happened so far.</summary>
    private static readonly Story Story = new(
        Withdrawing.Steps,
        ConsentConfirmations.Steps,
        Clarifying.Steps,
        ChangesToTheMeeting.Steps,
        Invitation.Steps,
        AskedOnceMore.Steps,
        Answer.Steps,
        AccessNeedsQuestion.Steps,
        ConsentQuestions.Steps,
        MeetingReminders.Steps,
        OpeningQuestion.Steps,
        FeedbackQuestions.Steps,
        FollowUp.Steps);

    private readonly ParticipantRef reference = new(start.CampaignId, start.ParticipantId);
    private readonly List<StepOutcome> unrecorded = [];
    private Stored<JourneyRecord>? stored;
    private JourneyState state = null!;

    /// <summary>Never before the orchestration's own time, whose clock may be another machine's.</summary>
    private DateTimeOffset Now => Later(calledAt, clock.GetUtcNow());

    /// <summary>A story that is paused does not end, however late it gets.</summary>
    private bool IsPaused => state.Campaign.IsPaused || state.Hold.IsOn;

    /// <summary>What to wait for: the next message, or the day on which the story ends. Null when it has ended.</summary>
    private (Step? Step, DateTimeOffset At)? NextStop =>
        Story.Next(state) is { } step ? (step, SendTimes.Earliest(step, state.Plan.Quiet))
        : Story.OpenUntil(state) is { } end && (end > Now || IsPaused) ? (null, Later(end, Now.AddDays(IsPaused ? 1 : 0)))
        : null;

    public async Task<LoopAnswer> RunAsync(IReadOnlyList<JourneyEvent> events)
    {
        var person = (await services.Participants.FindEvenErasedAsync(reference, cancellation))?.Value;
        if (person is null or { ErasingSince: not null })
        {
            return LoopAnswer.Done;
        }

        stored = await services.Journeys.FindAsync(reference, cancellation);
        if (stored is { Value.HasEnded: true })
        {
            await HearAfterTheEndAsync(events);
            return LoopAnswer.Done;
        }

        if (stored is null)
        {
            await SetOutAsync();
        }
        else
        {
            state = stored.Value.State;
            unrecorded.AddRange(stored.Value.Unrecorded);
        }

        foreach (var happened in events.Where(one => !state.SeenEvents.Contains(one.Id)).DistinctBy(one => one.Id))
        {
            state = state with { SeenEvents = state.SeenEvents.Add(happened.Id) };
            await TakeInAsync(happened);
            await SaveAsync();
        }

        for (var done = 0; done < MostAtOnce; done++)
        {
            await TellOfHeldUpAsync();
            if (NextStop is not { } stop)
            {
                return await ArriveAsync();
            }

            if (stop.At > Now || stop.Step is not { } step)
            {
                await SaveAsync();
                return LoopAnswer.At(stop.At);
            }

            await DoAsync(step);
            await SaveAsync();
        }

        return LoopAnswer.At(Now.AddMinutes(1));
    }

    private async Task SetOutAsync()
    {
        var startedAt = Now;
        var plan = await ReadPlanAsync(startedAt);
        state = new JourneyState(plan, startedAt)
        {
            Partstat = plan.Person.Partstat,
            AnsweredAt = plan.Person.AnsweredAt,
            Place = plan.Person.Place,
            // Not the withdrawal: the look before the send finds it, and records at once why there is no invitation.
            Attended = plan.Person.Attended,
        };
        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        var record = new JourneyRecord(state, [.. unrecorded]);
        if (stored is null || stored.Value.State != state || !stored.Value.Unrecorded.SequenceEqual(unrecorded))
        {
            stored = await services.Journeys.WriteAsync(reference, stored, record, cancellation);
        }
    }

    /// <summary>No journey is there to go on, and what somebody says counts all the same: a consent taken back a year later.</summary>
    private async Task HearAfterTheEndAsync(IEnumerable<JourneyEvent> events)
    {
        foreach (var id in events.Where(one => one.Kind == JourneyEventKind.Reply).SelectMany(reply => reply.InboundIds))
        {
            await services.Hear.Run(new HearReplyInput(start, id, Closed: []), client, cancellation);
        }
    }

    private async Task TakeInAsync(JourneyEvent happened)
    {
        if (happened.Kind == JourneyEventKind.Reply)
        {
            foreach (var id in happened.InboundIds)
            {
                var closed = ToRecord();
                var heard = await services.Hear.Run(new HearReplyInput(start, id, closed), client, cancellation);
                Become(state.After(closed).After(heard, Now));
            }

            return;
        }

        if (happened is { Kind: JourneyEventKind.Rejoined } or { Kind: JourneyEventKind.Corrected, Partstat: not Partstat.NeedsAction })
        {
            // What came due while the person did not want to hear from us is over; they do not get it all at once now. So is what was not
            // for them as they had answered until now, such as that the meeting moved: what follows from the new answer has it as it is.
            var missed = Story.Closed(state, Now);
            unrecorded.AddRange(missed);
            state = state.After(missed);
        }

        if (happened is { Kind: JourneyEventKind.HoldChanged, Hold.IsOn: false } && state.Hold.IsOn)
        {
            var overtaken = Story.Overtaken(state, Now);
            unrecorded.AddRange(overtaken);
            state = state.After(overtaken);
        }

        Become(state.After(happened, Now));
        if (happened.Kind == JourneyEventKind.HoldChanged && await services.Pause.Run(start, client, cancellation) is { } place)
        {
            Become(state with { Place = place });
        }

        await ReadPlanAgainIfTheMeetingMovedAsync(orTheNight: happened.Kind == JourneyEventKind.NightChanged);
    }

    private Task DoAsync(Step step) => step switch
    {
        { EndsOffer: true } => LetTheOfferLapseAsync(step),
        { HandsOver: true } => HandOverAsync(step),
        _ => DeliverAsync(step),
    };

    private async Task DeliverAsync(Step step)
    {
        var closed = ToRecord();
        var ifSent = state.After(closed).After(new StepOutcome(step.Key, StepResult.Sent, Now), step);
        var next = Story.Next(ifSent);
        var sent = await services.Send.Run(
            new SendStepInput(start, step, state.Plan.MeetingVersion, closed, next?.Key, next?.Due) { Turn = state.Turns.TryGetValue(step.Key, out var turn) ? turn : null },
            client,
            cancellation);

        state = state.After(closed);
        if (sent.Outcome is null)
        {
            // Nothing was written, so what came to nothing meanwhile waits for the next step.
            unrecorded.AddRange(closed);
        }

        state = state.After(sent, step);
        if (sent.Hold is { } hold)
        {
            state = state.WithHold(hold);
        }

        if (sent.Standing is { } standing && standing.Revision > state.Campaign.Revision)
        {
            Become(state with { Campaign = standing });
            await ReadPlanAgainIfTheMeetingMovedAsync();
        }
    }

    private async Task LetTheOfferLapseAsync(Step step)
    {
        var place = await services.Lapse.Run(new LapseOfferInput(start, state.Place.Round), client, cancellation);
        Become(state.After(new StepOutcome(step.Key, StepResult.Sent, Now)) with { Place = place });
    }

    private async Task HandOverAsync(Step step)
    {
        await services.GiveToTheTeam.Run(new GiveToTheTeamInput(start, step.About!), cancellation);
        Become(state.After(new StepOutcome(step.Key, StepResult.Sent, Now)));
    }

    /// <summary>They may set out for a place or a time that is no longer so, and nothing of ours tells them.</summary>
    private async Task TellOfHeldUpAsync()
    {
        foreach (var step in Story.HeldUp(state, Now))
        {
            await services.TellOfHeldUp.Run(start, step, cancellation);
            state = state with { HeldUp = state.HeldUp.Add(step.Key) };
            await SaveAsync();
        }
    }

    private async Task<LoopAnswer> ArriveAsync()
    {
        var closed = ToRecord(atTheEnd: true);
        await services.End.Run(new EndJourneyInput(start, closed), cancellation);
        stored = await services.Journeys.WriteAsync(reference, stored, new JourneyRecord(state.After(closed), []) { HasEnded = true }, cancellation);
        return LoopAnswer.Done;
    }

    private async Task ReadPlanAgainIfTheMeetingMovedAsync(bool orTheNight = false)
    {
        if (orTheNight || state.Campaign.MeetingVersion > state.Plan.MeetingVersion || state.Campaign.Wordings > state.Plan.Campaign.Wordings)
        {
            Become(state with { Plan = await ReadPlanAsync(state.StartedAt) });
        }
    }

    private async Task<JourneyPlan> ReadPlanAsync(DateTimeOffset startedAt)
    {
        var campaign = await services.Campaigns.GetAsync(start.CampaignId, cancellation);
        var person = await services.Participants.GetAsync(reference, cancellation);
        return JourneyPlans.For(campaign, person.Value, startedAt);
    }

    /// <summary>Takes a new state on; what it leaves behind is recorded with the next step.</summary>
    private void Become(JourneyState next)
    {
        var dropped = Story.Dropped(state, next, Now);
        unrecorded.AddRange(dropped);
        state = next.After(dropped);
    }

    private IReadOnlyList<StepOutcome> ToRecord(bool atTheEnd = false)
    {
        StepOutcome[] closed = [.. unrecorded, .. Story.Closed(state, Now, atTheEnd)];
        unrecorded.Clear();
        return closed;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
