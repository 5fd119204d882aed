using System.Text.Json;
using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Participants;
using EngagementFlows.Webhooks;
using EngagementFlows.Worlds;

namespace EngagementFlows.Failures;

/// <summary>Cases of <c>vectors/field/cases.json</c> that are about what surrounds the words: providers, lists, names and times.</summary>
public sealed class FieldCasesTests
{
    [Fact]
    public async Task Events_with_a_line_break_after_each_are_read_and_unknown_ones_are_left_alone()
    {
        Assert.Equal("204", FieldCase.WithId("G01").Right);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var (campaign, person) = await MailedAsync(world);
        var reference = (await person.ReferenceAsync(campaign, "invitation")).ToString();
        string[] names = ["processed", "delivered", "open", "click", "account_status_change", "something_new"];
        var events = names.Select((name, n) => JsonSerializer.Serialize(new { @event = name, sg_event_id = $"e{n}", m = reference }));

        var body = $"[{string.Join(",\r\n", events)}\r\n]\r\n";
        (await providers.SignedAsync("/api/webhooks/sendgrid/events", body, "application/json")).Ok(204);
        await world.SettleAsync();

        Assert.Equal(DeliveryStatus.Delivered, await DeliveryOfAsync(world, campaign, person));
    }

    [Fact]
    public async Task A_post_of_events_without_ids_that_comes_twice_is_taken_in_once()
    {
        Assert.Equal("204, once", FieldCase.WithId("G04").Right);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var (campaign, person) = await MailedAsync(world);
        var bounce = new
        {
            @event = "bounce",
            type = "bounce",
            status = "5.1.1",
            reason = "550 5.1.1 no such mailbox",
            m = (await person.ReferenceAsync(campaign, "invitation")).ToString(),
        };

        (await providers.EventsAsync(bounce)).Ok(204);
        await world.SettleAsync();
        (await providers.EventsAsync(bounce)).Ok(204);
        await world.SettleAsync();

        // A post and its one event.
        Assert.Equal(2, (await DeliveryTests.RowsAsync(world)).Count(row => row.RowKey.StartsWith("d|", StringComparison.Ordinal)));
        Assert.Single(await campaign.InboxAsync());
    }

    [Fact]
    public async Task An_address_that_takes_no_mail_is_put_before_the_team()
    {
        Assert.Equal("the team is told", FieldCase.WithId("G03").Right);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var (campaign, person) = await MailedAsync(world);
        var m = (await person.ReferenceAsync(campaign, "invitation")).ToString();

        (await providers.EventsAsync(new { @event = "bounce", type = "bounce", status = "5.1.1", sg_event_id = "e1", m })).Ok(204);
        await world.SettleAsync();

        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Equal(person.Id, (string)item["participantIds"]![0]!);
    }

