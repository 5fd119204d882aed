using System.Diagnostics;
using EngagementFlows.FakeProvider.Client;
using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>A campaign in whose midst host or worker are killed: on an Azurite and a hub of its own, since its recovery takes minutes.</summary>
internal sealed class KilledCampaign : IAsyncDisposable
{
    private readonly ITestOutputHelper output;

    private KilledCampaign(AppInAzure app, ITestOutputHelper output, int people)
    {
        (App, this.output) = (app, output);
        Team = new TeamClient(app.Address);
        Campaign = new CampaignInStory(app, Team, "killed");
        Phones = [.. Enumerable.Range(0, people).Select(static number => $"+4477009005{number:D2}")];
    }

    public AppInAzure App { get; }

    public TeamClient Team { get; }

    public CampaignInStory Campaign { get; }

    public IReadOnlyList<string> Phones { get; }

    /// <summary>A campaign with so many people, everybody with a phone, not launched yet.</summary>
    public static async Task<KilledCampaign> ReadyAsync(int people, ITestOutputHelper output)
    {
        var killed = new KilledCampaign(await AppInAzure.StartAsync("Production"), output, people);
        (await killed.Team.PostAsync("/api/campaigns", CampaignInStory.File("killed", places: 50).ToJsonString())).Ok(201);
        var rows = killed.Phones.Select(static (phone, number) => new { name = $"Person {(char)('A' + number)}", phone, preferredContact = "text", language = "en" });
        (await killed.Team.PostAsync($"{killed.Campaign.Path}/participants", rows)).Ok();
        return killed;
    }

    public async Task LaunchAsync() => (await Team.PostAsync($"{Campaign.Path}/launch")).Ok(202);

    public async Task InvitedAsync() => await MessagesAsync("everybody is invited", messages => Phones.All(phone => messages.Any(message => message.To == phone)));

    /// <summary>Waits until the provider has accepted what is wanted.</summary>
    public Task MessagesAsync(string what, Func<IReadOnlyList<LedgerMessage>, bool> areThere) =>
        Wait.UntilAsync(what, async () => areThere((await App.Provider.LedgerAsync()).Messages));

    /// <summary><c>kill -9</c> of the host; its worker has to be gone with it. Then both are started again.</summary>
    public async Task KillHostAsync()
    {
        var worker = App.Host.WorkerId;
        await App.Host.KillAsync();
        var watch = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{worker}"))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"The worker {worker} outlives its host.");
            await Task.Delay(50);
        }

        await App.Host.RestartAsync();
    }

    /// <summary><c>kill -9</c> of the worker; its host has to end with an error. Then both are started again.</summary>
    public async Task KillWorkerAsync()
    {
        Assert.Equal(1, await App.Host.KillWorkerAsync());
        await App.Host.RestartAsync();
    }

    /// <summary>Calls the meeting off, which ends every journey: everybody hears of it, and nobody has heard anything twice.</summary>
    /// <param name="messages">How many messages each of them has got by then, that one included.</param>
    public async Task EndAsync(int messages)
    {
        (await Team.PostAsync($"{Campaign.Path}/cancel")).Ok(202);
        await MessagesAsync("everybody hears of the cancellation", all => Phones.All(phone => all.Count(message => message.To == phone) >= messages));
        await Campaign.SettleAsync();
        var ledger = await App.Provider.LedgerAsync();
        Assert.Empty(ledger.Violations);
        Assert.All(Phones, phone => Assert.Equal(messages, ledger.Messages.Count(message => message.To == phone)));
        Assert.All(ledger.Messages.GroupBy(static message => message.Key), static same => Assert.Single(same));
    }

    public async ValueTask DisposeAsync()
    {
        output.WriteLine(App.Host.LastOutput);
        Team.Dispose();
        await App.DisposeAsync();
    }
}
