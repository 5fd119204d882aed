using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Payloads of 200 KB, everywhere where there is a payload.</summary>
internal static class PayloadCases
{
    private const int Length = 200 * 1024;

    public static IEnumerable<EngineCase> All =>
    [
        new("large-input-and-output", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.Echo), Text('i')));
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("input", end.ReadInputAs<string>() == Text('i'));
            run.Note("output", end.ReadOutputAs<string>() == Text('i'));
        }),
        new("large-event", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(id, "end", Text('e'), run.Cancellation);
            run.Note("output", (await run.FinishAsync(id)).ReadOutputAs<string>() == Text('e'));
        }),
        new("large-activity-input-and-output", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), new Callee(nameof(CommonActivities.Same), Text('a'))));
            run.Note("output", end.ReadOutputAs<string>() == Text('a'));
        }),
        new("large-child-input-and-output", async run =>
        {
            var callee = new Callee(nameof(CommonOrchestrators.Echo), Text('c'), IsOrchestrator: true);
            var end = await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee));
            run.Note("output", end.ReadOutputAs<string>() == Text('c'));
        }),
        new("large-continue-as-new-input", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(PayloadOrchestrators.GrowAndReturn), "x"));
            run.Note("output", end.ReadOutputAs<string>()!.Length);
        }),
        new("large-custom-status", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(PayloadOrchestrators.LargeStatus), Length));
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("custom status", end.SerializedCustomStatus?.Length);
        }),
        new("custom-status-of-twenty-kilobytes", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(PayloadOrchestrators.LargeStatus), 20 * 1024));
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("custom status", end.SerializedCustomStatus?.Length);
        }),
        new("large-failure-message", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.Throw), Text('f')[..(Length / 2)]));
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("length", end.SerializedOutput?.Length);
            run.Note("whole message", end.SerializedOutput == $"{typeof(InvalidOperationException)}: {Text('f')[..(Length / 2)]}");
        }),
        new("large-termination-output", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.TerminateInstanceAsync(id, Text('t'), run.Cancellation);
            var end = await run.FinishAsync(id);
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("output", end.ReadOutputAs<string>() == Text('t'));
        }),
        new("many-activities-with-large-outputs", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(PayloadOrchestrators.TenLarge)));
            run.Note("output", end.SerializedOutput);
        }),
    ];

    private static string Text(char letter) => new(letter, Length);
}
