using System.Diagnostics;
using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Texts through a provider that answers at once: how many a second, how late at a steady load, and how quickly its callbacks are answered.</summary>
internal static class ThroughTheProvider
{
    private const int EachSecond = 50;

    public static async Task RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        bench.Heading("5. Through the fake provider, a process beside it on the same cores");
        if (bench.FakeProvider is not { } program)
        {
            bench.Line("left out: ./flows bench builds it and says where it is (--fake-provider)");
            return;
        }

        await using var provider = await FakeProvider.StartAsync(program, cancellation);
        await provider.SettingsAsync(new { callbacks = false }, cancellation);
        await using var host = new ProviderHost(bench, "Provider", provider);
        await host.StartAsync(cancellation);
        await AtOnceAsync(bench, host, provider, cancellation);
        await SteadilyAsync(bench, host, provider, cancellation);
        await CallbackAnswers.RunAsync(bench, host, await provider.AcceptedAsync(cancellation), cancellation);
    }

    private static async Task AtOnceAsync(BenchSettings bench, ProviderHost host, FakeProvider provider, CancellationToken cancellation)
    {
        var count = bench.Amount(1_000);
        await host.PrepareAsync("bench-at-once", 0, count);
        var watch = Stopwatch.StartNew();
        await host.Api.PostAsync("/api/campaigns/bench-at-once/launch", body: null);
        await AllAcceptedAsync(provider, count, cancellation);
        bench.Line($"{count / watch.Elapsed.TotalSeconds:0} messages a second ({count:N0} invitations, from the launch to the last one accepted)");
    }

    /// <summary>Fifty people a second are launched; each invitation is due when its journey begins.</summary>
    private static async Task SteadilyAsync(BenchSettings bench, ProviderHost host, FakeProvider provider, CancellationToken cancellation)
    {
        var before = (await provider.AcceptedAsync(cancellation)).Count;
        var seconds = bench.Amount(30);
        for (var n = 0; n < seconds; n++)
        {
            await host.PrepareAsync($"bench-steady-{n}", 100_000 + (n * EachSecond), EachSecond);
        }

        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var launches = new List<Task>();
        for (var n = 0; n < seconds; n++)
        {
            launches.Add(host.Api.PostAsync($"/api/campaigns/bench-steady-{n}/launch", body: null));
            await tick.WaitForNextTickAsync(cancellation);
        }

        await Task.WhenAll(launches);
        await AllAcceptedAsync(provider, before + (seconds * EachSecond), cancellation);
        var late = new List<double>();
        foreach (var (key, _, _, at) in (await provider.AcceptedAsync(cancellation)).Skip(before))
        {
            var reference = MessageReference.Parse(key)!.Value;
            var timeline = (await host.Api.GetAsync($"/api/campaigns/{reference.Participant.CampaignId}/participants/{reference.Participant.ParticipantId}/timeline"))["timeline"]!.AsArray();
            late.Add((at - (DateTimeOffset)timeline.Single(line => (string?)line!["messageId"] == reference.MessageId)!["due"]!).TotalSeconds);
        }

        late.Sort();
        bench.Line($"{late.Count(one => one <= 10) * 100.0 / late.Count:0.0} % handed over within 10 s of their due time at {EachSecond} a second ({late.Count:N0} messages; p50 {late[late.Count / 2]:0.00} s, p99 {late[(int)(late.Count * 0.99)]:0.00} s)");
    }

    private static async Task AllAcceptedAsync(FakeProvider provider, int count, CancellationToken cancellation)
    {
        while ((await provider.AcceptedAsync(cancellation)).Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }
}
