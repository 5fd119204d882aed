using DurableTask.Core.Settings;
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
        Assert.Equal("Microsoft.DurableTask.TaskFailedException: Task 'Fail' (#0) failed with an unhandled exception: broken", done.SerializedOutput);
        Assert.Null(done.FailureDetails);
    }

    [Fact]
    public async Task An_orchestrator_that_is_missing_fails_at_once_with_its_name()
    {
        await using var host = await TestHost.RunAsync(new TestFunctions());

        var done = await host.RunAsync("Nothing");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("no orchestrator named", done.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_that_is_missing_is_tried_again_like_any_other_and_fails_without_details()
    {
        var functions = new TestFunctions().Orchestrator("Calls", static context =>
            context.CallActivityAsync("Missing", options: TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1)))));
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Calls");

        Assert.Contains("Task 'Missing' (#8) failed", done.SerializedOutput, StringComparison.Ordinal);
        Assert.Equal(TestHost.Start.AddHours(4), done.LastUpdatedAt);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_orchestration_ends_only_once_its_timers_have_fired_or_are_cancelled(bool cancels)
    {
        var functions = new TestFunctions().Orchestrator("Return", async context =>
        {
            using var over = new CancellationTokenSource();
            _ = context.CreateTimer(TimeSpan.FromDays(1), over.Token);
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            if (cancels)
            {
#pragma warning disable CA1849, MA0042, MA0045 // An orchestrator cancels on its own thread.
                over.Cancel();
#pragma warning restore CA1849, MA0042, MA0045
            }

            return "returned";
        });
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Return");

        Assert.Equal("returned", done.ReadOutputAs<string>());
        Assert.Equal(cancels ? TestHost.Start.AddMinutes(1) : TestHost.Start.AddDays(1), done.LastUpdatedAt);
    }

    [Theory]
    [InlineData(VersioningSettings.VersionFailureStrategy.Fail, OrchestrationRuntimeStatus.Failed)]
    [InlineData(VersioningSettings.VersionFailureStrategy.Reject, OrchestrationRuntimeStatus.Pending)]
    public async Task An_instance_of_a_newer_version_is_not_run(VersioningSettings.VersionFailureStrategy strategy, OrchestrationRuntimeStatus expected)
    {
        var options = new DurableEngineOptions
        {
            Versioning = new VersioningSettings
            {
                Version = "2.0", MatchStrategy = VersioningSettings.VersionMatchStrategy.CurrentOrOlder, FailureStrategy = strategy,
            },
        };
        var functions = new TestFunctions().Orchestrator("Tell", static context => Task.FromResult(context.Version));
        await using var host = await TestHost.RunAsync(functions, options: options);

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Tell", new StartOrchestrationOptions("newer") { Version = "2.1" });

        Assert.Equal(expected, (await host.Client.GetInstanceAsync("newer"))!.RuntimeStatus);
        Assert.Equal("2.0", (await host.RunAsync("Tell")).ReadOutputAs<string>());
    }
}
