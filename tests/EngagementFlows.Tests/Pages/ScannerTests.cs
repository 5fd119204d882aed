using Azure.Data.Tables;
using EngagementFlows.Links;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

/// <summary>A mail scanner opens every link of every message, and may ask for it in more ways than one.</summary>
public sealed class ScannerTests
{
    [Fact]
    public async Task To_look_at_links_changes_no_row_of_any_table()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", noPhone: true, email: "person@example.org", prefers: "email");
        await campaign.LaunchAsync();
        await person.EmailAsync("1");
        await world.AdvanceToAsync(At(12, 11, 12));
        var links = (await person.SentAsync()).SelectMany(message => message.Text.Split()).Where(word => word.StartsWith(PagesWorld.BaseUrl, StringComparison.Ordinal)).Select(word => word[PagesWorld.BaseUrl.Length..]).ToHashSet(StringComparer.Ordinal);
        Assert.True(links.Count >= 4, string.Join('\n', links));
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            links.Add(await person.LinkAsync(world, purpose.Name()));
            links.Add(await world.LinkAsync(campaign, person, purpose, new DateOnly(2026, 1, 1)));
        }

        links.UnionWith([$"{await person.LinkAsync(world, "answer")}/meeting.ics", "/accessibility", "/api/health", "/api/openapi.json"]);
        // The first page ever makes the key that protects forms.
        await world.Api.GetAsync(links.First());
        var before = await RowsAsync(world);
        foreach (var link in links)
        {
            foreach (var query in new[] { "", "?lang=cy", "?saved=1", "?answer=yes&part=photo" })
            {
                Assert.True((await world.Api.GetAsync(link + query)).Status is 200 or 410, link);
            }

            // RFC 9110, 9.3.2: as GET, without the body.
            using var look = new HttpRequestMessage(HttpMethod.Head, link);
            var head = await world.Api.SendAsync(look);
            var page = await world.Api.GetAsync(link);
            Assert.Equal((page.Status, page.ContentType, ""), (head.Status, head.ContentType, head.Text));
            foreach (var method in new[] { HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete })
            {
                using var request = new HttpRequestMessage(method, link);
                Assert.True((await world.Api.SendAsync(request)).Status >= 400, $"{method} {link}");
            }
        }

        await world.SettleAsync();
        Assert.Equal(before, await RowsAsync(world));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(World world)
    {
        var service = LocalTables.Service(world.Storage);
        var rows = new List<string>();
        await foreach (var table in service.QueryAsync(table => table.Name.CompareTo(world.TablePrefix) >= 0))
        {
            if (table.Name.StartsWith(world.TablePrefix, StringComparison.Ordinal) && !char.IsAsciiDigit(table.Name[world.TablePrefix.Length]))
            {
                await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
                {
                    rows.Add($"{table.Name}|{row.PartitionKey}|{row.RowKey}|{row.ETag}");
                }
            }
        }

        Assert.True(rows.Count > 20);
        return rows;
    }
}
