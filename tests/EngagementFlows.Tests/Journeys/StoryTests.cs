using System.Collections.Immutable;

namespace EngagementFlows.Journeys;

public sealed class StoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private static readonly JourneyState State = new(
        new JourneyPlan
        {
            MeetingVersion = 1,
            MeetingStart = Now.AddDays(24),
            MeetingEnd = Now.AddDays(24).AddHours(2),
            ReplyBy = Now.AddDays(15),
            Quiet = new QuietTimes("Europe/London", "20:00", "09:00"),
        },
        Now);

    [Fact]
    public void The_next_step_is_the_one_that_is_due_first_and_among_equals_the_one_that_the_story_tells_first()
    {
        var story = Of(new Step("later", "t", Now.AddDays(1)), new Step("first", "t", Now), new Step("second", "t", Now));
        Assert.Equal("first", story.Next(State)!.Key);
        Assert.Equal("second", story.Next(Done("first"))!.Key);
        Assert.Null(story.Next(Done("first", "second", "later")));
    }

    [Fact]
    public void A_step_that_had_to_wait_is_due_when_the_wait_is_over()
    {
        var story = Of(new Step("waiting", "t", Now), new Step("other", "t", Now.AddHours(1)));
        var state = State with { Deferred = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("waiting", Now.AddHours(2)) };
        Assert.Equal("other", story.Next(state)!.Key);
    }

    [Fact]
    public void A_pause_holds_everything_but_a_last_word()
    {
        var paused = State with { Campaign = State.Campaign with { IsPaused = true } };
        Assert.Null(Of(new Step("held", "t", Now)).Next(paused));
        Assert.Equal("last", Of(new Step("held", "t", Now), new Step("last", "t", Now.AddDays(1)) { LastWord = true }).Next(paused)!.Key);
    }

    [Theory]
    [InlineData(true, "has withdrawn")]
    [InlineData(false, "the meeting was cancelled")]
    public void Withdrawal_and_cancellation_close_every_step_but_a_last_word(bool withdrawn, string reason)
    {
        var story = Of(new Step("closed", "t", Now), new Step("last", "t", Now) { LastWord = true });
        var state = withdrawn ? State with { Withdrawal = Withdrawal.ByTeam } : State with { Campaign = State.Campaign with { CancelledAt = Now } };
        Assert.Equal("last", story.Next(state)!.Key);
        Assert.Equal([("closed", reason)], story.Closed(state, Now).Select(one => (one.Key, one.Reason)));
    }

    [Fact]
    public void A_step_without_reason_to_go_closes_at_its_time_and_not_before()
    {
        var story = Of(new Step("no", "t", Now.AddDays(1)) { NotBecause = "no reason", Closes = Now.AddDays(2) });
        Assert.Empty(story.Closed(State, Now.AddDays(1)));
        Assert.Equal(Now.AddDays(2), Assert.Single(story.Closed(State, Now.AddDays(3))).At);
        Assert.Equal(Now, Assert.Single(story.Closed(State, Now, atTheEnd: true)).At);
        Assert.Equal(Now.AddDays(2), story.OpenUntil(State));
    }

    [Fact]
    public void The_story_ends_when_nothing_is_open_or_the_meeting_is_cancelled()
    {
        var story = Of(new Step("only", "t", Now));
        Assert.Null(story.OpenUntil(Done("only")));
        Assert.Null(story.OpenUntil(State with { Campaign = State.Campaign with { CancelledAt = Now } }));
    }

    private static Story Of(params Step[] steps) => new(_ => steps);

    private static JourneyState Done(params string[] keys) => keys.Aggregate(State, (state, key) => state.After(new StepOutcome(key, StepResult.Sent, Now)));
}
