using FsCheck.Xunit;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Asking_for_another_activity_than_before_fails_naming_both()
    {
        var done = await ChangeAsync(
            static context => context.CallActivityAsync("Invite", "x"),
            static context => context.CallActivityAsync("Remind", "x"));

        Assert.Contains("asked for activity 'Remind' (#0), but history holds activity 'Invite' (#0)", done.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_another_kind_of_task_fails_naming_both()
    {
        var done = await ChangeAsync(
            static context => context.CallActivityAsync("Invite", "x"),
            static context => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None));

        Assert.Contains("asked for a timer (#0), but history holds activity 'Invite' (#0)", done.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_longer_asking_for_what_history_holds_fails_naming_it()
    {
        var done = await ChangeAsync(static context => context.CallActivityAsync("Invite", "x"), static _ => Task.CompletedTask);

        Assert.Contains("history holds activity 'Invite' (#0), which it no longer asks for", done.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_more_than_history_holds_fails_naming_it_even_if_the_orchestrator_catches_everything()
    {
        var done = await ChangeAsync(
            static context => context.CallActivityAsync("Invite", "x"),
            static async context =>
            {
                var first = context.CallActivityAsync("Invite", "x");
                try
                {
                    await context.CallActivityAsync("Remind", "x");
                }
                catch (InvalidOperationException)
                {
                    await first;
                }
            });

        Assert.Contains("asked for activity 'Remind' (#1), but history holds nothing more", done.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Awaiting_a_delay_fails_with_the_reason_instead_of_hanging()
    {
        await using var host = await TestHost.RunAsync(new TestFunctions().Orchestrator("Delay", static _ => Task.Delay(TimeSpan.FromDays(1))));

        Assert.Contains("awaits something that is not its context's", (await host.RunAsync("Delay")).SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Using_the_context_from_another_thread_fails_with_the_reason()
    {
        await using var host = await TestHost.RunAsync(new TestFunctions().Orchestrator("Thread", static async context =>
        {
            var elsewhere = Task.Run(() => context.CallActivityAsync("A", "x"));
#pragma warning disable xUnit1031, MA0042, CA1849, MA0045 // What no orchestrator should do is the point here.
            ((IAsyncResult)elsewhere).AsyncWaitHandle.WaitOne();
#pragma warning restore xUnit1031, MA0042, CA1849, MA0045
            await elsewhere;
        }));

        Assert.Contains("from a thread of its own", (await host.RunAsync("Thread")).SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yielding_and_awaiting_without_a_context_stay_on_the_orchestrators_thread()
    {
        await using var host = await TestHost.RunAsync(new TestFunctions().Activity<int, int>("Same", static n => n).Orchestrator("Yield", static async context =>
        {
            await Task.Yield();
            var first = await context.CallActivityAsync<int>("Same", 1).ConfigureAwait(false);
            return first + await context.CallActivityAsync<int>("Same", 2).ConfigureAwait(false);
        }));

        Assert.Equal(3, (await host.RunAsync("Yield")).ReadOutputAs<int>());
    }

    /// <summary>Whatever an orchestrator asks for and in whatever order the answers come, a replay of its history asks for the same.</summary>
    [Property(MaxTest = 60)]
    public void Replaying_any_history_asks_for_nothing_new_and_changes_nothing(byte[] script, int seed)
    {
        static async Task<object?> Run(TaskOrchestrationContext context)
        {
            var steps = context.GetInput<int[]>()!;
            var ids = new List<string>();
            var pending = new List<Task>();
            foreach (var step in steps)
            {
                ids.Add($"{context.NewGuid()}");
                Task next = (step % 4) switch
                {
                    0 => context.CallActivityAsync<int>("A" + step, step),
                    1 => context.CreateTimer(TimeSpan.FromHours(1 + step), CancellationToken.None),
                    2 => context.CallSubOrchestratorAsync<int>("C" + step, step),
                    _ => context.WaitForExternalEvent<int>("e"),
                };
                pending.Add(next);
                if (step % 3 == 0)
                {
                    pending.Remove(await Task.WhenAny(pending));
                }
            }

            await Task.WhenAll(pending);
            return ids;
        }

        var random = new Random(seed);
        var input = JsonDataConverter.Default.Serialize(script.Select(static b => (int)b).ToArray());
        var history = new List<EpisodeRecord>();
        var now = TestHost.Start.UtcDateTime;
        EpisodeResult Take(IReadOnlyList<IncomingEvent> arrivals) => Replayer.Run(new EpisodeRequest(
            new ExecutionStart("i", "O", input, "", Parent: null), Run, history, arrivals, now, JsonDataConverter.Default, NullLoggerFactory.Instance));

        var result = Take([]);
        while (!result.IsFinished)
        {
            history.Add(result.Record!);
            Assert.Null(Take([]).Record);
            now = result.NextDue is { } due && random.Next(2) == 0 ? due : now.AddMinutes(1);
            var open = result.Open.Where(static action => action.Kind is not ActionKind.Timer).ToList();
            var answers = open.Where(_ => random.Next(2) == 0).Select(action => new IncomingEvent(
                action.Kind == ActionKind.Activity ? IncomingKind.ActivityCompleted : IncomingKind.ChildCompleted, action.Id, now, action.Target, "1"));
            var events = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new IncomingEvent(IncomingKind.EventRaised, 0, now, "E", "1"));
            result = Take([.. answers, .. events]);
        }

        Assert.Null(result.Failure);
        var stored = DurableJson.Read<EpisodeRecord>(DurableJson.Write(result.Record!));
        Assert.Equal(DurableJson.Write(result.Record!), DurableJson.Write(stored));
        Assert.Equal(script.Length, JsonDataConverter.Default.Deserialize<string[]>(result.Output)!.Distinct().Count());
    }

    /// <summary>Runs one version of an orchestrator until it waits, then goes on with another.</summary>
    private static async Task<OrchestrationMetadata> ChangeAsync(Func<TaskOrchestrationContext, Task> before, Func<TaskOrchestrationContext, Task> after)
    {
        var store = new InMemoryOrchestrationStore();
        var never = new TaskCompletionSource<int>();
        TestFunctions Version(Func<TaskOrchestrationContext, Task> code) => new TestFunctions()
            .ActivityAsync<string, int>("Invite", (_, cancellation) => never.Task.WaitAsync(cancellation))
            .Orchestrator("Story", code);
        await using (var old = await TestHost.RunAsync(Version(before), store, options: new DurableEngineOptions { DrainTimeout = TimeSpan.Zero }))
        {
            await old.ScheduleAsync("Story", id: "s");
        }

        never.SetResult(1);
        await using var next = await TestHost.RunAsync(Version(after), store);
        return await next.FinishAsync("s");
    }
}
