#nullable enable
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SendGrid.Internal;

/// <summary>A request's address: host, version, path and query.</summary>
internal static class Address
{
    public static Uri Of(string host, string? version, string? path, string? queryJson)
    {
        var start = new Uri(host.EndsWith('/') ? host : $"{host}/");
        var below = version is null ? path : $"{version}/{path}";
        return new Uri(start, queryJson is null ? below : $"{below}?{Query(queryJson)}");
    }

    /// <summary>Every value in the object, however deep, under the name nearest above it; nulls are left out.</summary>
    private static string Query(string json)
    {
        var values = new Dictionary<string, List<string>>();
        var name = string.Empty;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    values.TryAdd(name, []);
                    break;
                case JsonTokenType.String:
                    values[name].Add(reader.GetString()!);
                    break;
                case JsonTokenType.Number:
                    values[name].Add(reader.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : reader.GetDouble().ToString(CultureInfo.InvariantCulture));
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    values[name].Add(reader.GetBoolean().ToString());
                    break;
            }
        }

        return string.Join('&', values.SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={value}")));
    }
}
