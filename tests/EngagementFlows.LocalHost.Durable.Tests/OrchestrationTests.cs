using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class OrchestrationTests
{
    [Fact]
    public async Task Five_activities_run_in_order_and_their_results_come_back()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Double", static n => 2 * n)
            .Orchestrator("Five", static async context =>
            {
                var n = context.GetInput<int>();
                for (var i = 0; i < 5; i++)
                {
                    n = await context.CallActivityAsync<int>("double", n);
                }

                return n;
            });
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("five", 1);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(32, done.ReadOutputAs<int>());
        Assert.Equal(6, ((InMemoryOrchestrationStore)host.Store).HistoryOf(done.InstanceId).Count);
    }

    [Fact]
    public async Task Activities_fanned_out_all_come_back_in_the_order_asked_for()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Square", static n => n * n)
            .Orchestrator("Fan", static context => Task.WhenAll(Enumerable.Range(0, 150).Select(n => context.CallActivityAsync<int>("Square", n))));
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Fan");

        Assert.Equal(Enumerable.Range(0, 150).Select(static n => n * n), done.ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task A_failed_activity_reaches_the_orchestrator_with_its_details_and_can_be_caught()
    {
        var functions = new TestFunctions()
            .Activity<string, string>("Fail", static _ => throw new InvalidDataException("outer", new ArithmeticException("inner")))
            .Orchestrator("Catch", static async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Fail", "x");
                }
                catch (TaskFailedException failed)
                {
                    Assert.True(failed.FailureDetails.IsCausedBy<InvalidDataException>());
                    return $"{failed.TaskName}/{failed.TaskId}/{failed.FailureDetails.ErrorMessage}/{failed.FailureDetails.InnerFailure!.ErrorMessage}";
                }
            });
        await using var host = await TestHost.RunAsync(functions);

        Assert.Equal("Fail/0/outer/inner", (await host.RunAsync("Catch")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_uncaught_failure_fails_the_orchestration_and_names_its_cause()
    {
        var functions = new TestFunctions()
            .Activity<string, string>("Fail", static _ => throw new InvalidDataException("broken"))
            .Orchestrator("Break", static context => context.CallActivityAsync("Fail", "x"));
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Break");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, done.FailureDetails!.ErrorType);
        Assert.Equal("broken", done.FailureDetails.InnerFailure!.ErrorMessage);
    }

    [Theory]
    [InlineData("Nothing", "no orchestrator named 'Nothing'")]
    [InlineData("Calls", "no activity named 'Missing'")]
    public async Task A_function_that_is_missing_fails_the_orchestration_with_its_name(string name, string message)
    {
        var functions = new TestFunctions().Orchestrator("Calls", static context =>
            context.CallActivityAsync("Missing", options: TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1)))));
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync(name);

        Assert.Contains(message, done.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(TestHost.Start, done.LastUpdatedAt);
    }

    [Fact]
    public async Task Ids_and_times_are_the_same_at_every_replay_and_different_from_each_other()
    {
        var seen = new List<string>();
        var functions = new TestFunctions()
            .Activity<int, int>("Same", static n => n)
            .Orchestrator("Ids", async context =>
            {
                var run = new List<string> { context.NewGuid().ToString(), context.NewGuid().ToString(), context.CurrentUtcDateTime.ToString("o") };
                await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
                run.Add(context.NewGuid().ToString());
                run.Add(context.CurrentUtcDateTime.ToString("o"));
                await context.CallActivityAsync<int>("Same", 1);
                lock (seen)
                {
                    seen.AddRange(run);
                }

                return run;
            });
        await using var host = await TestHost.RunAsync(functions);

        var first = (await host.RunAsync("Ids", id: "a")).ReadOutputAs<string[]>()!;

        Assert.Equal(5, first.Distinct().Count());
        Assert.Equal(first, seen);
        Assert.Equal('5', first[0][14]);
        Assert.Equal(TestHost.Start.UtcDateTime.AddDays(2).ToString("o"), first[4]);
    }

    [Fact]
    public async Task Lines_logged_through_the_context_are_written_once_however_often_it_replays()
    {
        var logged = 0;
        var functions = new TestFunctions()
            .Activity<int, int>("Same", static n => n)
            .Orchestrator("Logs", async context =>
            {
                logged += context.IsReplaying ? 0 : 1;
                await context.CallActivityAsync<int>("Same", 1);
                await context.CallActivityAsync<int>("Same", 2);
                Assert.False(context.IsReplaying);
            });
        await using var host = await TestHost.RunAsync(functions);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Logs")).RuntimeStatus);
        Assert.Equal(1, logged);
    }

    [Fact]
    public async Task Custom_status_is_kept_until_set_again_and_read_with_the_instance()
    {
        var functions = new TestFunctions().Orchestrator("Status", static async context =>
        {
            context.SetCustomStatus(new { Step = "asked" });
            await context.WaitForExternalEvent<string>("go");
            await context.WaitForExternalEvent<string>("on");
            context.SetCustomStatus("done");
        });
        await using var host = await TestHost.RunAsync(functions);
        var id = await host.ScheduleAsync("Status");
        await host.Client.RaiseEventAsync(id, "go", "x");

        Assert.Equal("{\"Step\":\"asked\"}", (await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.SerializedCustomStatus);
        await host.Client.RaiseEventAsync(id, "on", "x");
        Assert.Equal("done", (await host.FinishAsync(id)).ReadCustomStatusAs<string>());
    }
}
