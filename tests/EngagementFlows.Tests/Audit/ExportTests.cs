using EngagementFlows.Access;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Audit;

/// <summary>The record read by pages and as a table.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Pages_have_every_entry_once_and_in_order_over_the_end_of_a_month()
    {
        await using var world = await World.StartAsync();
        var log = world.Services.GetRequiredService<AuditLog>();
        var first = new DateTimeOffset(2026, 10, 31, 20, 0, 0, TimeSpan.Zero);
        for (var n = 0; n < 450; n++)
        {
            await log.RecordAsync(Entry($"{n:D4}", first.AddMinutes(n)), CancellationToken.None);
        }

        var seen = new List<string>();
        var pages = 0;
        for (string? next = ""; next is not null; pages++)
        {
            var page = (await world.Api.GetAsync($"/api/audit?from=2026-10-31&to=2026-11-02{(next.Length > 0 ? $"&after={Uri.EscapeDataString(next)}" : "")}")).Ok().Json;
            seen.AddRange(page["entries"]!.AsArray().Select(entry => (string)entry!["id"]!));
            next = (string?)page["next"];
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 450).Select(n => $"{n:D4}"), seen);
        var csv = (await world.Api.GetAsync("/api/audit?from=2026-10-31&to=2026-11-02", "text/csv")).Ok();
        Assert.Equal("text/csv", csv.ContentType);
        Assert.Equal(451, csv.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_span_has_its_first_instant_and_not_its_last()
    {
        await using var world = await World.StartAsync();
        var log = world.Services.GetRequiredService<AuditLog>();
        var noon = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        foreach (var hours in new[] { -1, 0, 1, 2 })
        {
            await log.RecordAsync(Entry($"{hours}", noon.AddHours(hours)), CancellationToken.None);
        }

        Assert.Equal(["0", "1"], (await world.AuditAsync("?from=2026-11-01T12:00:00Z&to=2026-11-01T14:00:00%2B00:00")).Select(entry => (string)entry["id"]!));
    }

    [Fact]
    public async Task What_has_begun_and_ended_is_one_entry_and_what_was_broken_off_says_so()
    {
        await using var world = await World.StartAsync();
        var log = world.Services.GetRequiredService<AuditLog>();
        var at = World.Monday.AddDays(-1);
        foreach (var id in new[] { "a", "b", "c" })
        {
            await log.RecordAsync(Entry(id, at) with { Outcome = AuditEntry.Begun }, CancellationToken.None);
        }

        await log.RecordAsync(Entry("b.ended", at) with { Outcome = "200" }, CancellationToken.None);
        await log.RecordAsync(Entry("ba", at) with { Outcome = "other" }, CancellationToken.None);

        Assert.Equal(["a begun", "b 200", "ba other", "c begun"], (await world.AuditAsync()).Select(entry => $"{entry["id"]} {entry["outcome"]}"));
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_neutralised()
    {
        await using var world = await World.StartAsync();
        var log = world.Services.GetRequiredService<AuditLog>();
        await log.RecordAsync(new AuditEntry("1", World.Monday, new Actor("x", "=HYPERLINK(\"https://evil.example\")"), "@what") { Outcome = "+1\r\n,\"" }, CancellationToken.None);

        var csv = (await world.Api.GetAsync("/api/audit", "text/csv")).Ok().Text;

        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("'@what", csv, StringComparison.Ordinal);
        Assert.Contains("\"'+1\r\n,\"\"\"", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=soon", "from")]
    [InlineData("?to=32", "to")]
    [InlineData("?from=2026-11-02&to=2026-11-01", "from")]
    [InlineData("?from=2020-01-01&to=2026-11-01", "from")]
    [InlineData("?after=x' or PartitionKey ne '", "after")]
    [InlineData("?after=9999999999999999999|x", "after")]
    [InlineData("?after=0638000000000000000|x' or RowKey ne '", null)]
    public async Task What_cannot_be_read_is_named_and_no_filter_is_broken_out_of(string query, string? field)
    {
        await using var world = await World.StartAsync();
        await world.Services.GetRequiredService<AuditLog>().RecordAsync(Entry("secret", World.Monday.AddDays(-100)), CancellationToken.None);

        var answer = await world.Api.GetAsync($"/api/audit{query}");

        if (field is not null)
        {
            answer.IsProblem(400, field);
        }
        else
        {
            Assert.Empty(answer.Ok().Json["entries"]!.AsArray());
        }
    }

    private static AuditEntry Entry(string id, DateTimeOffset at) => new(id, at, Actor.System, "test");
}
