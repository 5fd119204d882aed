using System.Text.Json;
using EngagementFlows.Orchestrating;
using EngagementFlows.Storage;
using EngagementFlows.Webhooks;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.Tests.Orchestrating;

/// <summary>
/// Results of other tasks that reach a loop. Seen under Microsoft's extension after a host was killed: a timer of an episode that was never
/// written gave its result to the call that had the same number when the episode ran again, and the orchestration failed.
/// Neither engine can be made to do so on purpose, so the orchestration's context is played here.
/// </summary>
public sealed class StrayResultsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_end_of_a_timer_is_no_answer_and_the_call_is_repeated_after_a_pause()
    {
        var context = new PlayedContext(_ => "4", Done);
        await TakeIn.Run(context);

        Assert.Equal(2, context.Calls.Count);
        Assert.True(context.Calls[1].Now > context.Calls[0].Now);
    }

    [Fact]
    public async Task Another_calls_answer_is_not_taken_for_ones_own_and_the_call_is_repeated_at_once()
    {
        var context = new PlayedContext(
            call => Json(LoopAnswer.At(Now.AddDays(3), "further").To(call with { Now = call.Now.AddSeconds(-5) })), Done);
        await TakeIn.Run(context);

        Assert.Equal([(Now, (string?)null), (Now, null)], context.Calls.Select(call => (call.Now, call.Cursor)));
    }

    [Fact]
    public async Task The_failure_of_another_task_only_ends_a_wait_early()
    {
        var context = new PlayedContext(call => Json(LoopAnswer.At(call.Now.AddHours(1), "waited").To(call)), Done) { FailsATimer = true };
        await TakeIn.Run(context);

        Assert.Equal([(Now, null), (Now.AddHours(1), "waited")], context.Calls.Select(call => (call.Now, call.Cursor)));
    }

    [Fact]
    public async Task An_answer_of_an_earlier_release_which_names_no_call_is_taken()
    {
        var context = new PlayedContext(_ => """{"isDone":true}""");
        await TakeIn.Run(context);

        Assert.Single(context.Calls);
    }

    private static string Done(LoopCall call) => Json(LoopAnswer.Done.To(call));

    private static string Json(LoopAnswer answer) => JsonSerializer.Serialize(answer, JsonRow.Options);

    /// <summary>An execution whose activity answers as it is told, and whose timers are over at once.</summary>
    private sealed class PlayedContext(params Func<LoopCall, string>[] answers) : TaskOrchestrationContext
    {
        private DateTime now = Now.UtcDateTime;

        public List<LoopCall> Calls { get; } = [];

        /// <summary>The first timer ends with a failure that is not its own, and before its time.</summary>
        public bool FailsATimer { get; set; }

        public override TaskName Name => nameof(TakeIn);

        public override string InstanceId => "take-in:Text:0123456789abcdef";

        public override ParentOrchestrationInstance? Parent => null;

        public override DateTime CurrentUtcDateTime => now;

        public override bool IsReplaying => false;

        protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

        public override T GetInput<T>() => (T)(object)LoopState.For(new PendingRow("Text", "p|1|k"));

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
        {
            var call = Assert.IsType<LoopCall>(input);
            Calls.Add(call);
            return Task.FromResult(JsonSerializer.Deserialize<TResult>(answers[Calls.Count - 1](call), JsonRow.Options)!);
        }

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            if (FailsATimer)
            {
                FailsATimer = false;
                return Task.FromException(new InvalidOperationException("Another task failed."));
            }

            now = fireAt;
            return Task.CompletedTask;
        }

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

        public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(
            TaskName orchestratorName, object? input = null, TaskOptions? options = null) => throw new NotSupportedException();

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
            throw new NotSupportedException();

        public override Guid NewGuid() => throw new NotSupportedException();
    }
}
