using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

// A class each, so that they run side by side.

public sealed class KilledInALaunchTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_host_killed_in_a_launch_invites_everybody_once_after_its_restart()
    {
        await using var killed = await KilledCampaign.ReadyAsync(people: 16, output);
        // Twice at once, as by somebody who is in doubt whether the first was taken.
        await Task.WhenAll(killed.LaunchAsync(), killed.LaunchAsync());
        await killed.MessagesAsync("the first invitations", static messages => messages.Count >= 2);

        await killed.KillHostAsync();

        await killed.InvitedAsync();
        await killed.EndAsync(messages: 2);
    }
}

public sealed class KilledAmidAnswersTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_worker_killed_amid_answers_takes_each_of_them_once_after_its_restart()
    {
        await using var killed = await KilledCampaign.ReadyAsync(people: 8, output);
        await killed.LaunchAsync();
        await killed.InvitedAsync();
        await Task.WhenAll(killed.Phones.Take(4).Select(phone => killed.Campaign.TextAsync(phone, "1")));

        var restart = killed.KillWorkerAsync();
        await Task.WhenAll(killed.Phones.Skip(4).Select(phone => killed.Campaign.TextAsync(phone, "1")));
        await restart;

        foreach (var person in await killed.Campaign.PeopleAsync())
        {
            await killed.Campaign.ShowsAsync((string)person["name"]!, "partstat", "ACCEPTED");
            await killed.Campaign.SentAsync((string)person["name"]!, "access-needs");
        }

        // The invitation, the confirmation, the question about access needs, and the cancellation.
        await killed.EndAsync(messages: 4);
    }
}

public sealed class KilledInAnErasureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_host_killed_in_an_erasure_erases_to_the_end_after_its_restart_and_leaves_the_others()
    {
        await using var killed = await KilledCampaign.ReadyAsync(people: 4, output);
        await killed.LaunchAsync();
        await killed.InvitedAsync();
        await killed.Campaign.SettleAsync();
        var leaving = $"{killed.Campaign.Path}/participants/{await killed.Campaign.IdOfAsync("Person A")}";
        (await killed.Team.PostAsync($"{leaving}/erasure", new { reason = "asked" })).Ok(202);
        await Wait.UntilAsync("the erasure is under way", async () =>
            (await killed.Team.GetAsync($"{leaving}/erasure")).Json["places"]!.AsArray().Any(static place => (string?)place!["state"] == "done"));

        await killed.KillHostAsync();

        await Wait.UntilAsync("the erasure is done", async () => (string?)(await killed.Team.GetAsync($"{leaving}/erasure")).Json["state"] == "done");
        Assert.Equal(404, (await killed.Team.GetAsync($"{leaving}/timeline")).Status);
        var ledger = await killed.App.Provider.LedgerAsync();
        Assert.Single(ledger.Messages, message => message.To == killed.Phones[0]);
        Assert.Single(ledger.Changes, static change => change.Change == "deleted");
        Assert.Equal(["Person B", "Person C", "Person D"], (await killed.Campaign.PeopleAsync()).Select(static person => (string)person["name"]!).Order(StringComparer.Ordinal));
        await killed.Campaign.TextAsync(killed.Phones[1], "1");
        await killed.Campaign.SentAsync("Person B", "access-needs");
    }
}
