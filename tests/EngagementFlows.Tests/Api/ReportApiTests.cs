using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Api;

public sealed class ReportApiTests
{
    [Fact]
    public async Task The_report_is_CSV_where_that_is_accepted_with_cells_that_a_spreadsheet_would_run_made_harmless()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var formula = await campaign.AddAsync("=HYPERLINK(\"http://example.org\")", accessNeeds: "+large print");
        await campaign.LaunchAsync();
        await formula.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 10, 1));
        await formula.TextAsync("-1+1 is what it means, @all of us");
        var kept = Assert.Single(await campaign.AnswersAsync());
        (await world.Api.PostAsync($"{formula.Path}/consents", new { purpose = "quote", given = true, how = "on the phone", when = "2026-12-03" })).Ok(202);
        await world.SettleAsync();
        (await world.Api.SendAsync(HttpMethod.Post, $"{formula.Path}/answers/opening-question/approve", null, headers: ("If-Match", (string)kept["etag"]!))).Ok();

        var answer = (await world.Api.GetAsync($"{campaign.Path}/report", "text/csv")).Ok();
        Assert.Equal("text/csv", answer.ContentType);
        var cells = answer.Text.Split('\n').Skip(1).SelectMany(line => line.Split(',')).Select(cell => cell.Trim('"', '\r')).ToList();
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@');
        Assert.Contains("'=HYPERLINK", answer.Text, StringComparison.Ordinal);
        Assert.Contains("'-1+1 is what it means", answer.Text, StringComparison.Ordinal);
        Assert.Contains("'+large print", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_counts_the_funnel_and_says_who_was_not_reached_and_why()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (yes, no, silent, gone) = (await campaign.AddAsync("Yes"), await campaign.AddAsync("No"), await campaign.AddAsync("Silent"), await campaign.AddAsync("Gone"));
        (await gone.CorrectAsync(new { withdrawn = true, reason = "Asked us not to write." })).Ok();
        await campaign.LaunchAsync();
        await yes.TextAsync("1");
        await no.TextAsync("2");

        var report = await campaign.ReportAsync();
        var funnel = report["funnel"]!;
        Assert.Equal(
            (4, 3, 2, 1, 1, 0, 1, 1),
            ((int)funnel["imported"]!, (int)funnel["invited"]!, (int)funnel["answered"]!, (int)funnel["accepted"]!, (int)funnel["declined"]!, (int)funnel["tentative"]!, (int)funnel["silent"]!, (int)funnel["withdrawn"]!));
        var unreached = Assert.Single(report["notReached"]!.AsArray())!;
        Assert.Equal(("Gone", "has withdrawn"), ((string)unreached["name"]!, (string)unreached["reason"]!));
        Assert.Null(report["statements"]![0]!["average"]);
        Assert.Equal(["invitation"], await silent.StepsAsync());

        var csv = (await world.Api.GetAsync($"{campaign.Path}/report", "text/csv")).Text;
        Assert.Contains("funnel,Imported,4", csv, StringComparison.Ordinal);
        Assert.Contains("not reached,Gone,has withdrawn", csv, StringComparison.Ordinal);
    }
}
