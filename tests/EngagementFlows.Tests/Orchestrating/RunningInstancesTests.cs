using System.Text.RegularExpressions;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Testing;
using EngagementFlows.Worlds;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Orchestrating;

public sealed partial class RunningInstancesTests
{
    [Fact]
    public async Task Of_many_who_start_the_same_at_once_one_does_and_nobody_fails()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var input = new NeedsWatchInput(campaign.Id, 1);

        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => Task.Run(() => world.Engine.Client.StartOnceAsync(nameof(NeedsWatch), input, "one", CancellationToken.None))));

        Assert.Single(started, one => one);
    }

    [Fact]
    public async Task What_has_run_is_not_started_again_and_what_failed_is()
    {
        await using var world = await World.StartAsync(expectsFaults: true);
        var client = world.Engine.Client;
        var campaign = await TestCampaign.CreateAsync(world);
        Task<bool> StartAsync(string id, string name = nameof(NeedsWatch)) =>
            client.StartOnceAsync(name, new NeedsWatchInput(campaign.Id, 9), id, CancellationToken.None);

        // A meeting of another version has nothing to be reminded of, so that its watch ends at once.
        Assert.True(await StartAsync("done"));
        Assert.True(await StartAsync("failing", "NoSuchOrchestration"));
        await world.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await client.GetInstanceAsync("done"))!.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await client.GetInstanceAsync("failing"))!.RuntimeStatus);

        Assert.False(await StartAsync("done"));
        Assert.True(await StartAsync("failing"));
        await world.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await client.GetInstanceAsync("failing"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_start_that_was_overtaken_is_none_whatever_the_host_says_of_it()
    {
        var overtaken = new ScriptedClient([null, OrchestrationRuntimeStatus.Completed], new NotImplementedException());
        Assert.False(await overtaken.StartOnceAsync("Any", new { }, "id", CancellationToken.None));
        Assert.Contains(nameof(OrchestrationRuntimeStatus.Completed), overtaken.Options!.DedupeStatuses!);
        Assert.DoesNotContain(nameof(OrchestrationRuntimeStatus.Failed), overtaken.Options.DedupeStatuses!);

        foreach (var state in new OrchestrationRuntimeStatus?[] { null, OrchestrationRuntimeStatus.Failed })
        {
            var failing = new ScriptedClient([state, state], new TimeoutException());
            await Assert.ThrowsAsync<TimeoutException>(() => failing.StartOnceAsync("Any", new { }, "id", CancellationToken.None));
        }
    }

    [Fact]
    public async Task Whether_a_call_failed_or_there_was_nobody_is_told_by_how_the_instance_stands_and_not_by_what_was_thrown()
    {
        OrchestrationRuntimeStatus?[] running = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Running];
        OrchestrationRuntimeStatus?[] ended = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Terminated];
        OrchestrationRuntimeStatus?[] purged = [OrchestrationRuntimeStatus.Suspended, null];
        foreach (var thrown in new Exception[] { new InvalidOperationException(), new TimeoutException(), new NotImplementedException() })
        {
            Assert.False(await new ScriptedClient(ended, thrown).TryRaiseAsync("id", "e", 1, CancellationToken.None));
            Assert.False(await new ScriptedClient(purged, thrown).TryRaiseAsync("id", "e", 1, CancellationToken.None));
            Assert.False(await new ScriptedClient(ended, thrown).TryTerminateAsync("id", CancellationToken.None));
            var raising = new ScriptedClient(running, thrown);
            Assert.Same(thrown, await Assert.ThrowsAnyAsync<Exception>(() => raising.TryRaiseAsync("id", "e", 1, CancellationToken.None)));
            var ending = new ScriptedClient(running, thrown);
            Assert.Same(thrown, await Assert.ThrowsAnyAsync<Exception>(() => ending.TryTerminateAsync("id", CancellationToken.None)));
        }
    }

    [Fact]
    public async Task Nothing_is_sent_to_who_has_ended_or_is_not_known_so_that_a_host_that_drops_events_in_silence_is_no_other()
    {
        OrchestrationRuntimeStatus?[] over =
            [null, OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];
        foreach (var state in over)
        {
            var client = new ScriptedClient([state], null);
            Assert.False(await client.TryRaiseAsync("id", "e", 1, CancellationToken.None));
            Assert.Equal(0, client.Calls);
        }

        OrchestrationRuntimeStatus[] unfinished =
            [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];
        foreach (var state in unfinished)
        {
            Assert.True(await new ScriptedClient([state], null).TryRaiseAsync("id", "e", 1, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_history_is_purged_once_its_instance_has_ended_and_a_failure_to_do_so_is_one()
    {
        var (running, completed) = (OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Completed);
        Assert.False(await new ScriptedClient([running], null).TryPurgeAsync("id", CancellationToken.None));
        Assert.True(await new ScriptedClient([completed], null).TryPurgeAsync("id", CancellationToken.None));
        Assert.True(await new ScriptedClient([completed, null], new TimeoutException()).TryPurgeAsync("id", CancellationToken.None));
        Assert.False(await new ScriptedClient([completed, running], new TimeoutException()).TryPurgeAsync("id", CancellationToken.None));
        var failing = new ScriptedClient([completed, completed], new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing.TryPurgeAsync("id", CancellationToken.None));
    }

    [Fact]
    public async Task Failures_are_thrown_after_everybody_has_had_their_turn_and_a_cancellation_ends_at_once()
    {
        var (failures, done) = (new CollectedFailures(), new List<int>());
        Task DoAsync(int n)
        {
            if (n % 2 == 0)
            {
                throw new TimeoutException($"{n}");
            }

            done.Add(n);
            return Task.CompletedTask;
        }

        await failures.CollectEachAsync([1, 2, 3, 4], DoAsync, CancellationToken.None);
        Assert.Equal([1, 3], done);
        Assert.Equal(["2", "4"], Assert.Throws<AggregateException>(failures.ThrowIfAny).InnerExceptions.Select(one => one.Message));

        var single = new CollectedFailures();
        single.ThrowIfAny();
        await single.CollectAsync(() => throw new TimeoutException(), CancellationToken.None);
        Assert.Throws<TimeoutException>(single.ThrowIfAny);

        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => single.CollectAsync(() => throw new OperationCanceledException(), cancelled.Token));
    }

    [Fact]
    public void Nothing_else_in_the_app_starts_ends_or_signals_orchestrations_through_the_client()
    {
        var app = Path.Combine(Repository.Root, "functions", "EngagementFlows");
        var callers = Directory.EnumerateFiles(app, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(app, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Where(path => ClientCall().IsMatch(File.ReadAllText(Path.Combine(app, path))));

        Assert.Equal(["Orchestrating/RunningInstances.cs"], callers);
    }

    [GeneratedRegex(
        @"\b(RaiseEvent|ScheduleNew\w*Instance|(Terminate|Suspend|Resume|Purge|Restart|Rewind)Instance|PurgeAllInstances|Restart)Async\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClientCall();

    /// <summary>A client that answers each look with the next state, and whose calls throw as they are told to.</summary>
    private sealed class ScriptedClient(OrchestrationRuntimeStatus?[] states, Exception? thrown) : DurableTaskClient("scripted")
    {
        private int looks;

        public int Calls { get; private set; }

        public StartOrchestrationOptions? Options { get; private set; }

        public override Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            Task.FromResult(states[looks++] is { } status ? new OrchestrationMetadata("Any", instanceId) { RuntimeStatus = status } : null);

        public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName,
            object? input = null,
            StartOrchestrationOptions? options = null,
            CancellationToken cancellation = default)
        {
            Options = options;
            await CallAsync();
            return options!.InstanceId!;
        }

        public override Task RaiseEventAsync(
            string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) => CallAsync();

        public override Task TerminateInstanceAsync(
            string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) => CallAsync();

        public override async Task<PurgeResult> PurgeInstanceAsync(
            string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
        {
            await CallAsync();
            return new PurgeResult(1);
        }

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            CallAsync();

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            CallAsync();

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
            throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task CallAsync()
        {
            Calls++;
            return thrown is null ? Task.CompletedTask : Task.FromException(thrown);
        }
    }
}
