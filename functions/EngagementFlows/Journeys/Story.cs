using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;

namespace EngagementFlows.Journeys;

/// <summary>Works out, from the state alone, which step of the story is next and which steps have come to nothing.</summary>
public sealed class Story(params IReadOnlyList<Func<JourneyState, IEnumerable<Step>>> chapters)
{
    /// <summary>The next step to send, with its due time put off where it had to wait; null when nothing is due as things stand.</summary>
    public Step? Next(JourneyState state) =>
        Open(state)
            .Where(step => step.NotBecause is null && (step.LastWord || step.LooksUp || !Waits(step, state)))
            .MinBy(step => step.Due);

    /// <summary>Until when something may still happen in this journey; null when the story has been told.</summary>
    public DateTimeOffset? OpenUntil(JourneyState state)
    {
        var closing = Open(state).Select(Closing).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return closing == DateTimeOffset.MinValue || (IsOver(state) && state.Looking.IsEmpty) ? null : closing;
    }

    /// <summary>Steps whose time has passed without a reason to send them, each with why: for the record.</summary>
    public IReadOnlyList<StepOutcome> Closed(JourneyState state, DateTimeOffset now, bool atTheEnd = false) =>
    [
        .. Open(state)
            .Where(step => step.NotBecause is not null && (atTheEnd || Closing(step) <= now))
            .Select(step => new StepOutcome(step.Key, StepResult.Skipped, Closing(step) < now ? Closing(step) : now, step.NotBecause)),
    ];

    /// <summary>
    /// Steps that were planned before something happened and can never come back after it: they belonged to a meeting date, a place or an
    /// answer that no longer stands. Others may return with a changed mind, and so end only when their time does.
    /// </summary>
    public IReadOnlyList<StepOutcome> Dropped(JourneyState before, JourneyState after, DateTimeOffset now)
    {
        var still = Open(after).Select(step => step.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Open(before)
                .Where(step => !step.EndsOffer && !step.HandsOver && !step.LooksUp && char.IsAsciiDigit(step.Key[^1]) && step.Asks != QuestionKind.Consent && !still.Contains(step.Key) && !after.Done.ContainsKey(step.Key))
                .Select(step => new StepOutcome(step.Key, StepResult.Skipped, now, before.Plan.MeetingVersion != after.Plan.MeetingVersion ? "the meeting was changed" : "overtaken by what happened since")),
        ];
    }

    /// <summary>Nobody else waits for a place because the person to whom it was offered is not to be written to for a while.</summary>
    private static bool Waits(Step step, JourneyState state) => state.Campaign.IsPaused || (state.Hold.IsOn && !step.EndsOffer);

    /// <summary>Of messages of one kind that came due while nothing went, all but the last: nobody gets two reminders at once.</summary>
    public IReadOnlyList<StepOutcome> Overtaken(JourneyState state, DateTimeOffset now) =>
    [
        .. Open(state)
            .Where(step => step.NotBecause is null && step.Due <= now && !step.LooksUp && !step.LastWord && !step.EndsOffer)
            .GroupBy(step => step.Template)
            .SelectMany(same => same.OrderBy(step => step.Due).SkipLast(1))
            .Select(step => new StepOutcome(step.Key, StepResult.Skipped, now, Messaging.SendTime.TooLate)),
    ];

    /// <summary>
    /// Messages of which somebody who sets out must know, and which wait because the person's own automation does: the team tells them, or
    /// nobody. Each is named once.
    /// </summary>
    public IReadOnlyList<Step> HeldUp(JourneyState state, DateTimeOffset now) =>
        !state.Hold.IsOn ? [] :
        [
            .. Open(state)
                .Where(step => step is { CannotWait: true, NotBecause: null, LastWord: false, LooksUp: false, About: ChangesToTheMeeting.Coming }
                    && step.Due <= now && !SupporterCopies.IsCopy(step.Key) && !state.HeldUp.Contains(step.Key)),
        ];

    private static bool IsOver(JourneyState state) => state.Campaign.CancelledAt is not null;

    private static DateTimeOffset Closing(Step step) => step.Closes > step.Due ? step.Closes.Value : step.Due;

    private IEnumerable<Step> Open(JourneyState state) =>
        chapters
            .SelectMany(chapter => chapter(state))
            .SelectMany(step => SupporterCopies.With(step, state))
            .Where(step => !state.Done.ContainsKey(step.Key) && !state.Looking.ContainsKey(step.Key))
            .Select(step => WithStanding(step, state))
            .Concat(state.Looking.Values);

    private static Step WithStanding(Step step, JourneyState state)
    {
        var reason = step.LastWord ? null
            : state.Withdrawal != Withdrawal.None ? "has withdrawn"
            : state.Campaign.CancelledAt is not null ? "the meeting was cancelled"
            : null;
        var due = state.Deferred.TryGetValue(step.Key, out var until) && until > step.Due ? until : step.Due;
        return step with { Due = due, NotBecause = step.NotBecause ?? reason };
    }
}
