using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class ContinueAsNewTests
{
    [Fact]
    public async Task A_loop_of_executions_goes_on_with_new_input_and_a_history_that_does_not_grow()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Next", static n => n + 1)
            .Orchestrator("Loop", static async context =>
            {
                var n = await context.CallActivityAsync<int>("Next", context.GetInput<int>());
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                if (n < 20)
                {
                    context.ContinueAsNew(n);
                }

                return n;
            });
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Loop", 0);

        Assert.Equal(20, done.ReadOutputAs<int>());
        Assert.Equal(3, ((InMemoryOrchestrationStore)host.Store).HistoryOf(done.InstanceId).Count);
        Assert.Equal(TestHost.Start.AddDays(20), host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(true, new[] { 2, 3 })]
    [InlineData(false, new[] { 9 })]
    public async Task Events_that_nobody_awaited_go_along_unless_told_otherwise(bool preserve, int[] expected)
    {
        var functions = new TestFunctions().Orchestrator("Carry", async context =>
        {
            var first = context.GetInput<bool>();
            await context.WaitForExternalEvent<int>(first ? "go" : "n");
            if (first)
            {
                context.ContinueAsNew(false, preserve);
                return [];
            }

            var taken = new List<int>();
            while (taken.Count < expected.Length)
            {
                taken.Add(await context.WaitForExternalEvent<int>("n"));
            }

            return taken;
        });
        // The last events come too late where those carried along were enough.
        var options = new DurableEngineOptions { ThrowStatusExceptionsOnRaiseEvent = false };
        await using var host = await TestHost.RunAsync(functions, options: options);
        var id = await host.ScheduleAsync("Carry", true);
        foreach (var n in (int[])[1, 2, 3])
        {
            await host.Client.RaiseEventAsync(id, "n", n);
        }

        await host.Client.RaiseEventAsync(id, "go", 0);
        await host.Client.RaiseEventAsync(id, "n", 8);
        await host.Client.RaiseEventAsync(id, "n", 9);

        Assert.Equal(expected, (await host.FinishAsync(id)).ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task An_answer_to_the_last_execution_is_not_taken_for_one_to_this()
    {
        var release = new TaskCompletionSource();
        var functions = new TestFunctions()
            .ActivityAsync<string, string>("Slow", async (input, _) =>
            {
                await release.Task;
                return input;
            })
            .Orchestrator("Restart", static async context =>
            {
                var asked = context.CallActivityAsync<string>("Slow", context.GetInput<string>());
                if (context.GetInput<string>() == "second")
                {
                    return await asked;
                }

                await context.WaitForExternalEvent<string>("again");
                context.ContinueAsNew("second");
                return "";
            });
        await using var host = await TestHost.RunAsync(functions);
        var id = await host.ScheduleAsync("Restart", "first");
        await host.Client.RaiseEventAsync(id, "again", "now");

        release.SetResult();

        Assert.Equal("second", (await host.FinishAsync(id)).ReadOutputAs<string>());
    }
}
