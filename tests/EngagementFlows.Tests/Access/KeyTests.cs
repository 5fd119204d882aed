using Azure.Data.Tables;
using EngagementFlows.Access.Keys;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Worlds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EngagementFlows.Access;

public sealed class KeyTests
{
    private const string Keys = "/api/keys";
    private const string Campaigns = "/api/campaigns";

    [Fact]
    public async Task A_key_opens_what_its_role_opens_from_anywhere()
    {
        await using var world = await World.StartAsync();
        var (_, key) = await MakeAsync(world, "viewer");

        (await CallAsync(world, HttpMethod.Get, Campaigns, Bearer(key))).Ok();
        (await CallAsync(world, HttpMethod.Get, Campaigns, ("X-Api-Key", key))).Ok();
        (await CallAsync(world, HttpMethod.Get, Campaigns, ("Authorization", $"bearer {key}"))).Ok();
        (await CallAsync(world, HttpMethod.Post, "/api/senders/sms/resume", Bearer(key))).IsProblem(403);
    }

    [Fact]
    public async Task A_key_lives_to_its_last_instant_and_no_longer()
    {
        await using var world = await World.StartAsync();
        var (_, key) = await MakeAsync(world, "viewer", days: 2);

        await world.AdvanceToAsync(World.Monday.AddDays(2) - TimeSpan.FromMilliseconds(1));
        (await CallAsync(world, HttpMethod.Get, Campaigns, Bearer(key))).Ok();
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(2));
        await RefusedAsync(world, "expired on 2026-11-18", Bearer(key));
        Assert.Equal("expired", (string)(await ListAsync(world)).Single()["state"]!);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on_and_stays_in_the_list()
    {
        await using var world = await World.StartAsync();
        var (id, key) = await MakeAsync(world, "viewer");
        (await CallAsync(world, HttpMethod.Get, Campaigns, Bearer(key))).Ok();

        (await world.Api.SendAsync(HttpMethod.Delete, $"{Keys}/{id}", body: null)).Ok();
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        var again = (await world.Api.SendAsync(HttpMethod.Delete, $"{Keys}/{id}", body: null)).Ok().Json;

        await RefusedAsync(world, "revoked on 2026-11-16", Bearer(key));
        Assert.Equal("revoked", (string)again["state"]!);
        Assert.Equal(World.Monday, (DateTimeOffset)again["revokedAt"]!);
        Assert.Equal("2026-11-16", (string)again["lastUsed"]!);
        Assert.Single(await ListAsync(world));
    }

    [Fact]
    public async Task What_is_no_key_or_not_quite_one_opens_nothing()
    {
        await using var world = await World.StartAsync();
        var (id, key) = await MakeAsync(world, "administrator");
        var (otherId, other) = await MakeAsync(world, "viewer");
        var tried = new List<string> { "", "ef_", "ef_garbage", key[..^1], key + "A", key.ToUpperInvariant(), $"ef_{id}_{new string('A', 43)}", key.Replace(id, otherId, StringComparison.Ordinal), $"{key},{other}", $"{key} ", key.Replace('_', '-'), $"ef_{new string('0', 24)}_{key[^43..]}", $"ef_{id}_" };
        // Every place of the secret matters.
        tried.AddRange(Enumerable.Range(key.Length - 43, 43).Select(place => key[..place] + (key[place] == 'A' ? 'B' : 'A') + key[(place + 1)..]));

        foreach (var one in tried.Where(one => one.StartsWith("ef_", StringComparison.Ordinal)))
        {
            // A client trims what ends in a space.
            if (!one.EndsWith(' '))
            {
                (await CallAsync(world, HttpMethod.Get, Campaigns, ("Authorization", $"Bearer {one}"))).IsProblem(401);
            }
        }

        foreach (var one in tried.Where(one => !one.EndsWith(' ')))
        {
            (await CallAsync(world, HttpMethod.Get, Campaigns, ("X-Api-Key", one))).IsProblem(401);
        }

        await RefusedAsync(world, "send the whole of one key", Bearer(key), ("X-Api-Key", key));
        Assert.True(tried.Count > 50);
    }

    [Fact]
    public async Task Who_sends_a_bad_key_is_not_taken_for_the_local_developer()
    {
        await using var world = await World.StartAsync();

        var answer = await world.Api.SendAsync(HttpMethod.Get, Campaigns, body: null, headers: ("Authorization", "Bearer ef_garbage"));

        answer.IsProblem(401);
    }

    [Fact]
    public async Task What_can_be_no_key_costs_storage_nothing_and_what_can_costs_it_one_request_however_many_keys_there_are()
    {
        var counter = new StorageRequestCounter();
        await using var world = await World.StartAsync(change: services =>
        {
            services.RemoveAll<TableServiceClient>();
            services.AddSingleton(provider => LocalTables.Service(provider.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!, counter));
        });
        for (var made = 0; made < 5; made++)
        {
            await MakeAsync(world, "viewer");
        }

        var before = counter.Total;
        await RefusedAsync(world, "no key of this app", ("Authorization", "Bearer ef_garbage"));
        Assert.Equal(before, counter.Total);
        await RefusedAsync(world, "is not known", ("Authorization", $"Bearer ef_{new string('0', 24)}_{new string('A', 43)}"));
        Assert.Equal(before + 1, counter.Total);
    }

