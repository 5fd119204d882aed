using System.Text.Json.Nodes;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>
/// One reply may say several things, and each is done: found by somebody who tried the product without having seen it. One campaign for all
/// who write to an open invitation, since each campaign costs seconds.
/// </summary>
public sealed class SaidInPassingTests
{
    /// <param name="What">What is looked at: partstat, then <c>+1</c> or <c>+2</c> who come along, <c>video</c>, needs by kind, the inbox item's kind, and <c>held</c>.</param>
    private sealed record Reply(string Words, string What);

    private static readonly Reply[] Replies =
    [
        new("yes please and I need a BSL interpreter", "ACCEPTED interpreter reply"),
        new("hearing loop please, yes", "ACCEPTED other reply"),
        new("ie plis, a dwi angen dehonglydd BSL", "ACCEPTED interpreter reply"),
        new("Yes. Is there a crèche?", "ACCEPTED reply"),
        new("yes. But my support worker Jan must get these messages too", "ACCEPTED supporter reply"),
        new("bydda i yna efo fy ngofalwr", "ACCEPTED +1 supporter reply"),
        new("yes me and 2 friends", "ACCEPTED reply"),
        new("gallaf, ond dim ond trwy fideo", "ACCEPTED video"),
        new("dw i am ymuno dros zoom", "ACCEPTED video"),
        new("I'll join on teams", "ACCEPTED video"),
        new("yes but only by video", "ACCEPTED video"),
        new("I am unable to attend owing to a prior engagement but please do keep me informed", "DECLINED"),
        new("Maybe. My son died last month and I am struggling to cope", "NEEDS-ACTION reply held"),
        new("he's in a care home now and cant use the phone", "NEEDS-ACTION reply held"),
        new("not now love, ask me again next week", "TENTATIVE"),
        new("dim ar hyn o bryd, gofynnwch eto mis nesa", "TENTATIVE"),
        new("I've been feeling suicidal lately but yes ill come", "NEEDS-ACTION safeguarding held"),
        new("dwi'n teimlo'n hunanladdol ond dwi am ddod", "NEEDS-ACTION safeguarding held"),
        new("yes ill be there. my husband has been hitting me again", "NEEDS-ACTION safeguarding held"),
        new("Yes! I was so depressed I nearly killed myself last year but I'm better now", "NEEDS-ACTION safeguarding held"),
        new("no emails or texts please, he reads my phone", "NEEDS-ACTION safeguarding held withdrawn"),
    ];

    [Fact]
    public async Task All_that_one_reply_says_is_done()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file["meeting"]!["videoLink"] = "https://meet.example.org/room";
            file["meeting"]!["places"] = 40;
            file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" };
        });
        var people = new List<TestPerson>();
        foreach (var n in Enumerable.Range(0, Replies.Length))
        {
            people.Add(await campaign.AddAsync($"Person {n}"));
        }

        await campaign.LaunchAsync();
        for (var n = 0; n < Replies.Length; n++)
        {
            await people[n].TextAsync(Replies[n].Words);
        }

        var lines = (await campaign.PeopleAsync()).ToDictionary(line => (string)line["id"]!);
        var inbox = await campaign.InboxAsync();
        for (var n = 0; n < Replies.Length; n++)
        {
            var (line, id) = (lines[people[n].Id], people[n].Id);
            var person = await StoredAsync(world, campaign, people[n]);
            string?[] found =
            [
                (string)line["partstat"]!,
                (int?)line["companions"] is > 0 and var along ? $"+{along}" : null,
                (bool?)line["byVideo"] == true ? "video" : null,
                .. person.Needs.Where(need => need.Holds).Select(need => NeedKinds.Names[need.Kind]),
                .. inbox.Where(item => item["participantIds"]!.AsArray().Any(one => (string)one! == id))
                    .Select(item => (string)item["kind"]!).Distinct(),
                person.Hold is { IsOn: true } ? "held" : null,
                (bool)line["withdrawn"]! ? "withdrawn" : null,
            ];
            Assert.Equal((Replies[n].Words, Replies[n].What), (Replies[n].Words, string.Join(' ', found.OfType<string>())));
        }

        // Whoever has said what they need is not asked for it as if they had not.
        var interpreted = Assert.Single(await people[0].SentAsync(), message => message.Step == "access-needs");
        Assert.Contains("We have noted", interpreted.Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// A consent is a clear yes, and "nothing" is the answer to a question about needs, whichever question is open by then.
    /// </summary>
    [Fact]
    public async Task What_is_no_clear_yes_gives_no_consent_and_what_our_question_asks_for_is_no_wish_to_stop()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        string[] words = ["dont mind", "whatever", "yes but keep it private", "nothing thanks", "nothing"];
        var people = new List<TestPerson>();
        foreach (var text in words)
        {
            people.Add(await campaign.AddAsync($"Person {people.Count}"));
        }

        await campaign.LaunchAsync();
        for (var n = 0; n < words.Length; n++)
        {
            await people[n].TextAsync("1");
            await people[n].TextAsync("Nothing, thank you");
            await people[n].TextAsync(words[n]);
            Assert.DoesNotContain("consent:photo", await people[n].StepsAsync());
            Assert.False((await StoredAsync(world, campaign, people[n])).Hold is { IsOn: true }, words[n]);
        }

        Assert.Equal(words.Length, (await campaign.InboxAsync()).Count);
    }

    private static async Task<Participant> StoredAsync(World world, TestCampaign campaign, TestPerson person) =>
        (await world.Service<ParticipantStore>().GetAsync(new ParticipantRef(campaign.Id, person.Id))).Value;
}
