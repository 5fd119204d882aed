using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>Consents that the team records: given elsewhere, and for somebody by another person.</summary>
public sealed class RecordedConsentTests
{
    [Fact]
    public async Task A_paper_form_is_recorded_with_who_did_so_when_it_was_signed_and_how()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.RecordAsync(person, new { purpose = "photo", given = true, how = "paper form at the library", when = "2026-11-10", wordingVersion = 1 });

        var entry = (await campaign.ProofAsync(person))["entries"]![0]!;
        Assert.Equal(("photo", "given", "team", "local", 1), ((string)entry["purpose"]!, (string)entry["state"]!, (string)entry["channel"]!, (string)entry["recordedBy"]!, (int)entry["wordingVersion"]!));
        Assert.Equal((new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero), world.Now.Date), ((DateTimeOffset)entry["at"]!, ((DateTimeOffset)entry["recordedAt"]!).Date));
        Assert.Contains((await person.TimelineAsync()), line => line.Text == "paper form at the library");
    }

    [Fact]
    public async Task A_parent_is_recorded_with_their_basis_and_their_name_stays_out_of_the_ledger()
    {
        await using var spoilt = await SpoiltLedger.CreateAsync();
        await spoilt.RecordAsync(new { purpose = "photo", given = true, how = "by phone", by = new { name = "Nerys Parent", relation = "parent", basis = "parental-responsibility" } });

        var proof = await spoilt.ProofAsync();
        Assert.Equal(("parent", "parental-responsibility", null), ((string)proof["entries"]![4]!["by"]!["relation"]!, (string)proof["entries"]![4]!["by"]!["basis"]!, (string?)proof["entries"]![4]!["by"]!["name"]));
        Assert.Equal("Nerys Parent", (string)proof["state"]!.AsArray().Single(one => (string)one!["purpose"]! == "photo")!["by"]!["name"]!);
        Assert.All(await spoilt.RowsAsync(), row => Assert.DoesNotContain("Nerys", row.GetString("Data"), StringComparison.Ordinal));
        Assert.Equal("renewed", (string)proof["entries"]![4]!["state"]!);
    }

    [Fact]
    public async Task Each_fault_is_named()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        (await world.Api.PostAsync($"{person.Path}/consents", new { })).IsProblem(400, "purpose", "given", "how");
        (await world.Api.PostAsync($"{person.Path}/consents", new { purpose = "photo", given = true, how = "x", when = "2027-01-01", wordingVersion = 7 })).IsProblem(400, "when", "wordingVersion");
        (await world.Api.PostAsync($"{person.Path}/consents", new { purpose = "photo", given = true, how = "x", by = new { relation = "Mrs Jones", basis = "she said so" } })).IsProblem(400, "by.relation", "by.basis");
        (await world.Api.PostAsync($"{campaign.Path}/participants/nobody/consents", new { purpose = "photo", given = true, how = "x" })).IsProblem(404);
        Assert.Empty(await campaign.LedgerAsync(person));
    }

    [Fact]
    public async Task The_team_takes_one_back_for_somebody_and_they_are_told_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await campaign.RecordAsync(person, new { purpose = "quote", given = false, how = "she rang" });
        await campaign.RecordAsync(person, new { purpose = "quote", given = false, how = "she rang again" });

        Assert.Equal("consent-withdrawn:1:quote", (await person.StepsAsync())[^1]);
        Assert.Equal("5 quote withdrawn team", (await campaign.LedgerAsync(person))[4]);
        Assert.Empty(await campaign.InboxAsync());
    }
}
