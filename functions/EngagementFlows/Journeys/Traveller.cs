using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Places;
using Microsoft.DurableTask;

namespace EngagementFlows.Journeys;

/// <summary>
/// Carries a journey's state through an orchestration: waits, calls the activities and folds what they answer into the state.
/// Deterministic: time comes from the context, decisions from <see cref="Story"/>.
/// </summary>
internal sealed class Traveller(TaskOrchestrationContext context, Story story)
{
    private readonly JourneyStart start = context.GetInput<JourneyStart>()!;
    private readonly List<StepOutcome> unrecorded = [];
    private JourneyState state = null!;
    private Task<JourneyEvent>? listening;

    private DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <summary>A story that is paused does not end, however late it gets.</summary>
    public bool IsPaused => state.Campaign.IsPaused || state.Hold.IsOn;

    /// <summary>What to wait for: the next message, or the day on which the story ends. Null when it has ended.</summary>
    public (Step? Step, DateTimeOffset At)? NextStop =>
        story.Next(state) is { } step ? (step, SendTimes.Earliest(step, state.Plan.Quiet))
        : story.OpenUntil(state) is { } end && (end > Now || IsPaused) ? (null, Later(end, Now.AddDays(IsPaused ? 1 : 0)))
        : null;

    public async Task SetOut()
    {
        var startedAt = Now;
        var plan = await context.CallActivityAsync<JourneyPlan>(nameof(ReadPlan), new ReadPlanInput(start, startedAt), Patience.Options);
        state = new JourneyState(plan, startedAt)
        {
            Partstat = plan.Person.Partstat,
            AnsweredAt = plan.Person.AnsweredAt,
            Place = plan.Person.Place,
            // Not the withdrawal: the look before the send finds it, and records at once why there is no invitation.
            Attended = plan.Person.Attended,
        };
    }

    public async Task<bool> HearsSomethingBefore(DateTimeOffset due)
    {
        listening ??= context.WaitForExternalEvent<JourneyEvent>(JourneyEvent.Name);
        if (listening.IsCompleted || due <= Now)
        {
            return listening.IsCompleted;
        }

        using var enough = new CancellationTokenSource();
        var timer = context.CreateTimer(due.UtcDateTime, enough.Token);
        var first = await Task.WhenAny(listening, timer);
#pragma warning disable CA1849, MA0042 // CancelAsync resumes on the thread pool, which an orchestrator must never do.
        enough.Cancel();
#pragma warning restore CA1849, MA0042
        return first == listening;
    }

    public async Task TakeIn()
    {
        var happened = await listening!;
        listening = null;
        if (state.SeenEvents.Contains(happened.Id))
        {
            return;
        }

        state = state with { SeenEvents = state.SeenEvents.Add(happened.Id) };
        if (happened.Kind == JourneyEventKind.Reply)
        {
            var closed = ToRecord();
            var heard = await context.CallActivityAsync<Heard>(
                nameof(HearReply),
                new HearReplyInput(start, happened.InboundId!, CurrentQuestion(), closed),
                Patience.Options);
            Become(state.After(closed).After(heard, Now));
        }
        else
        {
            if (happened.Kind == JourneyEventKind.Rejoined)
            {
                // What came due while the person did not want to hear from us is over; they do not get it all at once now.
                var missed = story.Closed(state, Now);
                unrecorded.AddRange(missed);
                state = state.After(missed);
            }

            if (happened is { Kind: JourneyEventKind.HoldChanged, Hold.IsOn: false } && state.Hold.IsOn)
            {
                var overtaken = story.Overtaken(state, Now);
                unrecorded.AddRange(overtaken);
                state = state.After(overtaken);
            }

            Become(state.After(happened, Now));
            await ReadPlanAgainIfTheMeetingMoved(orTheNight: happened.Kind == JourneyEventKind.NightChanged);
        }
    }

    public async Task Deliver(Step step)
    {
        var closed = ToRecord();
        var ifSent = state.After(closed).After(new StepOutcome(step.Key, StepResult.Sent, Now), step);
        var next = story.Next(ifSent);
        var sent = await context.CallActivityAsync<SendStepResult>(
            nameof(SendStep),
            new SendStepInput(start, step, state.Plan.MeetingVersion, closed, next?.Key, next?.Due) { Turn = Turn(step) },
            Patience.Options);

        state = state.After(closed);
        if (sent.Outcome is null)
        {
            // Nothing was written, so what came to nothing meanwhile waits for the next call.
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
            await ReadPlanAgainIfTheMeetingMoved();
        }
    }

    private DateTimeOffset? Turn(Step step) => state.Turns.TryGetValue(step.Key, out var turn) ? turn : null;

    public async Task LetTheOfferLapse(Step step)
    {
        var place = await context.CallActivityAsync<PlaceStanding>(nameof(LapseOffer), new LapseOfferInput(start, state.Place.Round), Patience.Options);
        Become(state.After(new StepOutcome(step.Key, StepResult.Sent, Now)) with { Place = place });
    }

    public async Task HandOver(Step step)
    {
        await context.CallActivityAsync(nameof(GiveToTheTeam), new GiveToTheTeamInput(start, step.About!), Patience.Options);
        Become(state.After(new StepOutcome(step.Key, StepResult.Sent, Now)));
    }

    public async Task Arrive()
    {
        var closed = ToRecord(atTheEnd: true);
        await context.CallActivityAsync(nameof(EndJourney), new EndJourneyInput(start, closed), Patience.Options);
    }

    private async Task ReadPlanAgainIfTheMeetingMoved(bool orTheNight = false)
    {
        if (orTheNight || state.Campaign.MeetingVersion > state.Plan.MeetingVersion || state.Campaign.Wordings > state.Plan.Campaign.Wordings)
        {
            var plan = await context.CallActivityAsync<JourneyPlan>(nameof(ReadPlan), new ReadPlanInput(start, state.StartedAt), Patience.Options);
            Become(state with { Plan = plan });
        }
    }

    /// <summary>Takes a new state on; what it leaves behind is recorded with the next activity.</summary>
    private void Become(JourneyState next)
    {
        var dropped = story.Dropped(state, next, Now);
        unrecorded.AddRange(dropped);
        state = next.After(dropped);
    }

    private IReadOnlyList<StepOutcome> ToRecord(bool atTheEnd = false)
    {
        StepOutcome[] closed = [.. unrecorded, .. story.Closed(state, Now, atTheEnd)];
        unrecorded.Clear();
        return closed;
    }

    /// <summary>What a reply answers that was stored before replies were brought to their question: the question put last, else, until the meeting, whether they come.</summary>
    private OpenQuestion? CurrentQuestion() =>
        state.Open ?? (Now < state.Plan.MeetingStart && state.IsInvited ? new OpenQuestion("invitation", QuestionKind.Rsvp, null, state.StartedAt) : null);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>The input of a journey: ids only.</summary>
public sealed record JourneyStart(string CampaignId, string ParticipantId);
