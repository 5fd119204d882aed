using EngagementFlows.Worlds;

namespace EngagementFlows.Participants;

/// <summary>What somebody wants to be called, from the list that the team imports to the greeting.</summary>
public sealed class PreferredNameTests
{
    [Theory]
    [InlineData("preferred name", "Nan", "Hello Nan,")]
    [InlineData("Known As", "Nan", "Hello Nan,")]
    [InlineData("enw dewisol", "Dr Jones", "Hello Dr Jones,")]
    [InlineData("preferred name", "", "Hello Anna,")]
    public async Task An_email_greets_by_the_name_that_the_list_gives_and_else_by_the_first_name(string heading, string preferred, string greeting)
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.ImportCsvAsync($"name,{heading},email,language\nDr Anna Jones,{preferred},anna@example.org,en\n");
        await campaign.LaunchAsync();

        var mail = Assert.Single((await world.Api.GetAsync($"/local/outbox?campaign={campaign.Id}")).Ok().Json["messages"]!.AsArray())!;
        Assert.StartsWith(greeting, (string)mail["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_to_be_called_by_that_is_no_name_is_said_and_left_out()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var answer = (await world.Api.PostAsync(
            $"{campaign.Path}/participants",
            new[] { new { name = "Anna Jones", preferredName = new string('x', 61), email = "anna@example.org" } })).Ok().Json;
        var warning = Assert.Single(answer["warnings"]!.AsArray())!;
        Assert.Equal((1, "preferredName"), ((int)warning["line"]!, (string)warning["column"]!));
    }
}