    [Theory]
    [InlineData("sent delivered sent queued")]
    [InlineData("delivered undelivered:30003 sent")]
    public async Task What_was_delivered_stays_so_whatever_comes_later(string statuses)
    {
        Assert.Equal("Delivered stays", FieldCase.WithId("W10").Right);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var reference = (await person.ReferenceAsync(campaign, "invitation")).ToString();

        foreach (var status in statuses.Split(' ').Select(one => one.Split(':')))
        {
            (await providers.StatusAsync(reference, status[0], "SM1", status.ElementAtOrDefault(1))).Ok(204);
            await world.SettleAsync();
        }

        Assert.Equal(DeliveryStatus.Delivered, await DeliveryOfAsync(world, campaign, person));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task A_reply_address_in_capitals_from_another_address_still_says_whose_it_is()
    {
        Assert.Equal("found, ACCEPTED", FieldCase.WithId("E5").Right);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var (campaign, person) = await MailedAsync(world);
        var reference = await person.ReferenceAsync(campaign, "invitation");
        var address = world.Service<ReplyAddress>().For(reference.Participant, reference.MessageId)!.ToUpperInvariant();

        (await providers.MailAsync("another.of.theirs@example.org", address, "Yes please")).Ok(204);
        await world.SettleAsync();

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Fact]
    public async Task The_same_person_written_otherwise_is_no_second_person()
    {
        Assert.Equal("no second person", FieldCase.WithId("L6").Right);
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.ImportCsvAsync("name,email,phone\nSi\u00E2n Fay,fay6@example.org,07700 900603\n");

        await campaign.ImportCsvAsync("name,email,phone\nSi\u00E2n Fay,FAY6@EXAMPLE.ORG,\n");
        await campaign.ImportCsvAsync("name,email,phone\nSia\u0302n Fay ,,+44 (0)7700 900603\n");
        await campaign.ImportCsvAsync("name,email,phone\nSi\u00E2n Fay\u00A0, fay6@example.org ,\n");

        Assert.Single(await campaign.PeopleAsync());
    }

    [Theory]
    [InlineData("Ann {{day}} <b>Rees</b>", "Ann {{day}} <b>Rees</b>")]
    [InlineData("X", "X")]
    [InlineData("Sin\u00E9ad O\u2019Brien", "Sin\u00E9ad O\u2019Brien", "Sin\u00E9ad")]
    [InlineData("\u0645\u0631\u202E\u064A\u0645", "\u0645\u0631\u064A\u0645")]
    [InlineData("Rees, Si\u00E2n", "Rees, Si\u00E2n", "Si\u00E2n")]
    public async Task A_name_is_shown_as_it_is_written_and_is_no_markup(string name, string shown, string? greeted = null)
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await world.Api.PostAsync(
            $"{campaign.Path}/participants",
            new[] { new { name, email = "person@example.org", preferredContact = "email", language = "en" } });
        var person = await campaign.PersonAsync(shown, email: "person@example.org");
        await campaign.LaunchAsync();

        var mail = Assert.Single((await world.Api.GetAsync($"/local/outbox?campaign={campaign.Id}")).Ok().Json["messages"]!.AsArray())!;
        Assert.StartsWith($"Hello {greeted ?? shown},", (string)mail["text"]!, StringComparison.Ordinal);
        using var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument((string)mail["html"]!);
        Assert.Contains($"Hello {greeted ?? shown},", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(html.QuerySelectorAll("b"), bold => bold.TextContent == "Rees");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.DoesNotContain(browser.Page.QuerySelectorAll("b"), bold => bold.TextContent == "Rees");
    }

    [Theory]
    [InlineData("T01", "meeting.start", "\"2027-03-28T01:30\"")]
    [InlineData("Q02", "meeting.places", "0")]
    public async Task What_cannot_be_is_refused_by_its_field_with_the_reason(string id, string field, string value)
    {
        Assert.StartsWith("refused with", FieldCase.WithId(id).Right, StringComparison.Ordinal);
        await using var world = await World.StartAsync();

        var answer = await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file =>
        {
            file["timeZone"] = "Europe/London";
            file["meeting"]![field.Split('.')[1]] = System.Text.Json.Nodes.JsonNode.Parse(value);
            if (id == "T01")
            {
                file["meeting"]!["end"] = "2027-03-28T03:30";
                file["meeting"]!["replyBy"] = "2027-03-20";
            }
        }));

        answer.Ok(400);
        Assert.Contains(field, answer.Fields);
        Assert.True(((string)answer.Json["errors"]![field]![0]!).Length > 20, answer.Text);
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> MailedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "person@example.org", prefers: "email", noPhone: true);
        await campaign.LaunchAsync();
        return (campaign, person);
    }

    private static async Task<DeliveryStatus?> DeliveryOfAsync(World world, TestCampaign campaign, TestPerson person)
    {
        var stored = await world.Service<ParticipantStore>().GetAsync(new ParticipantRef(campaign.Id, person.Id));
        return stored.Value.Steps["invitation"].Delivery;
    }
}
