using Azure.Data.Tables;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>What was said is in the ledger with all that proves it; and whoever spoils a row of it in the storage is found out, row by row.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task Every_answer_is_an_entry_with_the_words_shown_and_the_messages_that_prove_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var zoe = await campaign.AddAsync("Zoë", language: "cy");
        await campaign.LaunchAsync();
        await zoe.AnswerEverythingAsync(refusing: "photo");

        Assert.Equal(["1 take-part given sms", "2 photo refused sms", "3 quote given sms", "4 contact-again given sms"], await campaign.LedgerAsync(zoe));
        var proof = await campaign.ProofAsync(zoe);
        Assert.True((bool)proof["verified"]!);
        var first = proof["entries"]![0]!;
        Assert.Equal(("participant", 1, "cy", true), ((string)first["recordedBy"]!, (int)first["wordingVersion"]!, (string)first["language"]!, (bool)first["wordingFits"]!));
        Assert.StartsWith("Ydych chi'n hapus i gymryd rhan", (string)first["wording"]!, StringComparison.Ordinal);
        Assert.Equal(64, ((string)first["wordingHash"]!).Length);
        Assert.Equal(world.Now.AddYears(2).Date, ((DateTimeOffset)first["expiresAt"]!).Date);
        var asked = (await zoe.SentAsync()).Single(message => message.Step == "consent:take-part").Id;
        Assert.Equal(2, first["evidence"]!.AsArray().Count);
        Assert.Equal(asked, (string)first["evidence"]![0]!);
        Assert.Equal((string)proof["entries"]![0]!["hash"]!, (string)proof["entries"]![1]!["previous"]!);

        var states = (await world.Api.GetAsync($"{campaign.Path}/consents")).Ok().Json["purposes"]!.AsArray();
        Assert.Equal([("take-part", 1, 0), ("photo", 0, 1), ("quote", 1, 0), ("contact-again", 1, 0)], states.Select(one => ((string)one!["purpose"]!, (int)one["states"]!["given"]!, (int)one["states"]!["refused"]!)));
    }

    [Fact]
    public async Task The_proof_can_be_read_as_a_page_in_the_persons_language()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("<b>Zoë</b>", language: "cy");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();

        var page = (await world.Api.GetAsync($"{person.Path}/consents", accept: "text/html")).Ok();
        Assert.Equal("text/html", page.ContentType);
        Assert.Contains("<html lang=\"cy\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("prawf o gydsyniad", page.Text, StringComparison.Ordinal);
        Assert.Contains("rydych chi wedi cytuno", page.Text, StringComparison.Ordinal);
        var text = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.Text).Body!.TextContent;
        Assert.Contains("Drwy neges destun", text, StringComparison.Ordinal);
        Assert.Matches(@"\d{1,2} Tachwedd 2026, (\d{1,2}(:\d\d)?[ap]m|hanner dydd)", text);
        // Ids, codes, hashes and the clock of machines are for programs.
        Assert.DoesNotMatch(@"SHA-256|[0-9a-f]{16}|take-part|contact-again|\bsms\b|participant|\d\d:\d\d:\d\d|20\d\d-\d\d", text);
        Assert.DoesNotContain("<b>Zo", page.Text, StringComparison.Ordinal);
        Assert.Contains("siaradwch â Sian Evans (Llun i Gwener, 9am i 5pm)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_language_is_not_known_both_wordings_were_shown()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: "unknown");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();

        var first = (await campaign.ProofAsync(person))["entries"]![0]!;
        Assert.Equal("cy+en", (string)first["language"]!);
        Assert.Contains("Ydych chi'n hapus", (string)first["wording"]!, StringComparison.Ordinal);
        Assert.Contains("Are you happy", (string)first["wording"]!, StringComparison.Ordinal);
        Assert.True((bool)first["wordingFits"]!);
    }

    [Fact]
    public async Task A_changed_mind_is_a_new_entry_and_the_old_one_stays()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await campaign.RecordAsync(person, new { purpose = "photo", given = false, how = "said so at the door" });
        await campaign.RecordAsync(person, new { purpose = "photo", given = true, how = "said so on the phone", wordingVersion = 1 });

        Assert.Equal(["5 photo withdrawn team", "6 photo given team"], (await campaign.LedgerAsync(person)).Skip(4));
        Assert.Equal("given", await campaign.StateAsync(person, "photo"));
    }

    [Fact]
    public async Task An_untouched_ledger_is_proven_and_names_nobody()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();

        Assert.Empty(await spoilt.FaultsAsync());
        var rows = await spoilt.RowsAsync();
        Assert.Equal(["c|000001", "c|000002", "c|000003", "c|000004"], rows.Select(row => row.RowKey));
        Assert.All(rows, row => Assert.DoesNotContain("Person", row.GetString("Data"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_entry_is_named()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        var row = (await spoilt.RowsAsync())[1];
        row["Data"] = row.GetString("Data").Replace("\"given\"", "\"refused\"", StringComparison.Ordinal);
        await spoilt.PutAsync(row);

        Assert.Equal(["changed c|000002"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task An_entry_taken_from_the_middle_is_named()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        await spoilt.DeleteAsync("c|000002");

        Assert.Equal(["missing c|000002"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task The_last_entry_taken_away_is_named_even_where_the_persons_row_is_made_to_fit()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        await spoilt.DeleteAsync("c|000004");
        Assert.Equal(["missing c|000004"], await spoilt.FaultsAsync());

        var third = (await spoilt.RowsAsync())[2].GetString("Hash");
        await spoilt.ChangePersonAsync(one => one with { Ledger = one.Ledger with { Count = 3, Last = third }, Consents = one.Consents.Remove(ConsentPurposes.ContactAgain) });
        Assert.Equal(["head participant"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_named()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        var rows = await spoilt.RowsAsync();
        (rows[1]["Data"], rows[2]["Data"]) = (rows[2]["Data"], rows[1]["Data"]);
        (rows[1]["Hash"], rows[2]["Hash"]) = (rows[2]["Hash"], rows[1]["Hash"]);
        await spoilt.PutAsync(rows[1]);
        await spoilt.PutAsync(rows[2]);

        Assert.Equal(["moved c|000002", "moved c|000003"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task Entries_put_in_are_named_whatever_key_they_are_given()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        var row = (await spoilt.RowsAsync())[3];
        foreach (var key in new[] { "c|000005", "c|000002x", "c|2" })
        {
            await spoilt.PutAsync(new TableEntity(row.PartitionKey, key) { ["Data"] = row["Data"], ["Hash"] = row["Hash"] });
        }

        Assert.Equal(["surplus c|000002x", "surplus c|000005", "surplus c|2"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task A_changed_head_and_a_state_that_does_not_follow_are_named()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        var before = await spoilt.PersonAsync();
        await spoilt.ChangePersonAsync(one => one with { Ledger = one.Ledger with { Head = new string('0', 32) } });
        Assert.Equal(["head participant"], await spoilt.FaultsAsync());

        await spoilt.ChangePersonAsync(_ => before with { Consents = before.Consents.SetItem(ConsentPurposes.Photo, before.Consents[ConsentPurposes.Photo] with { Given = false, State = ConsentState.Refused }) });
        Assert.Equal(["state participant"], await spoilt.FaultsAsync());
        await spoilt.ChangePersonAsync(_ => before);
        Assert.Empty(await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task An_entry_of_somebody_else_proves_nothing()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        var theirs = await spoilt.RowsAsync(second: true);
        var mine = (await spoilt.RowsAsync())[0];
        (mine["Data"], mine["Hash"]) = (theirs[0]["Data"], theirs[0]["Hash"]);
        await spoilt.PutAsync(mine);

        Assert.Equal(["changed c|000001"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task A_person_who_is_gone_altogether_is_named_by_the_index_of_contacts()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        foreach (var row in await spoilt.EverythingAsync())
        {
            await spoilt.DeleteAsync(row.RowKey);
        }

        Assert.Equal(["missing participant"], await spoilt.FaultsAsync());
    }

    [Fact]
    public async Task An_entry_is_never_written_over()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        var store = spoilt.World.Service<Participants.ParticipantStore>();
        var row = (await spoilt.RowsAsync())[3];
        var key = ParticipantRef.Parse(row.PartitionKey);
        await spoilt.ChangePersonAsync(one => one with { Ledger = one.Ledger with { Count = 3 } });

        await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => store.ChangeAsync(key, one => (one.Recording(new ConsentChange(ConsentPurposes.Photo, Yes: false, spoilt.World.Now, "team", "x")), [])));
        Assert.Equal(row.GetString("Data"), (await spoilt.RowsAsync())[3].GetString("Data"));
    }
}
