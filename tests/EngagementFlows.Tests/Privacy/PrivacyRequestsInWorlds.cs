using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Worlds;

namespace EngagementFlows.Privacy;

/// <summary>Requests about a person's data as a privacy officer makes them.</summary>
internal static class PrivacyRequestsInWorlds
{
    public static Task<ApiAnswer> AskForErasureAsync(this TestPerson person, World world, string reason = "asked") =>
        world.Api.PostAsync($"{person.Path}/erasure", new { reason });

    /// <summary>Asks, and lets all that follows happen; the report of it.</summary>
    public static async Task<JsonNode> EraseAsync(this TestPerson person, World world)
    {
        (await person.AskForErasureAsync(world)).Ok(202);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        return await person.ErasureAsync(world);
    }

    public static async Task<JsonNode> ErasureAsync(this TestPerson person, World world) => (await world.Api.GetAsync($"{person.Path}/erasure")).Ok().Json;

    /// <summary>Asks for everything, and fetches it when it is there.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CopyAsync(this TestPerson person, World world)
    {
        Assert.InRange((await world.Api.PostAsync($"{person.Path}/subject-access")).Status, 200, 202);
        await world.SettleAsync();
        var answer = await world.Api.GetBytesAsync($"{person.Path}/subject-access/download");
        using var zip = new ZipArchive(new MemoryStream(answer), ZipArchiveMode.Read);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    }

    /// <summary>Every value of every row in the world's tables, with where it stands.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this World world)
    {
        var service = LocalTables.Service(world.Storage);
        var rows = new List<string>();
        foreach (var name in world.TableNames)
        {
            await foreach (var row in service.GetTableClient(name).QueryAsync<TableEntity>())
            {
                rows.Add($"{name[world.TablePrefix.Length..]} {row.PartitionKey} {row.RowKey} {string.Join(' ', row.Where(value => value.Value is string).Select(value => value.Value))}");
            }
        }

        return rows;
    }
}
