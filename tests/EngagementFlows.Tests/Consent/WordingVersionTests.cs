using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>New wordings ask again, and a consent that has run out is asked for again.</summary>
public sealed class WordingVersionTests
{
    private static readonly object Second = new
    {
        version = 2,
        wording = new { en = "May we film you at the meeting, and show the film on our website?", cy = "Gawn ni eich ffilmio yn y cyfarfod, a dangos y ffilm ar ein gwefan?" },
    };

    [Fact]
    public async Task A_new_version_is_asked_once_of_those_who_had_said_yes_and_not_of_those_who_had_said_no()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var yes = await campaign.AddAsync("Yes");
        var no = await campaign.AddAsync("No");
        await campaign.LaunchAsync();
        await yes.AnswerEverythingAsync();
        await no.AnswerEverythingAsync(refusing: "photo");
        await PublishAsync(campaign, Second);
        await PublishAsync(campaign, Second);

        Assert.Equal("consent:photo:v2", (await yes.StepsAsync())[^1]);
        Assert.Contains("on our website", (await yes.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("consent:photo:v2", await no.StepsAsync());
        await yes.TextNumberAsync("yes");
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Single(await yes.StepsAsync(), step => step == "consent:photo:v2");

        var entries = (await campaign.ProofAsync(yes))["entries"]!.AsArray().Where(entry => (string)entry!["purpose"]! == "photo").ToList();
        Assert.Equal([("given", 1, true), ("renewed", 2, true)], entries.Select(entry => ((string)entry!["state"]!, (int)entry["wordingVersion"]!, (bool)entry["wordingFits"]!)));
        Assert.StartsWith("May we take photos", (string)entries[0]!["wording"]!, StringComparison.Ordinal);
        Assert.StartsWith("May we film you", (string)entries[1]!["wording"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_come_to_it_yet_is_asked_the_new_version_alone()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await PublishAsync(campaign, Second);
        await person.AnswerEverythingAsync();

        Assert.Equal(["consent:take-part", "consent:photo:v2", "consent:quote", "consent:contact-again"], (await person.StepsAsync()).Where(step => step.StartsWith("consent", StringComparison.Ordinal)));
        Assert.Equal(2, (int)(await campaign.ProofAsync(person))["entries"]![1]!["wordingVersion"]!);
    }

    [Fact]
    public async Task Who_answers_the_old_question_late_has_agreed_to_the_old_words()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await person.TextNumberAsync("yes");
        Assert.Equal("consent:photo", (await person.StepsAsync())[^1]);
        await campaign.DoAsync("pause");
        await PublishAsync(campaign, Second);
        await person.TextNumberAsync("yes");
        Assert.Equal(1, (int)(await campaign.ProofAsync(person))["entries"]![1]!["wordingVersion"]!);

        await campaign.DoAsync("resume");
        await person.TextNumberAsync("yes");
        Assert.Contains("consent:photo:v2", await person.StepsAsync());
    }

    [Fact]
    public async Task What_people_agreed_to_is_never_changed()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var path = $"{campaign.Path}/consents/photo";
        (await world.Api.SendAsync(HttpMethod.Put, path, """{ "version": 1, "wording": { "en": "Other words?", "cy": "Geiriau eraill?" } }""")).IsProblem(409);
        (await world.Api.SendAsync(HttpMethod.Put, path, """{ "version": 2 }""")).IsProblem(400, "wording");
        (await world.Api.SendAsync(HttpMethod.Put, path, """{ "wording": { "en": "Other words?", "cy": "Geiriau eraill?" } }""")).IsProblem(400, "version");
        (await world.Api.SendAsync(HttpMethod.Put, path, """{ "version": 2, "lasts": "soon", "wording": { "en": "Other words?", "cy": "" } }""")).IsProblem(400, "lasts", "wording.cy");
        (await world.Api.SendAsync(HttpMethod.Put, $"{campaign.Path}/consents/dancing", """{ "version": 2, "wording": { "en": "May we?", "cy": "Gawn ni?" } }""")).IsProblem(404);
    }

    [Fact]
    public async Task A_consent_that_runs_out_lapses_by_itself_and_is_asked_for_again()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["consents"] = System.Text.Json.Nodes.JsonNode.Parse("""
            [{ "purpose": "photo", "lasts": "P10D", "wording": { "en": "May we take photos of you?", "cy": "Gawn ni dynnu lluniau ohonoch chi?" } }]
            """));
        var person = await campaign.AddAsync("Person");
        var silent = await campaign.AddAsync("Silent");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await silent.AnswerEverythingAsync();
        await world.AdvanceToAsync(At(11, 27, 12));

        Assert.Equal("consent:photo:again-2026-11-26", (await person.StepsAsync())[^1]);
        await person.TextNumberAsync("yes");
        Assert.Equal(["1 photo given sms", "2 photo expired system", "3 photo renewed sms"], await campaign.LedgerAsync(person));
        Assert.Equal(["1 photo given sms", "2 photo expired system"], await campaign.LedgerAsync(silent));
        Assert.Equal(("given", "expired"), ("given", await campaign.StateAsync(silent, "photo")));

        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(2, (await silent.StepsAsync()).Count(step => step.StartsWith("consent:photo", StringComparison.Ordinal)));
        Assert.True((bool)(await campaign.ProofAsync(person))["verified"]!);
    }

    [Fact]
    public async Task A_consent_that_is_asked_again_after_the_meeting_is_answered_by_its_number_while_feedback_is_open()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["consents"] = System.Text.Json.Nodes.JsonNode.Parse("""
            [{ "purpose": "photo", "lasts": "P25D", "wording": { "en": "May we take photos of you?", "cy": "Gawn ni dynnu lluniau ohonoch chi?" } }]
            """));
        var (person, changed) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Changed"));
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await changed.AnswerEverythingAsync();
        await world.AdvanceToAsync(At(12, 12, 12));

        Assert.Contains("feedback", await person.StepsAsync());
        await AnswerAsync(person, "yes");
        Assert.Equal(["1 photo given sms", "2 photo expired system", "3 photo renewed sms"], await campaign.LedgerAsync(person));
        await AnswerAsync(changed, "no");
        Assert.Equal(["1 photo given sms", "2 photo expired system", "3 photo refused sms"], await campaign.LedgerAsync(changed));
        await person.TextAsync("5 4 5 4");
        Assert.Equal(1, (int)(await campaign.ReportAsync())["statements"]![0]!["answers"]!);

        static async Task AnswerAsync(TestPerson person, string answer)
        {
            var asked = (await person.SentAsync()).Single(message => message.Step.StartsWith("consent:photo:again",
                StringComparison.Ordinal)).Text;
            await person.TextAsync(System.Text.RegularExpressions.Regex.Match(asked, $@"(\d+) for {answer}").Groups[1].Value);
        }
    }

    private static async Task PublishAsync(TestCampaign campaign, object wording)
    {
        (await campaign.World.Api.SendAsync(HttpMethod.Put, $"{campaign.Path}/consents/photo", System.Text.Json.JsonSerializer.Serialize(wording))).Ok(202);
        await campaign.World.SettleAsync();
    }
}
