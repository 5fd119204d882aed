using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class SubOrchestrationTests
{
    private static TestFunctions Functions() => new TestFunctions()
        .Orchestrator("Child", static async context =>
        {
            Assert.Equal("Parent", context.Parent!.Name.Name);
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return context.GetInput<int>() switch
            {
                < 0 => throw new InvalidDataException("negative"),
                var n => n + 1,
            };
        })
        .Orchestrator("Parent", static async context =>
        {
            var input = context.GetInput<int>();
            return await context.CallSubOrchestratorAsync<int>("Child", input, new SubOrchestrationOptions(instanceId: $"child of {context.InstanceId}"));
        });

    [Fact]
    public async Task A_child_runs_under_its_own_id_and_its_result_reaches_the_parent()
    {
        await using var host = await TestHost.RunAsync(Functions());

        Assert.Equal(42, (await host.RunAsync("Parent", 41, "p")).ReadOutputAs<int>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync("child of p"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_child_that_fails_fails_the_parents_task_with_its_details()
    {
        await using var host = await TestHost.RunAsync(Functions());

        var done = await host.RunAsync("Parent", -1, "p");

        Assert.EndsWith("negative", done.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_under_an_id_in_use_fails_its_task_and_leaves_the_other_instance_alone()
    {
        await using var host = await TestHost.RunAsync(Functions().Orchestrator("Holder", static context => context.WaitForExternalEvent<string>("end")));
        await host.ScheduleAsync("Holder", id: "child of p");

        var done = await host.RunAsync("Parent", 1, "p");

        Assert.Contains("already exists", done.SerializedOutput, StringComparison.Ordinal);
        Assert.Equal("Holder", (await host.Client.GetInstanceAsync("child of p"))!.Name);
    }

    [Fact]
    public async Task A_hundred_children_at_once_all_answer()
    {
        var functions = Functions().Orchestrator("Parent", static async context =>
            (await Task.WhenAll(Enumerable.Range(0, 100).Select(n => context.CallSubOrchestratorAsync<int>("Child", n)))).Sum());
        await using var host = await TestHost.RunAsync(functions);

        Assert.Equal(5050, (await host.RunAsync("Parent")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Terminating_a_parent_ends_none_of_its_children_whatever_it_is_asked()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", static context => context.WaitForExternalEvent<string>("never"))
            .Orchestrator("Parent", static context =>
                context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "child of " + context.InstanceId)));
        await using var host = await TestHost.RunAsync(functions);
        await host.ScheduleAsync("Parent", id: "p");
        await host.UntilAsync(async () => await host.Client.GetInstanceAsync("child of p") is not null);

        await host.Client.TerminateInstanceAsync("p", new TerminateInstanceOptions("stop", Recursive: true));

        Assert.Equal("stop", (await host.FinishAsync("p")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync("child of p"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_child_that_is_terminated_is_no_task_failure_to_its_parent_but_a_null_reference()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", static context => context.WaitForExternalEvent<string>("never"))
            .Orchestrator("Parent", static async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "child of " + context.InstanceId));
                    return "ended";
                }
                catch (NullReferenceException)
                {
                    return "caught";
                }
            });
        await using var host = await TestHost.RunAsync(functions);
        await host.ScheduleAsync("Parent", id: "p");
        await host.UntilAsync(async () => await host.Client.GetInstanceAsync("child of p") is not null);

        await host.Client.TerminateInstanceAsync("child of p", "stop");

        Assert.Equal("caught", (await host.FinishAsync("p")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Purging_a_parent_leaves_its_children_whatever_it_is_asked()
    {
        await using var host = await TestHost.RunAsync(Functions());
        await host.RunAsync("Parent", 1, "p");
        await host.UntilAsync(() => Task.FromResult(host.Engine.InstanceCount == 0));

        var purged = await host.Client.PurgeInstanceAsync("p", new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.NotNull(await host.Client.GetInstanceAsync("child of p"));
    }
}
