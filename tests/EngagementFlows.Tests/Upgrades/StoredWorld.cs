using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Testing;
using EngagementFlows.Worlds;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.Upgrades;

/// <summary>Everything that an app has stored, as a file: its own tables and those of its orchestrations.</summary>
public sealed class StoredWorld(JsonObject content)
{
    private const string Hub = "Hub";
    private static int copies;

    public DateTimeOffset At => (DateTimeOffset)content["at"]!;

    /// <summary>The campaigns and people that the makers of the file want to find again, by names of their own.</summary>
    public JsonObject Known => content["known"]!.AsObject();

    public static IOrchestrationStore Store(string connection, string prefix) =>
        new TableOrchestrationStore(new TableStoreOptions { ConnectionString = connection, TableName = $"{prefix}{Hub}" }, NullLoggerFactory.Instance);

    /// <param name="world">Started with <see cref="Store"/>; it must have ended.</param>
    public static async Task<StoredWorld> ReadAsync(World world, DateTimeOffset at, JsonObject known)
    {
        var tables = new JsonObject();
        var service = LocalTables.Service(world.Storage);
        await foreach (var table in service.QueryAsync())
        {
            // Another world's prefix may begin with this one's.
            if (table.Name.StartsWith(world.TablePrefix, StringComparison.Ordinal) && !char.IsAsciiDigit(table.Name[world.TablePrefix.Length]))
            {
                var rows = new JsonArray();
                await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
                {
                    rows.Add(Write(row));
                }

                tables[table.Name[world.TablePrefix.Length..]] = rows;
            }
        }

        return new StoredWorld(new JsonObject { ["at"] = at, ["contactKey"] = world.ContactKey, ["known"] = known, ["tables"] = tables });
    }

    public static StoredWorld Load(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return new StoredWorld(JsonNode.Parse(file)!.AsObject());
    }

    public void Save(string path)
    {
        using var file = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        using var writer = new Utf8JsonWriter(file);
        content.WriteTo(writer);
    }

    /// <summary>Puts everything into tables of its own, and starts the app of this build on them at the moment at which the other ended.</summary>
    public async Task<World> StartAsync()
    {
        var (connection, prefix) = ((await Azurite.SharedAsync()).ConnectionString, $"Upgrade{Interlocked.Increment(ref copies)}x");
        var service = LocalTables.Service(connection);
        foreach (var (name, rows) in content["tables"]!.AsObject())
        {
            var table = service.GetTableClient($"{prefix}{name}");
            await table.CreateIfNotExistsAsync();
            foreach (var row in rows!.AsArray().Select(row => Read(row!.AsObject())).Where(row => row.RowKey != "lease"))
            {
                await table.AddEntityAsync(row);
            }
        }

        return await World.ContinueAsync(connection, prefix, (string)content["contactKey"]!, Store(connection, prefix), At);
    }

    private static JsonObject Write(TableEntity row)
    {
        var written = new JsonObject();
        foreach (var (name, value) in row.Where(property => property.Key is not ("odata.etag" or "Timestamp") && property.Value is not null))
        {
            written[name] = value switch
            {
                string text => text,
                int or bool or double => JsonSerializer.SerializeToNode(value),
                long number => new JsonObject { ["long"] = number.ToString(CultureInfo.InvariantCulture) },
                DateTimeOffset at => new JsonObject { ["at"] = at },
                byte[] bytes => new JsonObject { ["bytes"] = Convert.ToBase64String(bytes) },
                _ => throw new InvalidOperationException($"No form for {value.GetType().Name}."),
            };
        }

        return written;
    }

    private static TableEntity Read(JsonObject written)
    {
        var row = new TableEntity();
        foreach (var (name, value) in written)
        {
            row[name] = value switch
            {
                JsonObject { Count: 1 } typed when typed["long"] is { } number => long.Parse((string)number!, CultureInfo.InvariantCulture),
                JsonObject { Count: 1 } typed when typed["at"] is { } at => (DateTimeOffset)at,
                JsonObject { Count: 1 } typed when typed["bytes"] is { } bytes => Convert.FromBase64String((string)bytes!),
                JsonValue plain when plain.GetValueKind() is JsonValueKind.True or JsonValueKind.False => (bool)plain,
                JsonValue plain when plain.GetValueKind() == JsonValueKind.Number => plain.TryGetValue<int>(out var whole) ? (object)whole : (double)plain,
                _ => (string?)value,
            };
        }

        return row;
    }
}
