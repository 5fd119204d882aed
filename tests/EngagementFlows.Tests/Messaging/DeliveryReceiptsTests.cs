using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Receipts repeat and come in any order; the highest rank wins.</summary>
public sealed class DeliveryReceiptsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("queued sending sent delivered", null)]
    [InlineData("accepted queued sent delivered read", null)]
    [InlineData("queued sending sent undelivered", "30007")]
    [InlineData("queued sending failed", "30005")]
    [InlineData("sent failed undelivered delivered", "30003")]
    [InlineData("sent undelivered failed", "30003")]
    [InlineData("accepted canceled", "21610")]
    public void All_orders_of_the_statuses_end_the_same(string statuses, string? error)
    {
        var all = statuses.Split(' ').Select(word => Enum.Parse<DeliveryStatus>(word, ignoreCase: true)).ToList();
        var ends = Permutations(all).Select(order => End(order, error)).Distinct().ToList();
        Assert.Single(ends);
        Assert.Equal(all.Max(), ends[0].Delivery);
    }

    [Fact]
    public void A_repeated_receipt_changes_nothing()
    {
        var once = After(Sent, DeliveryStatus.Undelivered, "30003");
        Assert.Equal(StepState.Waiting, once.State);
        Assert.Same(once, DeliveryReceipts.After(once, 1, Of(DeliveryStatus.Sent, null), false, "8000"));
        Assert.Equal(once, DeliveryReceipts.After(once, 1, Of(DeliveryStatus.Undelivered, "30003"), false, "8000"));
    }

    [Fact]
    public void Any_receipt_says_that_an_unknown_message_was_taken() =>
        Assert.Equal(StepState.Sent, After(Sent with { State = StepState.Unknown, Next = Now.AddMinutes(5) }, DeliveryStatus.Queued, null).State);

    [Fact]
    public void A_receipt_of_an_earlier_attempt_that_arrived_after_all_spares_the_next_one()
    {
        var waiting = Sent with { State = StepState.Waiting, Attempts = 2 };
        Assert.Equal(StepState.Sent, DeliveryReceipts.After(waiting, 1, Of(DeliveryStatus.Delivered, null), false, "8000").State);
        Assert.Equal(waiting, DeliveryReceipts.After(waiting, 1, Of(DeliveryStatus.Undelivered, "30003"), false, "8000"));
    }

    private static StepRecord Sent { get; } = new(StepState.Sent, Now, 1, Channel: Channel.Sms) { Tries = 1, ProviderId = "SM1" };

    private static (StepState, DeliveryStatus? Delivery, string? Error) End(IEnumerable<DeliveryStatus> order, string? error)
    {
        var record = order.Aggregate(Sent, (before, status) => After(before, status, DeliveryReceipts.IsFailure(status) ? error : null));
        return (record.State, record.Delivery, record.Error);
    }

    private static StepRecord After(StepRecord record, DeliveryStatus status, string? error) => DeliveryReceipts.After(record, 1, Of(status, error), false, "8000");

    private static Receipt Of(DeliveryStatus status, string? error) => new(status, "SM1", error, Now);

    private static IEnumerable<IReadOnlyList<T>> Permutations<T>(IReadOnlyList<T> items) =>
        items.Count <= 1 ? [items] : items.SelectMany((item, n) => Permutations([.. items.Where((_, other) => other != n)]).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
