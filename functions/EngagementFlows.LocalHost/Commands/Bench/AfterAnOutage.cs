using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>
/// Storage goes away amid a change of the meeting and amid its cancellation, and comes back: how long until everybody has heard. The pauses
/// between tries pass in virtual time and the work in real time, so the figure is the sum of both, which is more than it would be where
/// they go by together.
/// </summary>
internal static class AfterAnOutage
{
    private const int AnsweredBefore = 200;
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Away = TimeSpan.FromHours(2);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <returns>False where somebody heard later than two minutes after storage was back.</returns>
    public static async Task<bool> RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        const string Id = "bench-outage";
        var count = bench.Amount(1_000);
        var away = new StorageAway();
        var heard = new ConcurrentDictionary<(string Step, string To), (DateTimeOffset At, long Stamp)>();
        BenchHost host = null!;
        host = new BenchHost(bench, "Outage", Start, message => heard[(message.Step, message.To)] = (host.Clock.GetUtcNow(), Stopwatch.GetTimestamp()), away);
        await using var _ = host;
        var hold = host.Clock.Busy();
        await host.StartAsync(cancellation);
        await host.Api.CreateAsync(BenchPeople.Campaign(Id, places: count));
        await host.Api.ImportAsync(Id, BenchPeople.Csv(count));
        await host.Api.PostAsync($"/api/campaigns/{Id}/launch", body: null);
        await AdvanceAsync(TimeSpan.FromDays(2));

        bench.Heading($"2b. Storage away for {Away.TotalHours:0} hours amid what {count:N0} people are to hear, and back");
        var movedInTime = await MeasureAsync("a meeting that moves", "meeting-changed:2", () => host.Api.MoveMeetingAsync(
            Id, JsonSerializer.SerializeToElement(new { start = "2026-12-18T10:00", end = "2026-12-18T12:30" })));
        await AdvanceAsync(TimeSpan.FromDays(2));
        return await MeasureAsync("a meeting that is cancelled", "meeting-cancelled", () => host.Api.PostAsync($"/api/campaigns/{Id}/cancel", body: null)) && movedInTime;

        async Task AdvanceAsync(TimeSpan time)
        {
            var reached = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
            host.Clock.Schedule(host.Clock.GetUtcNow() + time, () =>
            {
                reached.SetResult(host.Clock.Busy());
                return Task.CompletedTask;
            });
            hold.Dispose();
            hold = await reached.Task.WaitAsync(cancellation);
        }

        async Task<bool> MeasureAsync(string what, string step, Func<Task> begin)
        {
            await begin();
            away.LeaveAfter(AnsweredBefore);
            await AdvanceAsync(Away);
            var before = heard.Count(one => one.Key.Step == step);
            var (back, stamp) = (host.Clock.GetUtcNow(), Stopwatch.GetTimestamp());
            away.ComeBack();
            await AdvanceAsync(TimeSpan.FromMinutes(30));
            var after = heard.Where(one => one.Key.Step == step && one.Value.Stamp > stamp).Select(one => one.Value).ToList();
            if (before + after.Count != count || after.Count == 0)
            {
                bench.Line($"{what}: {before + after.Count:N0} of {count:N0} heard, {after.Count:N0} of them after storage was back. BROKEN: everybody hears, and some after");
                return false;
            }

            var waited = after.Max(one => one.At) - back;
            var worked = Stopwatch.GetElapsedTime(stamp, after.Max(static one => one.Stamp));
            var isInTime = waited + worked <= Limit;
            bench.Line($"{what}: the last of {after.Count:N0} heard {(waited + worked).TotalSeconds:0} s after storage was back ({waited.TotalSeconds:0} s of waiting, {worked.TotalSeconds:0} s of work). {(isInTime ? "Within" : "BROKEN: over")} {Limit.TotalSeconds:0} s");
            return isInTime;
        }
    }
}
