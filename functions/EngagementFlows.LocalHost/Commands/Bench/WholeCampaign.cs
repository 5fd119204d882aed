using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using EngagementFlows.Journeys;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>The workshop journey for a thousand people in virtual time: from import to follow-up, the team's dashboard looked at once a day.</summary>
internal static class WholeCampaign
{
    private const int AtOnce = 16;
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        const string Id = "bench-campaign";
        var count = bench.Amount(1_000);
        var (sent, received) = (0, 0);
        var answers = new ConcurrentDictionary<DateTimeOffset, ConcurrentBag<(string From, string Text)>>();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        BenchHost host = null!;
        host = new BenchHost(bench, "Campaign", Start, message =>
        {
            Interlocked.Increment(ref sent);
            if (BenchPeople.Answer(message.To, message.Step) is { } answer)
            {
                Interlocked.Increment(ref received);
                Answer(host.Clock.GetUtcNow().AddMinutes(30), message.To, answer);
            }
        });

        // Who is written to at once answers at once: what is due at the same instant comes in side by side.
        void Answer(DateTimeOffset at, string from, string text)
        {
            var mail = new ConcurrentBag<(string From, string Text)>();
            var there = answers.GetOrAdd(at, mail);
            there.Add((from, text));
            if (there == mail)
            {
                host.Clock.Schedule(at, () => Parallel.ForEachAsync(there, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await host.Api.ReplyAsync(one.From, one.Text)));
            }
        }

        await using var _ = host;

        var curtain = host.Clock.Busy();
        await host.StartAsync(cancellation);
        await host.Api.CreateAsync(BenchPeople.Campaign(Id, places: count));
        var watch = Stopwatch.StartNew();
        await host.Api.ImportAsync(Id, BenchPeople.Csv(count));
        for (var day = Start.AddDays(1); day < End; day = day.AddDays(1))
        {
            host.Clock.Schedule(day, () => host.Api.GetAsync($"/api/campaigns/{Id}"));
        }

        Publish(host, Id);
        host.Clock.Schedule(End, () =>
        {
            ended.SetResult();
            return Task.CompletedTask;
        });
        await host.Api.PostAsync($"/api/campaigns/{Id}/launch", body: null);
        curtain.Dispose();
        await ended.Task.WaitAsync(cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        var requests = host.Requests.Counts.Where(one => one.Key.Kind is not ("table" or "lease")).ToList();
        var events = await HistoryEventsAsync(host, Id, cancellation);

        bench.Heading($"2. The workshop for {count:N0} participants in virtual time ({(End - Start).TotalDays:N0} days)");
        bench.Line($"{count / seconds:N1} journeys a second, {(sent + received) / seconds:N0} messages a second ({sent:N0} sent, {received:N0} received)");
        bench.Line($"{requests.Sum(one => one.Value) / (double)(sent + received):0.00} storage requests a message: {string.Join(", ", requests.GroupBy(one => one.Key.Table).OrderByDescending(table => table.Sum(one => one.Value)).Select(table => $"{table.Key["Bench".Length..]} {table.Sum(one => one.Value) / (double)(sent + received):0.00}"))}");
        bench.Line($"{events:0} history events a journey");
    }

    /// <summary>The average over the first journeys of the list, whoever they are.</summary>
    private static async Task<double> HistoryEventsAsync(BenchHost host, string id, CancellationToken cancellation)
    {
        var people = (await host.Api.GetAsync($"/api/campaigns/{id}/participants?top=100"))["participants"]!.AsArray();
        var events = 0;
        foreach (var person in people)
        {
            var journey = await host.Store.LoadAsync(ParticipantJourney.InstanceId(id, (string)person!["id"]!), cancellation);
            events += journey!.History.Sum(episode => episode.EventCount);
        }

        return events / (double)people.Count;
    }

    private static void Publish(BenchHost host, string id)
    {
        host.Clock.Schedule(new DateTimeOffset(2026, 12, 15, 11, 0, 0, TimeSpan.Zero), () => host.Api.PostAsync(
            $"/api/campaigns/{id}/materials", JsonSerializer.SerializeToElement(new { links = new[] { new { title = new { en = "Notes", cy = "Nodiadau" }, url = "https://example.org/notes" } } })));
        host.Clock.Schedule(new DateTimeOffset(2027, 1, 18, 11, 0, 0, TimeSpan.Zero), () => host.Api.PostAsync(
            $"/api/campaigns/{id}/outcomes", JsonSerializer.SerializeToElement(new { items = new[] { new { said = new { en = "Too late.", cy = "Rhy hwyr." }, did = new { en = "Earlier now.", cy = "Yn gynt nawr." } } } })));
    }
}
