using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>How long a provider waits for the answer to a callback, the first time and when it repeats itself.</summary>
internal static class CallbackAnswers
{
    public static async Task RunAsync(BenchSettings bench, ProviderHost host, IReadOnlyList<(string Key, string Id, string To, DateTimeOffset At)> messages, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var chosen = messages.Take(bench.Amount(1_000)).ToList();
        await SendAllAsync(http, chosen.Take(20), "queued", cancellation);

        var before = Total(host);
        var first = await SendAllAsync(http, chosen, "delivered", cancellation);
        await QuietAsync(host, cancellation);
        var work = Total(host) - before;

        before = Total(host);
        var again = await SendAllAsync(http, chosen, "delivered", cancellation);
        await QuietAsync(host, cancellation);
        var repeats = Total(host) - before;

        bench.Line($"a callback's answer: p50 {Percentile(first, 0.5):0.0} ms, p99 {Percentile(first, 0.99):0.0} ms ({first.Count:N0} first deliveries, one after another, while their work goes on)");
        bench.Line($"a repeated one's: p50 {Percentile(again, 0.5):0.0} ms, p99 {Percentile(again, 0.99):0.0} ms, {Percentile(again, 0.99) / Percentile(first, 0.99):0.00} of a first's p99");
        bench.Line($"storage requests: {work / (double)chosen.Count:0.00} for a first delivery and all its work, {repeats / (double)chosen.Count:0.00} for a repeat");
    }

    private static async Task<List<double>> SendAllAsync(HttpClient http, IEnumerable<(string Key, string Id, string To, DateTimeOffset At)> messages, string status, CancellationToken cancellation)
    {
        var times = new List<double>();
        foreach (var (key, id, to, _) in messages)
        {
            var path = $"/api/webhooks/twilio/status?{MessageReference.Name}={Uri.EscapeDataString(key)}";
            var form = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["AccountSid"] = FakeProvider.Account, ["MessageSid"] = id, ["MessageStatus"] = status, ["To"] = to };
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("X-Twilio-Signature", Signature(ProviderHost.PublicBaseUrl + path, form));
            var watch = Stopwatch.StartNew();
            using var answer = await http.SendAsync(request, cancellation);
            times.Add(watch.Elapsed.TotalMilliseconds);
            answer.EnsureSuccessStatusCode();
        }

        times.Sort();
        return times;
    }

    private static string Signature(string url, SortedDictionary<string, string> form)
    {
        var signed = url + string.Concat(form.Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1, and no other way.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(FakeProvider.Token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    /// <summary>Waits until no more requests to storage are made: the work after the answers is done.</summary>
    private static async Task QuietAsync(ProviderHost host, CancellationToken cancellation)
    {
        for (var (last, quiet) = (-1, 0); quiet < 5;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
            (quiet, last) = Total(host) == last ? (quiet + 1, last) : (0, Total(host));
        }
    }

    private static int Total(ProviderHost host) => host.Requests.Counts.Where(one => one.Key.Kind != "table").Sum(one => one.Value);

    private static double Percentile(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
