using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Listings, tags, purges, and what else a client can ask for.</summary>
internal static class QueryCases
{
    private static readonly OrchestrationRuntimeStatus[] Failed = [OrchestrationRuntimeStatus.Failed];

    public static IEnumerable<EngineCase> All =>
    [
        new("list-by-prefix-and-status", async run =>
        {
            await ThreeCompletedOneFailedAsync(run);
            await NoteListAsync(run, "all of the prefix", new OrchestrationQuery(InstanceIdPrefix: run.Id("")));
            await NoteListAsync(run, "failed", new OrchestrationQuery(InstanceIdPrefix: run.Id(""), Statuses: Failed));
            await NoteListAsync(run, "with data", new OrchestrationQuery(InstanceIdPrefix: run.Id("c"), FetchInputsAndOutputs: true));
            await NoteListAsync(run, "none", new OrchestrationQuery(InstanceIdPrefix: run.Id("zzz")));
        }),
        new("list-by-time", async run =>
        {
            var before = DateTimeOffset.UtcNow.AddSeconds(-1);
            await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.Echo), "x", "c1"));
            await NoteListAsync(run, "since", new OrchestrationQuery(InstanceIdPrefix: run.Id(""), CreatedFrom: before));
            await NoteListAsync(run, "until", new OrchestrationQuery(InstanceIdPrefix: run.Id(""), CreatedTo: before));
            await NoteListAsync(run, "from tomorrow", new OrchestrationQuery(InstanceIdPrefix: run.Id(""), CreatedFrom: before.AddDays(1)));
        }),
        new("list-in-pages", async run =>
        {
            await ThreeCompletedOneFailedAsync(run);
            var sizes = new List<int>();
            var ids = new HashSet<string>();
            await foreach (var page in run.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: run.Id(""), PageSize: 3)).AsPages())
            {
                sizes.Add(page.Values.Count);
                ids.UnionWith(page.Values.Select(static found => found.InstanceId));
            }

            run.Note("found", ids.Count);
            run.Note("largest page", sizes.Max());
        }),
        new("list-has-children", async run =>
        {
            var callee = new Callee(nameof(CommonOrchestrators.Echo), "x", run.Id("child"), IsOrchestrator: true);
            await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "parent"));
            await NoteListAsync(run, "all", new OrchestrationQuery(InstanceIdPrefix: run.Id("")));
        }),
        new("tags-are-kept-and-listed", async run =>
        {
            var tags = new Dictionary<string, string> { ["campaign"] = "c1", ["Kind"] = "x \"y\" ü" };
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CommonOrchestrators.Idle), null, new StartOrchestrationOptions(run.Id()) { Tags = tags }, run.Cancellation);
            await run.ReachAsync(id, CommonOrchestrators.Ready);
            run.Note("running", (await run.Client.GetInstanceAsync(id, run.Cancellation))!.Tags);
            await run.Client.RaiseEventAsync(id, "end", "over", run.Cancellation);
            run.Note("ended", (await run.FinishAsync(id)).Tags);
            await foreach (var found in run.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: run.Id(""))))
            {
                run.Note("listed", found.Tags);
            }
        }),
        new("tags-of-a-child", async run =>
        {
            await run.FinishAsync(await run.StartAsync(nameof(QueryOrchestrators.TagChild), run.Id("child"), "parent"));
            run.Note("child", (await run.Client.GetInstanceAsync(run.Id("child"), run.Cancellation))!.Tags);
            run.Note("parent", (await run.Client.GetInstanceAsync(run.Id("parent"), run.Cancellation))!.Tags);
        }),
        new("purge-ended-instances", async run =>
        {
            foreach (var (ending, id) in await EventCases.EndedAsync(run))
            {
                run.Note(ending, (await run.Client.PurgeInstanceAsync(id, cancellation: run.Cancellation)).PurgedInstanceCount);
                await run.NowAsync($"{ending}, afterwards", id);
            }
        }),
        new("purge-a-running-instance", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.TryAsync("purge", () => run.Client.PurgeInstanceAsync(id, cancellation: run.Cancellation));
            await run.StatusNowAsync("then", id);
            await run.Client.RaiseEventAsync(id, "end", "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("purge-unknown", async run =>
            run.Note("count", (await run.Client.PurgeInstanceAsync(run.Id("nobody"), cancellation: run.Cancellation)).PurgedInstanceCount)),
        new("purge-a-parent-with-its-children", async run =>
        {
            var callee = new Callee(nameof(CommonOrchestrators.Echo), "x", run.Id("child"), IsOrchestrator: true);
            var parent = await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "parent");
            await run.FinishAsync(parent);
            var purged = await run.Client.PurgeInstanceAsync(parent, new PurgeInstanceOptions(Recursive: true), run.Cancellation);
            run.Note("count", purged.PurgedInstanceCount);
            await run.StatusNowAsync("child", run.Id("child"));
        }),
        new("purge-a-parent-alone", async run =>
        {
            var callee = new Callee(nameof(CommonOrchestrators.Echo), "x", run.Id("child"), IsOrchestrator: true);
            var parent = await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "parent");
            await run.FinishAsync(parent);
            run.Note("count", (await run.Client.PurgeInstanceAsync(parent, cancellation: run.Cancellation)).PurgedInstanceCount);
            await run.StatusNowAsync("child", run.Id("child"));
        }),
        new("purge-and-start-anew", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Echo), "first");
            await run.FinishAsync(id);
            await run.Client.PurgeInstanceAsync(id, cancellation: run.Cancellation);
            await run.EndAsync("end", await run.StartAsync(nameof(CommonOrchestrators.Echo), "second"));
        }),
        new("restart-an-ended-instance", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Echo), "x");
            await run.FinishAsync(id);
            await run.TryAsync("restart", () => run.Client.RestartAsync(id, cancellation: run.Cancellation));
        }),
        new("rewind-a-failed-instance", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.CallAndFail), new Callee(nameof(FailureActivities.Break), nameof(Fault.Plain)));
            await run.FinishAsync(id);
            await run.TryAsync("rewind", () => run.Client.RewindInstanceAsync(id, "again", run.Cancellation));
        }),
        new("history-of-an-instance", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Echo), "x");
            await run.FinishAsync(id);
            await run.TryAsync("history", () => run.Client.GetOrchestrationHistoryAsync(id, run.Cancellation));
        }),
        new("ids-of-instances", async run =>
            await run.TryAsync("list", () => run.Client.ListInstanceIdsAsync(pageSize: 1, cancellation: run.Cancellation))),
    ];

    private static async Task ThreeCompletedOneFailedAsync(CaseRun run)
    {
        foreach (var name in (string[])["c1", "c2", "c3"])
        {
            await run.StartAsync(nameof(CommonOrchestrators.Echo), name, name);
        }

        await run.StartAsync(nameof(CommonOrchestrators.Throw), "broken", "f1");
        foreach (var name in (string[])["c1", "c2", "c3", "f1"])
        {
            await run.FinishAsync(run.Id(name));
        }
    }

    private static async Task NoteListAsync(CaseRun run, string observation, OrchestrationQuery query)
    {
        var found = new SortedDictionary<string, object>(StringComparer.Ordinal);
        await foreach (var instance in run.Client.GetAllInstancesAsync(query))
        {
            found[instance.InstanceId] = $"{instance.Name} {instance.RuntimeStatus} in:{instance.SerializedInput ?? "-"} out:{instance.SerializedOutput ?? "-"} "
                + $"custom:{instance.SerializedCustomStatus ?? "-"} failure:{instance.FailureDetails?.ErrorMessage ?? "-"}";
        }

        run.Note(observation, found.Select(static pair => $"{pair.Key} {pair.Value}"));
    }
}
