using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Versions, on a host whose default version is 2.0 and which runs that and older ones.</summary>
internal static class VersionCases
{
    public static IEnumerable<EngineCase> All =>
    [
        new("version-by-default", async run => await run.EndAsync("end", await run.StartAsync(nameof(VersionOrchestrators.TellVersion)))),
        new("version-given-at-the-start", async run =>
        {
            foreach (var version in (string[])["1.0", "1.5.3", "2.0", ""])
            {
                var id = await StartVersionAsync(run, nameof(VersionOrchestrators.TellVersion), version, $"v{version}");
                await run.EndAsync($"version '{version}'", id);
            }
        }),
        new("version-that-is-no-number", async run =>
            await NoteRefusalAsync(run, await StartVersionAsync(run, nameof(VersionOrchestrators.TellVersion), "old", "old"))),
        new("version-newer-than-the-host", async run =>
        {
            await NoteRefusalAsync(run, await StartVersionAsync(run, nameof(VersionOrchestrators.TellVersion), "2.1", "a"));
            await NoteRefusalAsync(run, await StartVersionAsync(run, nameof(VersionOrchestrators.TellVersion), "10.0", "b"));
        }),
        new("version-of-children", async run =>
            await run.EndAsync("end", await StartVersionAsync(run, nameof(VersionOrchestrators.TellVersionsOfChildren), "1.0", "main"))),
        new("version-over-continue-as-new", async run =>
            await run.EndAsync("end", await StartVersionAsync(run, nameof(VersionOrchestrators.KeepVersion), "1.0", "main"))),
        new("version-raised-by-continue-as-new", async run =>
            await run.EndAsync("end", await StartVersionAsync(run, nameof(VersionOrchestrators.RaiseVersion), "1.0", "main"))),
    ];

    private static async Task NoteRefusalAsync(CaseRun run, string id)
    {
        var end = await run.FinishAsync(id);
        run.Note($"{id[(id.LastIndexOf('-') + 1)..]}, status", end.RuntimeStatus.ToString());
        run.Note($"{id[(id.LastIndexOf('-') + 1)..]}, kind of error", end.SerializedOutput?.Split(':')[0]);
    }

    private static Task<string> StartVersionAsync(CaseRun run, string orchestrator, string version, string id) =>
        run.Client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator, null, new StartOrchestrationOptions(run.Id(id)) { Version = new TaskVersion(version) }, run.Cancellation);
}
