using System.Text.Json.Nodes;
using EngagementFlows.Pages;
using EngagementFlows.Privacy;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.SharedAnswers;

/// <summary>What somebody said in their own words is shared when somebody of the team has looked at it, and under the consent that they gave.</summary>
public sealed class SharedAnswersTests : IAsyncLifetime
{
    private const string Said = "Being asked before it is decided.";

    private World world = null!;
    private TestCampaign campaign = null!;
    private TestPerson person = null!;

    public async Task InitializeAsync()
    {
        world = await PagesWorld.StartAsync();
        campaign = await TestCampaign.CreateAsync(world);
        person = await campaign.AddAsync("Gwen Rees");
        await campaign.LaunchAsync();
        // Whoever cannot come is asked no other question before this one.
        await person.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 10, 1));
        await person.TextAsync(Said);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Nothing_is_shared_before_somebody_has_looked_at_it()
    {
        await AgreeAsync("quote");

        var answer = Assert.Single(await campaign.AnswersAsync("to-look-at"));
        Assert.Equal(Said, (string)answer["text"]!);
        Assert.Equal("opening-question", (string)answer["question"]!);
        Assert.Equal("given", (string)answer["consent"]!["state"]!);
        Assert.False((bool)answer["shared"]!);
        await NothingIsSharedAsync();
        Assert.Equal(1, (int)(await campaign.ReportAsync())["answersToLookAt"]!);
        Assert.DoesNotContain(Said, (await world.Api.GetAsync($"{campaign.Path}/report", "text/csv")).Ok().Text, StringComparison.Ordinal);

        await ApproveAsync();

        Assert.Empty(await campaign.AnswersAsync("to-look-at"));
        var shared = Assert.Single((await SharedAsync())["answers"]!.AsArray())!;
        Assert.Equal((Said, "Gwen"), ((string)shared["text"]!, (string)shared["firstName"]!));
        Assert.Null(shared["participant"]);
        Assert.Equal(Said, (string)Assert.Single((await campaign.ReportAsync())["openingAnswers"]!.AsArray())!);
        Assert.Contains(Said, (await world.Api.GetAsync($"{campaign.Path}/report", "text/csv")).Ok().Text, StringComparison.Ordinal);
        Assert.Contains(await person.TimelineAsync(), line => line.Reason == "the answer to opening-question may be shared");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public async Task What_is_approved_is_not_shared_without_the_persons_consent(bool? says)
    {
        if (says is { } no)
        {
            await AgreeAsync("quote", no);
        }

        await ApproveAsync();

        var answer = Assert.Single(await campaign.AnswersAsync("approved"));
        Assert.False((bool)answer["shared"]!);
        Assert.Equal(says is null ? null : "refused", (string?)answer["consent"]!["state"]);
        await NothingIsSharedAsync();
    }

    [Fact]
    public async Task A_consent_taken_back_takes_the_answer_back_and_given_again_gives_it_again()
    {
        await AgreeAsync("quote");
        await ApproveAsync();
        Assert.Single((await SharedAsync())["answers"]!.AsArray());

        await person.TextAsync("please do not quote me");
        Assert.Equal("withdrawn", (string)Assert.Single(await campaign.AnswersAsync())["consent"]!["state"]!);
        await NothingIsSharedAsync();

        await AgreeAsync("quote");
        Assert.Single((await SharedAsync())["answers"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_no_longer_takes_part_is_not_quoted_either()
    {
        await AgreeAsync("take-part");
        await AgreeAsync("quote");
        await ApproveAsync();
        Assert.Single((await SharedAsync())["answers"]!.AsArray());

        await AgreeAsync("take-part", given: false);

        await NothingIsSharedAsync();
    }

    [Fact]
    public async Task Where_the_campaign_does_not_ask_to_quote_taking_part_is_enough_and_no_name_is_told()
    {
        var other = await TestCampaign.CreateAsync(world, file => file["consents"] = JsonNode.Parse("""
            [ { "purpose": "take-part", "required": true, "wording": { "en": "Are you happy to take part?", "cy": "Ydych chi'n hapus i gymryd rhan?" } } ]
            """));
        var maya = await other.AddAsync("Maya Shah");
        await other.LaunchAsync();
        await maya.TextAsync("2");
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        await maya.TextAsync("Sharing power.");
        var answer = Assert.Single(await other.AnswersAsync());
        (await DecideAsync(answer, "approve", other)).Ok();
        Assert.False((bool)Assert.Single(await other.AnswersAsync())["shared"]!);

        (await world.Api.PostAsync($"{maya.Path}/consents", new { purpose = "take-part", given = true, how = "on the phone", when = "2026-12-03" })).Ok(202);
        await world.SettleAsync();

        var shared = Assert.Single((await world.Api.GetAsync($"{other.Path}/answers/shared")).Ok().Json["answers"]!.AsArray())!;
        Assert.Equal("Sharing power.", (string)shared["text"]!);
        Assert.Null(shared["firstName"]);
    }

    [Fact]
    public async Task New_words_need_a_new_look()
    {
        await AgreeAsync("quote");
        await ApproveAsync();
        var old = Assert.Single(await campaign.AnswersAsync());

        (await world.Api.PostAsync($"{person.Path}/answers/opening-question/leave-out", new { reason = "It names a neighbour." })).IsProblem(428);
        await AnswerAnewAsync("Being asked, and heard.");

        var anew = Assert.Single(await campaign.AnswersAsync("to-look-at"));
        Assert.Equal("Being asked, and heard.", (string)anew["text"]!);
        await NothingIsSharedAsync();
        (await DecideAsync(old, "approve")).IsProblem(412);
        await NothingIsSharedAsync();
        (await DecideAsync(anew, "approve")).Ok();
        Assert.Single((await SharedAsync())["answers"]!.AsArray());
    }

    [Fact]
    public async Task An_answer_is_left_out_with_a_reason_and_may_be_approved_after_all()
    {
        await AgreeAsync("quote");
        var answer = Assert.Single(await campaign.AnswersAsync());
        (await DecideAsync(answer, "leave-out", body: new { })).IsProblem(400, "reason");

        var left = (await DecideAsync(answer, "leave-out", body: new { reason = "It names a neighbour." })).Ok();
        Assert.Equal(left.ETag, (await DecideAsync(answer, "leave-out", body: new { reason = "It names a neighbour." })).Ok().ETag);
        (await DecideAsync(answer, "approve")).IsProblem(412);
        Assert.Equal("It names a neighbour.", (string)Assert.Single(await campaign.AnswersAsync("left-out"))["reason"]!);
        await NothingIsSharedAsync();

        (await DecideAsync(left.Json, "approve")).Ok();
        Assert.Single((await SharedAsync())["answers"]!.AsArray());
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_decided_about()
    {
        var answer = Assert.Single(await campaign.AnswersAsync());
        var etag = (string)answer["etag"]!;
        Assert.Equal(404, (await PostAsync($"{person.Path}/answers/one-thing/approve", etag)).Status);
        Assert.Equal(404, (await PostAsync($"{campaign.Path}/participants/nobody/answers/opening-question/approve", etag)).Status);
        Assert.Equal(404, (await PostAsync($"/api/campaigns/none/participants/{person.Id}/answers/opening-question/approve", etag)).Status);
        (await world.Api.GetAsync($"{campaign.Path}/answers?state=new")).IsProblem(400, "state");
    }

    [Fact]
    public async Task An_erasure_takes_the_answer_and_what_was_decided_about_it()
    {
        await AgreeAsync("quote");
        await ApproveAsync();

        Assert.Equal("done", (string)(await person.EraseAsync(world))["state"]!);

        Assert.Empty(await campaign.AnswersAsync());
        await NothingIsSharedAsync();
    }

    /// <summary>On the person's own page, where an answer can be changed for as long as the question stands.</summary>
    private async Task AnswerAnewAsync(string words)
    {
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("opening-question", words));
        await world.SettleAsync();
    }

    private async Task AgreeAsync(string purpose, bool given = true)
    {
        (await world.Api.PostAsync($"{person.Path}/consents", new { purpose, given, how = "on the phone", when = world.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) })).Ok(202);
        await world.SettleAsync();
    }

    private async Task ApproveAsync() => (await DecideAsync(Assert.Single(await campaign.AnswersAsync()), "approve")).Ok();

    private Task<ApiAnswer> DecideAsync(JsonNode answer, string what, TestCampaign? of = null, object? body = null) => PostAsync(
        $"{(of ?? campaign).Path}/participants/{answer["participant"]}/answers/{answer["question"]}/{what}", (string)answer["etag"]!, body);

    private Task<ApiAnswer> PostAsync(string path, string ifMatch, object? body = null) =>
        world.Api.SendAsync(HttpMethod.Post, path, body is null ? null : System.Text.Json.JsonSerializer.Serialize(body), headers: ("If-Match", ifMatch));

    private async Task<JsonNode> SharedAsync() => (await world.Api.GetAsync($"{campaign.Path}/answers/shared")).Ok().Json;

    private async Task NothingIsSharedAsync()
    {
        Assert.Empty((await SharedAsync())["answers"]!.AsArray());
        Assert.Empty((await campaign.ReportAsync())["openingAnswers"]!.AsArray());
    }
}
