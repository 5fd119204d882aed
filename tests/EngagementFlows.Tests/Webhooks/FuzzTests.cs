using System.Globalization;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;

namespace EngagementFlows.Webhooks;

/// <summary>Whatever is posted: never an error of ours, and nothing written unless it was taken. FLOWS_FUZZ_CASES says how many posts, FLOWS_FUZZ_SEED which.</summary>
[Collection(Alone.Name)]
public sealed class FuzzTests
{
    /// <summary>Bytes.</summary>
    private const int KeptEach = 32 * 1024;

    /// <summary>Posts.</summary>
    private const int WarmUp = 300;

    [Fact]
    public async Task No_post_is_an_error_of_ours_and_none_that_is_refused_writes_anything()
    {
        var cases = Setting("FLOWS_FUZZ_CASES", 1_000);
        var counter = new StorageRequestCounter();
        var providers = await Providers.StartAsync(counter: counter, expectsFaults: true);
        await using var world = providers.World;
        // What the test would keep of it is not the app's to answer for.
        world.Canary.Listen();
        var deliveries = world.Service<FlowTables>().Deliveries.Name;
        var (answers, at) = (new Dictionary<int, int>(), 0);
        var held = 0L;
        foreach (var post in new FuzzedPosts(Setting("FLOWS_FUZZ_SEED", 20261123), world.Now).Take(cases))
        {
            if (at == WarmUp)
            {
                // What the app reads and compiles at its first messages it keeps once, however many follow.
                held = GC.GetTotalMemory(forceFullCollection: true);
            }

            var before = counter.Counts.GetValueOrDefault((deliveries, "transaction"));
            var answer = await providers.RawAsync(post.Path, post.Body, post.ContentType, [.. post.Headers]);
            Assert.True(answer.Status < 500, $"Post {at} to {post.Path}: {answer.Status} {answer.Text}");
            Assert.True(answer.Status < 300 || counter.Counts.GetValueOrDefault((deliveries, "transaction")) == before, $"Post {at} to {post.Path} was refused with {answer.Status} and stored.");
            answers[answer.Status] = answers.GetValueOrDefault(answer.Status) + 1;
            at++;
        }

        await world.SettleAsync();
        // What stays behind of a post, the test's own record of logs and orchestrations included, is far less than what many of them bring.
        var keptEach = (GC.GetTotalMemory(forceFullCollection: true) - held) / (cases - WarmUp);
        Assert.True(keptEach < KeptEach, $"{keptEach} bytes of memory are kept of each post.");
        Console.WriteLine($"{cases} posts: {string.Join(", ", answers.OrderBy(one => one.Key).Select(one => $"{one.Value} answered {one.Key}"))}; {keptEach} bytes kept of each.");
        // The posts are worth something only if each kind of answer is among them.
        Assert.All([200, 204, 400, 403, 415], status => Assert.Contains(status, answers.Keys));
        Assert.DoesNotContain(world.Logs.Faults, line => line.Contains("Exception", StringComparison.Ordinal));
        Assert.DoesNotContain(await DeliveryTests.RowsAsync(world), row => row.RowKey.StartsWith("p|", StringComparison.Ordinal));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
