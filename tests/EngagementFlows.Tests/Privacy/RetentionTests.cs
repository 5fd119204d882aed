using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Campaigns;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Privacy.Retention;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Privacy;

/// <summary>What has been kept long enough goes by itself.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task After_a_campaign_has_closed_each_class_of_data_goes_in_its_time_and_the_figures_stay()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Kept Catrin", email: "kept@example.org");
        await campaign.LaunchAsync();
        await person.TextAsync("yes");
        await person.TextAsync("I need a purple umbrella stand");
        await person.TextAsync("nonsense to wait for the team");
        await world.AdvanceToAsync(World.TheEnd);
        Assert.Equal([], await DueAsync(world));
        var closed = (await world.Service<ParticipantStore>().ListAsync(campaign.Id)).Max(one => one.EndedAt)!.Value;
        var figures = (await campaign.ReportAsync())["funnel"]!.ToJsonString();

        await world.AdvanceToAsync(closed.AddDays(70).AddHours(-1));
        Assert.Contains(await world.RowsAsync(), row => row.Contains("nonsense to wait", StringComparison.Ordinal));
        await world.AdvanceToAsync(closed.AddDays(72));
        Assert.DoesNotContain(await world.RowsAsync(), row => row.Contains("nonsense to wait", StringComparison.Ordinal) && !row.Contains($" {ParticipantStore.Row} ", StringComparison.Ordinal));
        Assert.Contains(await person.TimelineAsync(), line => line is { What: "received", Text: null });
        Assert.Contains(await world.RowsAsync(), row => row.Contains("purple umbrella", StringComparison.Ordinal) && row.Contains("Kept Catrin", StringComparison.Ordinal));

        await world.AdvanceToAsync(closed.AddDays(82));
        Assert.DoesNotContain(await world.RowsAsync(), row => row.Contains("nonsense to wait", StringComparison.Ordinal));
        Assert.Contains(await world.RowsAsync(), row => row.Contains("Kept Catrin", StringComparison.Ordinal));

        await world.AdvanceToAsync(closed.AddDays(92));
        Assert.DoesNotContain(await world.RowsAsync(), row => row.Contains("Catrin", StringComparison.Ordinal) || row.Contains("purple umbrella", StringComparison.Ordinal) || row.Contains("kept@", StringComparison.Ordinal) || row.Contains(person.Phone, StringComparison.Ordinal));
        Assert.Equal(figures, (await campaign.ReportAsync())["funnel"]!.ToJsonString());
        Assert.Null(await world.Engine.Client.GetInstanceAsync($"{campaign.Id}:{person.Id}", CancellationToken.None));
        Assert.Contains(await world.RowsAsync(), row => row.StartsWith("Audit", StringComparison.Ordinal) && row.Contains("retention-swept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_lists_what_would_go_and_names_nobody()
    {
        await using var world = await StartAsync(settings => settings.Texts = settings.Contacts = settings.Answers = settings.Outbox = settings.Journeys = "P1D");
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("Kept Catrin");
        await campaign.LaunchAsync();
        await campaign.DoAsync("cancel");
        await world.AdvanceAsync(TimeSpan.FromHours(23));
        Assert.Equal([], await DueAsync(world));

        // A day after the end and before the night's sweep.
        var ended = (await world.Service<ParticipantStore>().ListAsync(campaign.Id)).Single().EndedAt!.Value;
        await world.AdvanceToAsync(ended.AddDays(1).AddMinutes(1));
        var answer = (await world.Api.GetAsync("/api/retention/dry-run")).Ok();

        var due = answer.Json["due"]!.AsArray();
        Assert.Equal(["answers", "contacts", "journeys", "outbox", "texts"], due.Select(line => (string)line!["class"]!));
        Assert.All(due, line => Assert.Equal((campaign.Id, true), ((string)line!["campaign"]!, (int)line["count"]! >= 1)));
        Assert.All(due, line => Assert.Equal(ended, (DateTimeOffset)line!["oldest"]!));
        Assert.DoesNotContain("Catrin", answer.Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal([], await DueAsync(world));
    }

    [Fact]
    public async Task A_sweep_takes_away_so_much_and_the_next_one_goes_on()
    {
        await using var world = await StartAsync();
        var inbox = world.Service<FlowTables>().Inbox;
        var rows = Enumerable.Range(0, SweepRetention.MostARun + 100).Select(n => JsonRow.Write(TeamInbox.Unknown, $"m{n:D5}", new InboxItem($"m{n:D5}", [], Channel.Sms, "", "hello", world.Now, "")));
        foreach (var some in rows.Chunk(100))
        {
            await inbox.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        }

        await world.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.Equal([], await DueAsync(world));
        await world.AdvanceToAsync(World.Monday.AddDays(30).AddMinutes(1));
        Assert.Equal([("strangers", SweepRetention.MostARun + 100)], await DueAsync(world));
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal([("strangers", 100)], await DueAsync(world));
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal([], await DueAsync(world));
    }

    [Fact]
    public async Task While_one_story_goes_on_nothing_of_a_campaign_goes()
    {
        await using var world = await StartAsync(settings => settings.Texts = settings.Contacts = settings.Answers = settings.Outbox = "P1D");
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("Kept Catrin");
        await campaign.LaunchAsync();

        await world.AdvanceToAsync(World.At(12, 20, 9));

        Assert.Equal([], await DueAsync(world));
    }

    [Theory]
    [InlineData(false, false, "2026-12-10T12:30", "2026-12-10T12:30")]
    [InlineData(false, false, "2026-12-10T12:00", null)]
    [InlineData(false, true, "2026-11-20T09:00", "2026-11-18T09:00")]
    [InlineData(true, false, "2027-03-10T09:00", "2027-02-01T09:00")]
    [InlineData(true, true, "2027-03-10T09:00", "2027-02-01T09:00")]
    public async Task A_campaign_closes_when_its_last_story_has_ended_and_one_never_launched_with_its_meeting(bool isLaunched, bool isCancelled, string now, string? closed)
    {
        await using var world = await World.StartAsync();
        var id = (await TestCampaign.CreateAsync(world)).Id;
        var campaign = await world.Service<CampaignStore>().GetAsync(id) with { LaunchedAt = isLaunched ? World.Monday : null, CancelledAt = isCancelled ? World.At(11, 18, 9) : null };
        var person = new Participant { CampaignId = id, Id = "1", Details = Tombstone.Nobody, EndedAt = World.At(2, 1, 9) };

        Assert.Equal(closed is null ? null : At(closed), Closing.Of(campaign, [person, person with { Id = "2", EndedAt = World.At(1, 5, 9) }], At(now)));
        Assert.Null(isLaunched ? Closing.Of(campaign, [person, person with { Id = "2", EndedAt = null }], At(now)) : null);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("180")]
    [InlineData("-P1D")]
    [InlineData("P0D")]
    [InlineData("P99999999999D")]
    public void A_period_that_is_none_is_refused(string period) => Assert.False(new RetentionSettings { Texts = period }.HasPeriods());

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static Task<World> StartAsync(Action<RetentionSettings>? change = null) => World.StartAsync(settings: new Dictionary<string, string?> { ["AzureWebJobs.SweepRetention.Disabled"] = "false" }, change: services => services.Configure<RetentionSettings>(settings =>
    {
        (settings.Inbox, settings.Outbox, settings.Journeys, settings.Runs, settings.Strangers) = ("P60D", "P60D", "P90D", "P400D", "P30D");
        (settings.Texts, settings.Answers, settings.Contacts) = ("P70D", "P80D", "P90D");
        change?.Invoke(settings);
    }));

    private static async Task<IReadOnlyList<(string Class, int Count)>> DueAsync(World world) =>
        [.. (await world.Api.GetAsync("/api/retention/dry-run")).Ok().Json["due"]!.AsArray().Select(line => ((string)line!["class"]!, (int)line["count"]!))];
}
