using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

public sealed class BudgetTests
{
    [Fact]
    public async Task A_launch_over_the_budget_is_refused_with_the_figures_and_nothing_happens()
    {
        await using var world = await StartAsync();
        var campaign = await WithBudgetAsync(world, 1.00m);
        await campaign.AddAsync("Person");
        var estimate = await EstimateAsync(campaign);
        Assert.Equal((1.00m, false), ((decimal)estimate["budget"]!, (bool)estimate["withinBudget"]!));

        var refused = await world.Api.PostAsync($"{campaign.Path}/launch");
        refused.IsProblem(409);
        var detail = (string)refused.Json["detail"]!;
        Assert.Contains($"£{Cost(estimate).ToString("N2", CultureInfo.InvariantCulture)}", detail, StringComparison.Ordinal);
        Assert.Contains($"{(int)estimate["total"]!["segments"]!} segments", detail, StringComparison.Ordinal);
        Assert.Contains("£1.00", detail, StringComparison.Ordinal);
        await world.SettleAsync();
        Assert.Equal("draft", (string)(await campaign.GetAsync())["state"]!);
        Assert.Empty(await campaign.OutboxAsync());
    }

    [Fact]
    public async Task An_import_that_would_take_a_running_campaign_over_its_budget_is_refused_whole()
    {
        await using var world = await StartAsync();
        var one = await WithBudgetAsync(world, 1_000m);
        await one.AddAsync("Person");
        var each = Cost(await EstimateAsync(one));

        var campaign = await WithBudgetAsync(world, each * 2);
        var first = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var people = $"name,phone,language\nAnn,{NewPhone()},en\nBob,{NewPhone()},en\n";
        var refused = await world.Api.PostAsync($"{campaign.Path}/participants", people, "text/csv");
        refused.IsProblem(409);
        Assert.Contains("Nobody was imported", (string)refused.Json["detail"]!, StringComparison.Ordinal);
        await world.SettleAsync();
        Assert.Equal(first.Id, (string)Assert.Single(await campaign.PeopleAsync())["id"]!);

        // One of them is within it; and whoever is there already costs no more by being there again.
        Assert.Equal(1, (int)(await campaign.ImportCsvAsync(string.Join('\n', people.Split('\n').Take(2))))["imported"]!);
        Assert.Equal(1, (int)(await campaign.ImportCsvAsync(string.Join('\n', people.Split('\n').Take(2))))["unchanged"]!);
        await world.SettleAsync();
        Assert.Equal(2, (await campaign.OutboxAsync()).Count);
    }

    [Fact]
    public async Task A_draft_takes_in_anybody_and_a_budget_that_is_kept_to_the_penny_launches()
    {
        await using var world = await StartAsync();
        var one = await WithBudgetAsync(world, 1_000m);
        await one.AddAsync("Person");
        var campaign = await WithBudgetAsync(world, Cost(await EstimateAsync(one)));
        await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        Assert.Single(await campaign.OutboxAsync());
        Assert.True((bool)(await EstimateAsync(campaign))["withinBudget"]!);
    }

    [Fact]
    public async Task Nobody_gets_more_than_was_estimated_and_without_a_budget_none_is_shown()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: "cy");
        var estimate = await EstimateAsync(campaign);
        Assert.Null(estimate["budget"]);
        Assert.Null(estimate["withinBudget"]);
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 26, 10));
        foreach (var words in new[] { "1", "dim byd", "ydw", "ydw", "ydw", "ydw" })
        {
            await person.TextAsync(words);
        }

        await world.AdvanceToAsync(At(12, 15, 10));
        foreach (var words in new[] { "5 5 5 5", "1", "Mwy o amser" })
        {
            await person.TextAsync(words);
        }

        await campaign.PublishMaterialsAsync();
        await world.AdvanceToAsync(At(12, 18, 10));
        await campaign.PublishOutcomesAsync();
        await world.AdvanceToAsync(TheEnd);

        // Thanks for what somebody writes are not planned for.
        var sent = (await person.SentAsync()).Where(message => !message.Step.StartsWith("in-reply", StringComparison.Ordinal)).ToList();
        Assert.Equal((int)estimate["total"]!["texts"]!, sent.Count);
        Assert.InRange((int)estimate["total"]!["segments"]!, sent.Sum(message => SmsText.Measure(message.Text).Segments), 200);
    }

    [Fact]
    public async Task An_estimate_of_a_campaign_that_is_not_there_is_none()
    {
        await using var world = await StartAsync();
        (await world.Api.GetAsync("/api/campaigns/nowhere/estimate")).IsProblem(404);
    }

    private static Task<TestCampaign> WithBudgetAsync(World world, decimal amount) =>
        TestCampaign.CreateAsync(world, file => file["budget"] = new JsonObject { ["amount"] = amount });

    private static async Task<JsonNode> EstimateAsync(TestCampaign campaign) => (await campaign.World.Api.GetAsync($"{campaign.Path}/estimate")).Ok().Json;

    private static decimal Cost(JsonNode estimate) => (decimal)estimate["total"]!["cost"]!;
}
