using System.Collections.Concurrent;
using System.Diagnostics;
using EngagementFlows.Worlds;
using Xunit.Abstractions;

namespace EngagementFlows.Security;

/// <summary>OWASP A10, server-side request forgery: an address that somebody gives is passed on, never fetched.</summary>
public sealed class OutgoingRequestTests(ITestOutputHelper output)
{
    private const string Marked = "fetch-canary";

    private static readonly string[] Addresses =
    [
        .. new[]
        {
            "169.254.169.254", "localhost:10002", "[::1]", "0x7f000001", "2130706433", "metadata.google.internal", "example.org@127.0.0.1", "127.0.0.1.nip.io", "10.0.0.1", "flows-internal",
            "user:secret@example.org", "127.0.0.1:1",
        }.Select(host => $"https://{host}/{Marked}"),
    ];

    [Fact]
    public async Task No_address_that_somebody_gives_is_fetched()
    {
        var seen = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => seen.Add($"{activity.GetTagItem("url.full")}"),
        };
        ActivitySource.AddActivityListener(listener);

        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        foreach (var address in Addresses)
        {
            var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["videoLink"] = address);
            var person = await campaign.AddAsync("Fetched Ffion", email: $"ffion{Array.IndexOf(Addresses, address)}@example.org");
            await campaign.LaunchAsync();
            await world.Api.PostAsync($"{campaign.Path}/materials", new { links = new[] { new { title = new { en = "Notes", cy = "Nodiadau" }, url = address } } });
            (await providers.TextAsync(person.Phone, $"see {address}", null, ("MediaUrl0", address), ("MediaContentType0", "image/png"))).Ok(200);
            await providers.MailAsync("stranger@example.org", "reply@replies.example.org", $"<img src=\"{address}\">{address}");
            await world.SettleAsync();
        }

        Assert.Contains(seen, url => url.Contains(world.TablePrefix, StringComparison.Ordinal));
        Assert.DoesNotContain(seen, url => url.Contains(Marked, StringComparison.Ordinal));
        output.WriteLine($"SSRF: {Addresses.Length} addresses in four places each, {seen.Count} requests seen.");
    }
}
