using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace EngagementFlows.Storage;

/// <summary>
/// An aggregate as JSON in one row. A string property holds at most 32,768 UTF-16 units (64 KiB), so longer documents go on in
/// <c>Data1</c>, <c>Data2</c> and so on, up to the row's 1 MiB.
/// </summary>
public static class JsonRow
{
    private const int PropertyLimit = 32_000;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        // Letters, quotes and plus signs stay themselves: rows and answers are read by people too, and never written into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
    };

    public static TableEntity Write<T>(string partitionKey, string rowKey, T value)
    {
        var json = JsonSerializer.Serialize(value, Options);
        var row = new TableEntity(partitionKey, rowKey);
        for (var (start, part) = (0, 0); start < json.Length || part == 0; part++)
        {
            var length = Math.Min(PropertyLimit, json.Length - start);
            if (length < json.Length - start && char.IsHighSurrogate(json[start + length - 1]))
            {
                length--;
            }

            row[Property(part)] = json.Substring(start, length);
            start += length;
        }

        return row;
    }

    public static T Read<T>(TableEntity row)
    {
        var json = row.GetString(Property(0)) ?? throw new InvalidDataException($"The row {row.RowKey} has no {Property(0)}.");
        for (var part = 1; row.GetString(Property(part)) is { } more; part++)
        {
            json += more;
        }

        return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"The row {row.RowKey} is empty.");
    }

    private static string Property(int part) => part == 0 ? "Data" : $"Data{part}";
}
