namespace EngagementFlows.Messaging.Senders;

/// <summary>Turns: no rate is exceeded, the order is that of due times, nobody is dropped, and answers do not wait behind a mailing.</summary>
public sealed class SenderTurnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ten_thousand_due_in_one_minute_leave_in_order_of_due_time_at_the_rate_and_none_is_dropped()
    {
        var random = new Random(1);
        var requests = Enumerable.Range(0, 10_000).Select(n => new TurnRequest($"{n:D5}", Now.AddMilliseconds(random.Next(60_000)), 2, Answers: false)).ToList();
        var (sender, turns) = SenderTurns.Give(new Sender(), new SenderLimits(10, 0), requests, Now);

        Assert.Equal(10_000, turns.Count);
        var inOrder = requests.OrderBy(one => one.Due).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => turns[one.Key]).ToList();
        Assert.Equal(inOrder.Order(), inOrder);
        Assert.Equal(Now, inOrder[0]);
        // Eight of the ten parts a second are for the mailing, two parts a message.
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.Equal(0.25, (pair.Second - pair.First).TotalSeconds, 6));
        Assert.Equal(inOrder[^1].AddSeconds(0.25), sender.NextInTurn);
    }

    [Fact]
    public void Who_asks_later_goes_after_those_who_have_a_turn_and_an_answer_goes_at_once()
    {
        var (busy, _) = SenderTurns.Give(new Sender(), new SenderLimits(1, 0), Enumerable.Range(0, 100).Select(n => new TurnRequest($"{n}", Now, 1, false)), Now);
        var (_, turns) = SenderTurns.Give(busy, new SenderLimits(1, 0), [new TurnRequest("late", Now.AddHours(-1), 1, false), new TurnRequest("answer", Now, 1, true)], Now.AddSeconds(1));
        Assert.Equal(Now.AddSeconds(125), turns["late"]);
        Assert.Equal(Now.AddSeconds(1), turns["answer"]);
    }

    [Fact]
    public void Answers_have_the_whole_rate_where_no_mailing_is_under_way_and_a_later_mailing_follows_them()
    {
        var answers = Enumerable.Range(0, 10).Select(n => new TurnRequest($"{n}", Now.AddMilliseconds(n), 2, Answers: true));
        var (busy, turns) = SenderTurns.Give(new Sender(), new SenderLimits(1, 0), answers, Now);
        Assert.Equal(Enumerable.Range(0, 10).Select(n => Now.AddSeconds(2 * n)), turns.Values.Order());
        var (_, mailing) = SenderTurns.Give(busy, new SenderLimits(1, 0), [new TurnRequest("mailing", Now, 1, Answers: false)], Now.AddSeconds(1));
        Assert.Equal(Now.AddSeconds(20), mailing["mailing"]);
    }

    [Fact]
    public void What_is_over_the_day_s_limit_goes_on_the_next_days()
    {
        var requests = Enumerable.Range(0, 25).Select(n => new TurnRequest($"{n:D2}", Now.AddSeconds(n), 1, n % 5 == 0)).ToList();
        var (_, turns) = SenderTurns.Give(new Sender(), new SenderLimits(100, 10), requests, Now);
        Assert.Equal([10, 10, 5], turns.Values.GroupBy(turn => turn.Date).OrderBy(day => day.Key).Select(day => day.Count()));
    }

    [Fact]
    public void After_a_rest_the_sender_does_not_catch_up_at_more_than_its_rate()
    {
        var (_, turns) = SenderTurns.Give(new Sender { NextInTurn = Now.AddDays(-1) }, new SenderLimits(1, 0), [new TurnRequest("a", Now, 1, false), new TurnRequest("b", Now, 1, false)], Now);
        Assert.Equal([Now, Now.AddSeconds(1.25)], turns.Values.Order());
    }
}
