using EngagementFlows.Worlds;

namespace EngagementFlows.Places;

/// <summary>A meeting to which more people say yes than there are places.</summary>
public static class FullMeeting
{
    public static async Task<(TestCampaign Campaign, TestPerson[] People)> FullAsync(World world, int places, int people)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = places);
        var all = new TestPerson[people];
        for (var n = 0; n < people; n++)
        {
            all[n] = await campaign.AddAsync($"Person {(char)('A' + n)}");
        }

        await campaign.LaunchAsync();
        foreach (var person in all)
        {
            await person.TextAsync("1");
        }

        return (campaign, all);
    }

    public static async Task<IReadOnlyList<string?>> PlacesAsync(IEnumerable<TestPerson> people)
    {
        var places = new List<string?>();
        foreach (var person in people)
        {
            places.Add(await person.PlaceAsync());
        }

        return places;
    }
}
