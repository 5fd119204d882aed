using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>What becomes of a message that surely did not get through.</summary>
public sealed class SendFailureTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly StepRecord First = new(StepState.Intent, Now, 1, Channel: Channel.Sms) { Tries = 1 };

    [Fact]
    public void Temporary_faults_back_off_further_each_time_within_the_budget_and_then_the_other_channel_is_tried()
    {
        var pauses = new List<TimeSpan>();
        var record = First;
        while (true)
        {
            var after = After(record, FaultClass.Temporary, mayFallBack: true);
            if (after.FellBack)
            {
                Assert.Equal((SendFailure.MostTries, 0, StepState.Waiting), (record.Tries, after.Tries, after.State));
                break;
            }

            pauses.Add(after.Next!.Value - Now);
            record = after with { State = StepState.Intent, Attempts = after.Attempts + 1, Tries = after.Tries + 1 };
        }

        Assert.Equal(SendFailure.MostTries - 1, pauses.Count);
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses.Aggregate(TimeSpan.Zero, (sum, one) => sum + one), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public void Without_another_channel_the_budget_ends_in_a_recorded_failure()
    {
        var last = After(First with { Tries = SendFailure.MostTries }, FaultClass.Temporary, mayFallBack: false);
        Assert.Equal((StepState.Failed, "tried 5 times (code)"), (last.State, last.Reason));
    }

    [Fact]
    public void Those_who_failed_together_do_not_come_back_together() =>
        Assert.True(Enumerable.Range(0, 100).Select(n => SendFailure.After(First, new SendFault(FaultClass.Temporary, "429"), false, $"{n * 655:x4}", Now).Next).Distinct().Count() > 90);

    [Fact]
    public void A_provider_that_asks_for_time_gets_it() =>
        Assert.Equal(Now.AddMinutes(20), SendFailure.After(First, new SendFault(FaultClass.Temporary, "429", TimeSpan.FromMinutes(20)), false, "0000", Now).Next);

    [Fact]
    public void What_only_once_may_be_tried_again_is_tried_once()
    {
        Assert.Equal(StepState.Waiting, After(First, FaultClass.TemporaryOnce, false).State);
        Assert.Equal(StepState.Failed, After(First with { Tries = 2 }, FaultClass.TemporaryOnce, false).State);
    }

    [Fact]
    public void What_was_filtered_is_for_people_to_look_at_even_where_another_channel_is_there() =>
        Assert.Equal(StepState.Failed, After(First, FaultClass.Blocked, mayFallBack: true).State);

    [Fact]
    public void Who_told_the_provider_to_stop_is_not_tried_again_anywhere() =>
        Assert.Equal((StepState.Skipped, "has withdrawn"), (After(First, FaultClass.OptedOut, true).State, After(First, FaultClass.OptedOut, true).Reason));

    [Fact]
    public void A_sender_that_is_set_up_wrongly_costs_the_message_no_try_and_leaves_it_its_id()
    {
        var held = After(First, FaultClass.Configuration, mayFallBack: true);
        Assert.Equal((StepState.Waiting, 0, 0, Now + SendFailure.Hold), (held.State, held.Attempts, held.Tries, held.Next));
    }

    [Theory]
    [InlineData("21610", FaultClass.OptedOut)]
    [InlineData("21211", FaultClass.BadAddress)]
    [InlineData("21614", FaultClass.BadAddress)]
    [InlineData("30005", FaultClass.BadAddress)]
    [InlineData("30006", FaultClass.BadAddress)]
    [InlineData("21612", FaultClass.BadAddress)]
    [InlineData("30003", FaultClass.Temporary)]
    [InlineData("30001", FaultClass.Temporary)]
    [InlineData("21611", FaultClass.Temporary)]
    [InlineData("14107", FaultClass.Temporary)]
    [InlineData("20429", FaultClass.Temporary)]
    [InlineData("30022", FaultClass.Temporary)]
    [InlineData("30410", FaultClass.Temporary)]
    [InlineData("63018", FaultClass.Temporary)]
    [InlineData("30008", FaultClass.TemporaryOnce)]
    [InlineData("30004", FaultClass.Blocked)]
    [InlineData("30007", FaultClass.Blocked)]
    [InlineData("30023", FaultClass.Blocked)]
    [InlineData("20003", FaultClass.Configuration)]
    [InlineData("20404", FaultClass.Configuration)]
    [InlineData("21408", FaultClass.Configuration)]
    [InlineData("21606", FaultClass.Configuration)]
    [InlineData("21608", FaultClass.Configuration)]
    [InlineData("21703", FaultClass.Configuration)]
    [InlineData("21704", FaultClass.Configuration)]
    [InlineData("21705", FaultClass.Configuration)]
    [InlineData("30002", FaultClass.Configuration)]
    [InlineData("21617", FaultClass.Configuration)]
    [InlineData("99999", FaultClass.Blocked)]
    public void Each_of_the_provider_s_codes_is_of_one_class(string code, FaultClass expected) => Assert.Equal(expected, ProviderErrors.ClassOf(code));

    private static StepRecord After(StepRecord record, FaultClass fault, bool mayFallBack) =>
        SendFailure.After(record, new SendFault(fault, "code"), mayFallBack, "8000", Now);
}
