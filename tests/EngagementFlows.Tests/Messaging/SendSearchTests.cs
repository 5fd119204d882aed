using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>A message that may be with its provider: found, proved not to be there, or given to a person.</summary>
public sealed class SendSearchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Proof = TimeSpan.FromMinutes(5);
    private static readonly StepRecord Unknown = new(StepState.Unknown, Start, 1, Channel: Channel.Sms) { Tries = 1 };

    [Fact]
    public void What_is_found_was_sent() => Assert.Equal(StepState.Sent, After(LookUp.Found, TimeSpan.FromMinutes(1)).State);

    [Fact]
    public void What_is_not_there_yet_may_still_come()
    {
        var early = After(LookUp.NotFound, TimeSpan.FromMinutes(1));
        Assert.Equal((StepState.Unknown, Start.AddMinutes(5)), (early.State, early.Next));
    }

    [Fact]
    public void What_is_not_there_after_long_enough_was_never_taken_and_goes_under_another_id()
    {
        var proved = After(LookUp.NotFound, Proof);
        Assert.Equal((StepState.Waiting, 1, null), (proved.State, proved.Attempts, proved.Next));
    }

    [Fact]
    public void Where_looking_proves_nothing_it_is_never_sent_again()
    {
        var now = Start;
        var record = Unknown;
        while (record.State == StepState.Unknown)
        {
            now = SendSearch.NextLook(Start, now);
            record = SendSearch.After(record, LookUp.CannotTell, proofAfter: null, mayFallBack: true, now);
        }

        Assert.Equal((StepState.Unresolved, Start + SendSearch.GiveUpAfter), (record.State, now));
    }

    [Fact]
    public void Proof_within_the_budget_only()
    {
        Assert.Equal(StepState.Failed, SendSearch.After(Unknown with { Tries = SendFailure.MostTries }, LookUp.NotFound, Proof, mayFallBack: false, Start + Proof).State);
        Assert.True(SendSearch.After(Unknown with { Tries = SendFailure.MostTries }, LookUp.NotFound, Proof, mayFallBack: true, Start + Proof).FellBack);
    }

    [Fact]
    public void The_outbox_gets_the_same_message_under_the_same_id() =>
        Assert.Equal(0, SendSearch.After(Unknown with { Captured = true }, LookUp.NotFound, TimeSpan.Zero, false, Start).Attempts);

    private static StepRecord After(LookUp look, TimeSpan later) => SendSearch.After(Unknown, look, Proof, mayFallBack: false, Start + later);
}
