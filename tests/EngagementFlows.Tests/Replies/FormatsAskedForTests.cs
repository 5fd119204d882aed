using EngagementFlows.Worlds;

namespace EngagementFlows.Replies;

/// <summary>Who asks in a message for large print or easy read gets it, and is told so.</summary>
public sealed class FormatsAskedForTests : IAsyncLifetime
{
    private World world = null!;
    private TestCampaign campaign = null!;

    public async Task InitializeAsync()
    {
        world = await World.StartAsync();
        campaign = await TestCampaign.CreateAsync(world);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("en", "can u send it in large print", "large print")]
    [InlineData("en", "Do you have it in bigger writing please?", "large print")]
    [InlineData("cy", "ga i o mewn print mawr", "print bras")]
    [InlineData("en", "Can I have it in easy read please?", "easy read")]
    [InlineData("cy", "Oes fersiwn hawdd ei ddeall ar gael?", "hawdd")]
    public async Task What_is_asked_for_is_recorded_as_a_need_and_done(string language, string asked, string answered)
    {
        var person = await campaign.AddAsync("Gwen Rees", email: "gwen@example.org", language: language);
        await campaign.LaunchAsync();

        await person.TextAsync(asked);

        var answer = (await person.SentAsync())[^1];
        Assert.StartsWith("in-reply:", answer.Step, StringComparison.Ordinal);
        Assert.Contains(answered, answer.Text, StringComparison.OrdinalIgnoreCase);
        var kind = answered is "hawdd" or "easy read" ? "easy-read" : "large-print";
        var need = Assert.Single((await world.Api.GetAsync($"{campaign.Path}/access-needs")).Ok().Json["needs"]!.AsArray())!;
        Assert.Equal(kind, (string)need["kind"]!);
        Assert.Empty(await campaign.InboxAsync());
        Assert.Contains(await person.TimelineAsync(), line => line.What == "preferences" && line.Reason!.Contains(kind, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Large_print_for_somebody_who_only_gets_texts_goes_to_the_team_as_well()
    {
        var person = await campaign.AddAsync("Gwen Rees");
        await campaign.LaunchAsync();

        await person.TextAsync("can u send it in large print");

        Assert.Contains("there is no email address", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
        Assert.Contains("will read your message", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }
}
