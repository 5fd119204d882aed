using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CsvHelper;
using CsvHelper.Configuration;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Worlds;
using Xunit.Abstractions;

namespace EngagementFlows.Security;

/// <summary>OWASP A03, injection: what people and callers give is a value everywhere and never part of a query, a key, a page, a header or a formula.</summary>
public sealed class InjectionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_stands_in_a_path_reaches_no_row_but_the_one_that_it_names()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Keyed Kim");
        var before = await RowsAsync(world);

        var description = (await world.Api.GetAsync("/api/openapi.json")).Ok().Json;
        var tried = 0;
        foreach (var (path, operations) in description["paths"]!.AsObject())
        {
            foreach (var method in operations!.AsObject().Select(one => one.Key).Where(key => key is "get" or "post" or "put" or "patch" or "delete"))
            {
                foreach (var value in HostileTexts.Keys)
                {
                    // One value of the path is hostile, the others are those of what is there.
                    foreach (var name in Names(path))
                    {
                        var target = Names(path).Aggregate(path, (url, one) => url.Replace($"{{{one}}}", one == name ? Uri.EscapeDataString(value) : one == "id" ? campaign.Id : person.Id, StringComparison.Ordinal));
                        var answer = await world.Api.SendAsync(new HttpMethod(method.ToUpperInvariant()), target, method == "get" ? null : "{}");
                        Assert.True(answer.Status is >= 400 and < 500, $"{method} {target}: {answer.Status} {answer.Text}");
                        Assert.DoesNotContain("Keyed Kim", answer.Text, StringComparison.Ordinal);
                        tried++;
                    }
                }
            }
        }

        Assert.Equal(before, await RowsAsync(world));
        Assert.True(tried > 500, $"Only {tried} were tried.");
        output.WriteLine($"OData filters and table keys: {tried} requests.");
    }

    [Fact]
    public async Task Whatever_stands_in_a_query_lists_nothing_of_another_campaign()
    {
        await using var world = await World.StartAsync();
        var (mine, other) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        await other.AddAsync("Other Olwen");
        string[] names = ["after", "page", "top", "state", "partstat", "kind", "assignedTo", "from", "to"];

        var queries = HostileTexts.Keys.SelectMany(value => names.Select(name => $"{name}={Uri.EscapeDataString(value)}"));
        // A report and a preview read none of these and take long to make: a value for each name at once there.
        var several = HostileTexts.Keys.Chunk(names.Length)
            .Select(values => string.Join('&', values.Select((value, n) => $"{names[n]}={Uri.EscapeDataString(value)}")));
        foreach (var address in queries.SelectMany(query => new[] { $"participants?{query}", $"inbox?{query}" })
            .Concat(several.SelectMany(query => new[] { $"report?{query}", $"preview?{query}" })))
        {
            var answer = await world.Api.GetAsync($"{mine.Path}/{address}");
            Assert.True(answer.Status < 500, $"{address}: {answer.Status}");
            Assert.DoesNotContain("Other Olwen", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_cell_of_an_exported_table_is_run_by_a_spreadsheet()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var people = HostileTexts.Formulas.Select((formula, n) => new { name = $"{formula} {n}", phone = World.NewPhone(), language = "en", preferredContact = "text", accessNeeds = formula });
        Assert.Equal(HostileTexts.Formulas.Count, (int)(await world.Api.PostAsync($"{campaign.Path}/participants", people)).Ok().Json["imported"]!);
        await campaign.LaunchAsync();
        var report = (await world.Api.GetAsync($"{campaign.Path}/report", "text/csv")).Ok();

        using var csv = new CsvReader(new StringReader(report.Text.TrimStart('\ufeff')), new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, MissingFieldFound = null });
        var cells = new List<string>();
        while (await csv.ReadAsync())
        {
            cells.AddRange(csv.Parser.Record!);
        }

        Assert.True(HostileTexts.Formulas.All(formula => cells.Exists(cell => cell.Contains(formula.Trim(), StringComparison.Ordinal))), "A planted formula is not in the table, so that nothing was tried.");
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell, CultureInfo.InvariantCulture, out _));
        output.WriteLine($"CSV: {HostileTexts.Formulas.Count} formulas, {cells.Count} cells.");
    }

    [Fact]
    public async Task No_text_that_somebody_gives_is_markup_in_an_email()
    {
        await using var world = await World.StartAsync();
        var tried = 0;
        foreach (var markup in HostileTexts.Markup)
        {
            var created = await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file =>
            {
                file["meeting"]!["title"] = new JsonObject { ["en"] = markup, ["cy"] = markup };
                file["meeting"]!["place"] = new JsonObject { ["en"] = markup, ["cy"] = markup };
            }));
            if (created.Status != 201)
            {
                // A link that leads nowhere good is refused before anybody could get it.
                created.IsProblem(400, [.. created.Fields]);
                continue;
            }

            var campaign = new TestCampaign(world, (string)created.Json["id"]!);
            await campaign.AddAsync(markup, email: $"markup{tried}@example.org", prefers: "email", noPhone: true);
            var preview = (await world.Api.GetAsync($"{campaign.Path}/preview")).Ok().Json;
            var pages = Texts(preview).Where(text => text.Contains("<p", StringComparison.OrdinalIgnoreCase)).ToList();
            Assert.NotEmpty(pages);
            var parser = new AngleSharp.Html.Parser.HtmlParser();
            foreach (var page in pages)
            {
                using var document = parser.ParseDocument(page);
                Assert.Empty(document.QuerySelectorAll("script, img, svg, iframe, object, form, input, style[onload]"));
                Assert.DoesNotContain(document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
                Assert.DoesNotContain(document.QuerySelectorAll("a[href]"), link => link.GetAttribute("href")!.Trim().StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
                tried++;
            }
        }

        output.WriteLine($"HTML: {HostileTexts.Markup.Count} texts, {tried} emails.");
    }

    [Fact]
    public async Task No_line_break_that_somebody_gives_begins_a_header()
    {
        await using var world = await World.StartAsync();
        var tried = 0;
        foreach (var breaking in HostileTexts.LineBreaks)
        {
            var text = $"Hello{breaking}Bcc: everybody@example.org";
            var created = await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file => file["meeting"]!["title"] = new JsonObject { ["en"] = text, ["cy"] = text }));
            if (created.Status == 201)
            {
                var campaign = new TestCampaign(world, (string)created.Json["id"]!);
                await world.Api.PostAsync($"{campaign.Path}/participants", new[] { new { name = text, email = $"breaks{tried}@example.org", preferredContact = "email", language = "en" } });
                await campaign.LaunchAsync();
                var subjects = (await world.Api.GetAsync($"/local/outbox?campaign={campaign.Id}")).Ok().Json["messages"]!.AsArray().Select(message => (string?)message!["subject"]);
                Assert.DoesNotContain(subjects, subject => subject?.AsSpan().IndexOfAny('\r', '\n') >= 0);
            }
            else
            {
                created.Ok(400);
            }

            tried++;
        }

        output.WriteLine($"Headers: {tried} texts.");
    }

    private static List<string> Names(string path) =>
        [.. System.Text.RegularExpressions.Regex.Matches(path, @"\{(\w+)\}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture | System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value.Trim('{', '}'))];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Texts(member.Value)),
        JsonArray many => many.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static async Task<IReadOnlyList<string>> RowsAsync(World world)
    {
        var rows = new List<string>();
        foreach (var table in new[] { "Campaigns", "Participants", "Contacts", "Places", "Senders", "Outbox" })
        {
            await foreach (var row in LocalTables.Table(world.Storage, world.TablePrefix + table).QueryAsync<TableEntity>())
            {
                rows.Add($"{table} {row.PartitionKey} {row.RowKey} {row.ETag}");
            }
        }

        return rows;
    }
}
