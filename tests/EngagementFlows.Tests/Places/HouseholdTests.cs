using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

public sealed class HouseholdTests
{
    [Fact]
    public async Task A_households_places_are_offered_together_and_a_household_without_room_is_passed_over()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        var (holderA, holderB) = (await campaign.AddAsync("Holder A"), await campaign.AddAsync("Holder B"));
        var phone = NewPhone();
        var (parent, child) = (await campaign.AddAsync("Parent", phone), await campaign.AddAsync("Child", phone));
        var single = await campaign.AddAsync("Single");
        await campaign.LaunchAsync();
        await holderA.TextAsync("1");
        await holderB.TextAsync("1");
        foreach (var person in new[] { parent, child })
        {
            (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "Said so by phone." })).Ok();
        }

        await single.TextAsync("1");
        Assert.Equal("waiting waiting waiting", await PlacesAsync(parent, child, single));

        await holderA.TextAsync("I can't come after all");
        Assert.Equal("waiting waiting offered", await PlacesAsync(parent, child, single));
        Assert.Contains(await parent.TimelineAsync(), line => line.What == "place" && line.Reason!.Contains("the 2 places", StringComparison.Ordinal));
        await single.TextAsync("2");
        await holderB.TextAsync("I can't come after all");
        Assert.Equal("offered offered -", await PlacesAsync(parent, child, single));
    }

    [Theory]
    [InlineData("en", "There is not room for all of you at \"{0}\": we have 1 place now and you need 2 places.", "I am coming alone")]
    [InlineData("cy", "mae gennym ni 1 lle nawr, ac mae angen 2 le arnoch chi.", "dw i'n dod ar fy mhen fy hun")]
    public async Task Who_needs_two_places_where_one_is_free_is_told_so_and_can_come_alone(string language, string told, string alone)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        var (holder, val) = (await campaign.AddAsync("Holder"), await campaign.AddAsync("Val", language: language, accessNeeds: $"supporter: Mair {NewPhone()} (reminders only)"));
        await campaign.LaunchAsync();
        await holder.TextAsync("1");
        await val.TextAsync("1");
        Assert.Equal("confirmed waiting", await PlacesAsync(holder, val));
        var waits = (await val.SentAsync())[^1].Text;
        Assert.Contains(told.Replace("{0}", (string)(await campaign.GetAsync())["meeting"]!["title"]!["en"]!, StringComparison.Ordinal), waits, StringComparison.Ordinal);
        Assert.Contains($"\"{alone}\"", waits, StringComparison.Ordinal);

        await val.TextAsync(alone);
        Assert.Equal("confirmed confirmed", await PlacesAsync(holder, val));
        var has = (await val.SentAsync()).Last(message => message.Step.StartsWith("place:", StringComparison.Ordinal)).Text;
        Assert.Contains(language == "cy" ? "lle i chi yn" : "You have a place", has, StringComparison.Ordinal);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task Somebody_who_fits_where_a_waiting_household_does_not_has_the_place_at_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var phone = NewPhone();
        var (parent, child) = (await campaign.AddAsync("Parent", phone), await campaign.AddAsync("Child", phone));
        var holder = await campaign.AddAsync("Holder");
        var single = await campaign.AddAsync("Single");
        await campaign.LaunchAsync();
        await holder.TextAsync("1");
        foreach (var person in new[] { parent, child })
        {
            (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "Said so by phone." })).Ok();
        }

        await holder.TextAsync("I can't come after all");
        await single.TextAsync("1");
        Assert.Equal("waiting waiting confirmed", await PlacesAsync(parent, child, single));
    }

    [Fact]
    public async Task Two_people_with_open_questions_on_one_phone_are_named_and_a_reply_for_neither_waits_for_the_team()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe Brown", phone), await campaign.AddAsync("Ash Brown", phone));
        await campaign.LaunchAsync();
        Assert.Contains("Xanthe", (await xanthe.SentAsync())[0].Text, StringComparison.Ordinal);
        Assert.Contains("Ash", (await ash.SentAsync())[0].Text, StringComparison.Ordinal);

        await xanthe.TextAsync("9");
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        var waiting = Assert.Single(await campaign.InboxAsync());
        Assert.Equal(new[] { xanthe.Id, ash.Id }.Order(StringComparer.Ordinal), waiting["participantIds"]!.AsArray().Select(one => (string)one!).Order(StringComparer.Ordinal));
        Assert.Contains(await xanthe.TimelineAsync(), line => line.What == "received" && line.Text == "9");
    }

    [Fact]
    public async Task Once_the_team_has_answered_for_one_of_them_a_reply_is_the_others()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe Brown", phone), await campaign.AddAsync("Ash Brown", phone));
        await campaign.LaunchAsync();
        (await ash.CorrectAsync(new { partstat = "DECLINED", reason = "Said so by phone." })).Ok();
        await xanthe.TextAsync("yes");
        Assert.Equal(("ACCEPTED", "DECLINED"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Empty(await campaign.InboxAsync());
    }

    private static async Task<string> PlacesAsync(params TestPerson[] people)
    {
        var places = new List<string>();
        foreach (var person in people)
        {
            places.Add(await person.PlaceAsync() ?? "-");
        }

        return string.Join(' ', places);
    }
}
