using System.Diagnostics;
using EngagementFlows.Testing;
using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>
/// What a person costs under Microsoft's extension, in requests to storage (blobs, queues and tables), those left out that an idle app makes
/// too. Storage is billed by them. <c>./flows bench</c> prints the figures.
/// </summary>
public sealed class StorageRequestTests(ITestOutputHelper output)
{
    private const int People = 8;
    private const int MostOfALaunch = 150;
    private const int MostOfAnAnswer = 250;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private static readonly string[] Phones = [.. Enumerable.Range(0, People).Select(static number => $"+4477009008{number:D2}")];

    [Fact]
    public async Task A_launch_and_an_answer_cost_no_more_storage_requests_a_person_than_they_did()
    {
        await using var app = await AppInAzure.StartAsync("Production", await WholeAzurite.StartAsync(counts: true));
        using var team = new TeamClient(app.Address);
        var campaign = new CampaignInStory(app, team, "counted");
        (await team.PostAsync("/api/campaigns", CampaignInStory.File("counted", places: People).ToJsonString())).Ok(201);
        (await team.PostAsync($"{campaign.Path}/participants", Phones.Select(static (phone, number) => new { name = $"Person {number}", phone, preferredContact = "text", language = "en" }))).Ok();
        await Task.Delay(Rest);
        var idle = await CountAsync(app, () => Task.Delay(Rest));

        var launch = await CountAsync(app, async () =>
        {
            (await team.PostAsync($"{campaign.Path}/launch")).Ok(202);
            await SentAsync(app, messages: 1);
        });
        var answer = await CountAsync(app, async () =>
        {
            await Task.WhenAll(Phones.Select(phone => campaign.TextAsync(phone, "1")));
            await SentAsync(app, messages: 3);
        });

        var (ofLaunch, ofAnswer) = (OfAPerson(launch, idle), OfAPerson(answer, idle));
        output.WriteLine($"Under Microsoft's Durable extension: {ofLaunch:0} storage requests a person for a launch, {ofAnswer:0} for an answer with its two replies; {idle.Requests / idle.Seconds:0.0} a second while nothing happens ({People} people)");
        Assert.InRange(ofLaunch, 1, MostOfALaunch);
        Assert.InRange(ofAnswer, 1, MostOfAnAnswer);
    }

    private static double OfAPerson((int Requests, double Seconds) counted, (int Requests, double Seconds) idle) =>
        (counted.Requests - (counted.Seconds * idle.Requests / idle.Seconds)) / People;

    /// <summary>Until everybody has got so many messages: asked of the provider, since a look at the app would cost requests, too.</summary>
    private static Task SentAsync(AppInAzure app, int messages) => Wait.UntilAsync($"{messages} messages to each", async () =>
    {
        var ledger = await app.Provider.LedgerAsync();
        return Phones.All(phone => ledger.Messages.Count(message => message.To == phone) >= messages);
    });

    private static async Task<(int Requests, double Seconds)> CountAsync(AppInAzure app, Func<Task> work)
    {
        var (before, watch) = (app.Requests, Stopwatch.StartNew());
        await work();
        // What follows the last message belongs to it: receipts, and what is stored.
        await Task.Delay(Rest);
        return (app.Requests - before, watch.Elapsed.TotalSeconds);
    }
}