    [Fact]
    public async Task The_key_is_shown_once_and_kept_nowhere()
    {
        await using var world = await World.StartAsync();
        var (_, key) = await MakeAsync(world, "viewer");
        (await CallAsync(world, HttpMethod.Get, Campaigns, Bearer(key))).Ok();
        await RefusedAsync(world, "not known", Bearer(key[..^43] + new string('A', 43)));

        var secret = key[^43..];
        Assert.DoesNotContain(secret, (await world.Api.GetAsync(Keys)).Ok().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await world.Api.GetAsync("/api/audit")).Ok().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Logs.All, line => line.Contains(secret, StringComparison.Ordinal));
        var tables = LocalTables.Service(world.Storage);
        var looked = 0;
        await foreach (var table in tables.QueryAsync())
        {
            if (table.Name.StartsWith(world.TablePrefix, StringComparison.Ordinal))
            {
                await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                {
                    looked++;
                    Assert.DoesNotContain(row, field => field.Value?.ToString()!.Contains(secret, StringComparison.Ordinal) == true);
                }
            }
        }

        Assert.True(looked > 0);
    }

    [Fact]
    public async Task A_key_is_made_by_a_person_with_a_name_a_role_and_an_end()
    {
        await using var world = await World.StartAsync();

        (await world.Api.PostAsync(Keys, new { })).IsProblem(400, "name", "role", "days");
        (await world.Api.PostAsync(Keys, new { name = new string('a', 101), role = "king", days = 366 })).IsProblem(400, "name", "role", "days");
        (await world.Api.PostAsync(Keys, new { name = "two\nlines", role = "Viewer", days = 0 })).IsProblem(400, "name", "role", "days");
        var (_, administrator) = await MakeAsync(world, "administrator", days: 365);
        var answer = await world.Api.SendAsync(HttpMethod.Post, Keys, """{"name":"heir","role":"viewer","days":1}""", headers: [Principals.Remote, Bearer(administrator)]);
        answer.IsProblem(403);
        Assert.Contains("cannot make keys", answer.Text, StringComparison.Ordinal);
        (await CallAsync(world, HttpMethod.Delete, $"{Keys}/nobody")).IsProblem(401);
        (await world.Api.SendAsync(HttpMethod.Delete, $"{Keys}/nobody", body: null)).IsProblem(404);
    }

    [Theory]
    [InlineData(Role.Administrator, Role.Administrator, true)]
    [InlineData(Role.Administrator, Role.PrivacyOfficer, true)]
    [InlineData(Role.Coordinator, Role.Viewer, true)]
    [InlineData(Role.Coordinator, Role.Coordinator, true)]
    [InlineData(Role.Coordinator, Role.PrivacyOfficer, false)]
    [InlineData(Role.PrivacyOfficer, Role.Coordinator, false)]
    [InlineData(Role.PrivacyOfficer, Role.Administrator, false)]
    [InlineData(Role.Viewer, Role.Coordinator, false)]
    public void Nobody_makes_a_key_that_may_do_more_than_they_may(Role own, Role wanted, bool may) =>
        Assert.Equal(may, ManageKeys.Refusal(new Actor(Principals.ObjectId, "Carys", own), wanted) is null);

    [Fact]
    public void A_key_does_not_show_itself_where_it_is_printed()
    {
        var key = KeyText.Of(new string('a', 24), new string('S', 43));

        Assert.Equal(key, KeyText.Read(key.Text));
        Assert.DoesNotContain("SSS", $"{key}", StringComparison.Ordinal);
    }

    private static async Task<(string Id, string Key)> MakeAsync(World world, string role, int days = 30)
    {
        var made = (await world.Api.PostAsync(Keys, new { name = "Nightly report", role, days })).Ok(201).Json;
        return ((string)made["id"]!, (string)made["key"]!);
    }

    private static async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> ListAsync(World world) =>
        [.. (await world.Api.GetAsync(Keys)).Ok().Json["keys"]!.AsArray().Select(key => key!)];

    private static (string, string) Bearer(string key) => ("Authorization", $"Bearer {key}");

    private static async Task RefusedAsync(World world, string why, params (string, string)[] headers)
    {
        var answer = await CallAsync(world, HttpMethod.Get, Campaigns, headers);
        answer.IsProblem(401);
        Assert.Contains(why, (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }

    private static Task<ApiAnswer> CallAsync(World world, HttpMethod method, string path, params (string, string)[] headers) =>
        world.Api.SendAsync(method, path, body: null, headers: [Principals.Remote, .. headers]);
}
