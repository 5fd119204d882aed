using System.Text.Json.Nodes;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;

namespace EngagementFlows.Api;

public sealed class PreviewTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_person_s_preview_has_every_message_by_each_of_their_channels_as_it_is_then_sent()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var person = await campaign.AddAsync("Pia Preview", email: "pia@example.org", language: "cy", accessNeeds: "easy read");

        // Nobody supports her, so nobody would get a copy.
        var preview = await PreviewAsync(campaign, $"?participant={person.Id}");
        var one = Assert.Single(preview);
        var messages = one["messages"]!.AsArray();
        foreach (var channel in new[] { "sms", "email" })
            Assert.Equal(Templates.Steps.Except(["supporter-copy", "supporter-reply"]), messages.Where(message => (string)message!["channel"]! == channel).Select(message => (string)message!["template"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(("cy", true, person.Id), ((string)one["language"]!, (bool)one["easyRead"]!, (string)one["participant"]!));

        await campaign.LaunchAsync();
        await person.TextAsync("3");
        var sent = await person.SentAsync();
        Assert.Equal(2, sent.Count);
        var shown = messages.Where(message => (string)message!["channel"]! == "sms").Select(message => (string)message!["text"]!).ToList();
        Assert.All(sent, message => Assert.Contains(message.Text, shown));
    }

    [Fact]
    public async Task A_text_message_shows_its_parts_its_price_and_the_character_that_doubles_it()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var welsh = await campaign.AddAsync("Wil Welsh", language: "cy");
        var english = await campaign.AddAsync("Eli English");

        var costly = Invitation(Assert.Single(await PreviewAsync(campaign, $"?participant={welsh.Id}")));
        Assert.Equal(("UCS-2", "â", "GBP"), ((string)costly["encoding"]!, (string)costly["character"]!, (string)costly["currency"]!));
        Assert.Equal((int)costly["segments"]! * 0.04m, (decimal)costly["price"]!);
        var cheap = Invitation(Assert.Single(await PreviewAsync(campaign, $"?participant={english.Id}")));
        Assert.Equal(("GSM-7", null), ((string)cheap["encoding"]!, (string?)cheap["character"]));
        Assert.True((int)cheap["segments"]! < (int)costly["segments"]!);
    }

    [Fact]
    public async Task Without_a_person_it_is_for_sample_readers_and_what_is_not_published_yet_is_marked()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);

        var previews = await PreviewAsync(campaign, "");

        Assert.Equal([("en", false), ("cy", false), ("unknown", false), ("en", true), ("cy", true)], previews.Select(one => ((string)one["language"]!, (bool)one["easyRead"]!)));
        Assert.All(previews, one =>
        {
            Assert.Null(one["participant"]);
            Assert.Equal(["materials", "outcomes"], one["messages"]!.AsArray().Where(message => (bool)message!["sample"]!).Select(message => (string)message!["template"]!).Distinct());
            Assert.All(one["messages"]!.AsArray(), message => Assert.Equal((string)message!["channel"]! == "email", message["html"] is not null));
        });
        Assert.Contains("Diolch", (string)previews[2]["messages"]![4]!["text"]!, StringComparison.Ordinal);
        Assert.Contains("Thank you", (string)previews[2]["messages"]![4]!["text"]!, StringComparison.Ordinal);
        (await api.GetAsync($"{campaign.Path}/preview?participant=nobody")).IsProblem(404);
    }

    [Fact]
    public async Task What_the_campaign_holds_no_answer_to_is_no_message_of_it()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World, file => file.Remove("everydayAnswers"));
        var answering = await TestCampaign.CreateAsync(shared.World, file => file["everydayAnswers"] = JsonNode.Parse(
            """{ "pay": { "en": "It is free.", "cy": "Mae am ddim." }, "who": { "en": "Neighbours come.", "cy": "Mae cymdogion yn dod." } }"""));
        string[] own = ["in-reply:ask:pay", "in-reply:who-comes"];
        var (without, with) = (await StepsAsync(campaign), await StepsAsync(answering));
        Assert.Empty(own.Intersect(without));
        Assert.Equal(own, own.Intersect(with));
        Assert.All(["in-reply:ask:when", "in-reply:ask:human", "in-reply:acknowledged"], step => Assert.Contains(step, without));

        async Task<IReadOnlyList<string>> StepsAsync(TestCampaign of) =>
            [.. (await PreviewAsync(of, ""))[0]["messages"]!.AsArray().Select(message => (string)message!["step"]!)];
    }

    private async Task<IReadOnlyList<JsonNode>> PreviewAsync(TestCampaign campaign, string query) =>
        [.. (await api.GetAsync($"{campaign.Path}/preview{query}")).Ok().Json["previews"]!.AsArray().Select(one => one!)];

    private static JsonNode Invitation(JsonNode preview) => preview["messages"]!.AsArray().First(message => (string)message!["template"]! == "invitation")!["sms"]!;
}
