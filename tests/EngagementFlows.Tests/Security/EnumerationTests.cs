using System.Diagnostics;
using System.Globalization;
using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using Xunit.Abstractions;

namespace EngagementFlows.Security;

/// <summary>OWASP A01 and A07: whoever guesses learns neither who is known nor how near a guess was. How long answers take is printed, not asserted.</summary>
public sealed class EnumerationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_guessed_link_is_answered_alike_whether_or_not_it_names_somebody()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var token = (await person.LinkAsync(world, "answer"))["/p/".Length..];
        var pages = new HashSet<string>(StringComparer.Ordinal);
        var tried = 0;
        foreach (var guess in new[] { Changed(token, token.Length - 1), Changed(token, 20), new string('a', token.Length), "a" })
        {
            var browser = new TestBrowser(world);
            await browser.OpenAsync($"/p/{guess}");
            Assert.Equal(403, browser.Status);
            pages.Add(browser.Html);
            tried++;
        }

        Assert.Single(pages);

        var links = world.Service<PageLinks>();
        var (near, far) = (new Stopwatch(), new Stopwatch());
        for (var n = 0; n < 2_000; n++)
        {
            await TakeAsync(near, () => links.ReadAsync(Changed(token, token.Length - 1 - (n % 10)), default));
            await TakeAsync(far, () => links.ReadAsync(Changed(new string((char)('a' + (n % 26)), token.Length), 3), default));
            tried += 2;
        }

        output.WriteLine($"Links: {tried} guesses; one that names somebody takes {Ratio(near, far)} of the time of one that names nobody.");
        _ = campaign;
    }

    [Fact]
    public async Task A_guessed_key_is_answered_alike_whether_or_not_its_id_is_known()
    {
        await using var world = await World.StartAsync();
        var key = (string)(await world.Api.PostAsync("/api/keys", new { name = "Guessed", role = "viewer", days = 1 })).Ok(201).Json["key"]!;
        (await SendAsync(world, key)).Ok();

        var answers = new HashSet<string>(StringComparer.Ordinal);
        var (near, far) = (new Stopwatch(), new Stopwatch());
        const int Guesses = 100;
        for (var n = 0; n < Guesses; n++)
        {
            answers.Add(await GuessAsync(near, Changed(key, key.Length - 1 - (n % 40))));
            answers.Add(await GuessAsync(far, Changed(key, 3 + (n % 8))));
        }

        Assert.Single(answers);
        output.WriteLine($"Keys: {2 * Guesses} guesses; one with a known id takes {Ratio(near, far)} of the time of one without.");

        async Task<string> GuessAsync(Stopwatch watch, string guess)
        {
            watch.Start();
            var answer = await SendAsync(world, guess);
            watch.Stop();
            answer.IsProblem(401);
            return answer.Text;
        }
    }

    [Fact]
    public async Task A_guessed_reply_address_finds_nobody()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Guessed Gwil", email: "gwil@example.org");
        await campaign.LaunchAsync();
        var addresses = world.Service<ReplyAddress>();
        var address = addresses.For(new ParticipantRef(campaign.Id, person.Id), (await person.SentAsync())[0].Id)!;
        Assert.NotNull(await addresses.FindAsync(address, default));

        var tried = 0;
        for (var at = "reply+".Length; at < address.IndexOf('@', StringComparison.Ordinal); at++)
        {
            foreach (var other in "abcdefghijklmnopqrstuvwxyz234567".Where(letter => letter != address[at]))
            {
                Assert.Null(await addresses.FindAsync($"{address[..at]}{other}{address[(at + 1)..]}", default));
                tried++;
            }
        }

        output.WriteLine($"Reply addresses: {tried} guesses.");
    }

    private static Task<ApiAnswer> SendAsync(World world, string key) => world.Api.SendAsync(HttpMethod.Get, "/api/campaigns", null, headers: ("Authorization", $"Bearer {key}"));

    private static async Task TakeAsync<T>(Stopwatch watch, Func<Task<T>> work)
    {
        watch.Start();
        await work();
        watch.Stop();
    }

    private static string Ratio(Stopwatch one, Stopwatch other) => (one.Elapsed / other.Elapsed).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Changed(string text, int at) => $"{text[..at]}{(text[at] == 'b' ? 'c' : 'b')}{text[(at + 1)..]}";
}
