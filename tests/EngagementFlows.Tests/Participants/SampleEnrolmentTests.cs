using EngagementFlows.LocalHost.Commands;
using EngagementFlows.Worlds;

namespace EngagementFlows.Participants;

/// <summary>The sample's messy list through the API, into a campaign.</summary>
public sealed class SampleEnrolmentTests
{
    [Fact]
    public async Task The_sample_gives_30_imported_1_unchanged_and_4_rejected_by_line_and_column_and_the_same_file_again_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var first = await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        Assert.Equal((30, 1), ((int)first["imported"]!, (int)first["unchanged"]!));
        Assert.Equal([(30, "Mobile_Number"), (31, "E-mail Address"), (32, "Mobile_Number"), (33, "E-mail Address")], first["rejected"]!.AsArray().Select(one => ((int)one!["line"]!, (string)one["column"]!)));
        var people = await campaign.PeopleAsync();
        Assert.Equal(30, people.Count);

        var second = await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        Assert.Equal((0, 31), ((int)second["imported"]!, (int)second["unchanged"]!));
        Assert.Equal(4, second["rejected"]!.AsArray().Count);
        Assert.Equal(people.Select(person => person.ToJsonString()), (await campaign.PeopleAsync()).Select(person => person.ToJsonString()));
    }

    [Fact]
    public async Task The_same_file_again_while_the_campaign_runs_invites_nobody_twice()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        await campaign.LaunchAsync();
        await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        await world.SettleAsync();
        var outbox = await campaign.OutboxAsync();
        Assert.Equal(30, outbox.Count);
        Assert.Equal(30, outbox.Select(message => message.ParticipantId).Distinct().Count());
    }

    [Fact]
    public async Task The_household_on_one_phone_is_two_people_who_take_two_places()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        var (xanthe, ash) = (await campaign.PersonAsync("Xanthe Brown"), await campaign.PersonAsync("Ash Brown"));
        Assert.NotEqual(xanthe.Id, ash.Id);
        await campaign.LaunchAsync();
        foreach (var person in new[] { ash, xanthe })
        {
            (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "By phone." })).Ok();
        }

        Assert.Equal(("confirmed", "confirmed"), (await xanthe.PlaceAsync(), await ash.PlaceAsync()));
    }
}
