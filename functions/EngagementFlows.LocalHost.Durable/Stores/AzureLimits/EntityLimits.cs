using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>
/// What the table service demands of one entity, as Microsoft describes it in "Understanding the Table service data model" and "Table
/// Storage error codes". The entity is read as it is sent: a merge is judged by what it sends, not by the row that it makes.
/// </summary>
internal static class EntityLimits
{
    private const string TypeSuffix = "@odata.type";
    private const string ODataPrefix = "odata.";
    private const string PartitionKey = "PartitionKey";
    private const string RowKey = "RowKey";
    private const string Timestamp = "Timestamp";
    private const int MostProperties = 252;
    private const int LongestName = 255;
    private const int MostValueBytes = 64 * 1024;
    private const int MostEntityBytes = 1024 * 1024;

    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="entity">The request's JSON.</param>
    /// <param name="address">The keys in the request's address, where it has them.</param>
    public static Refusal? Check(JsonElement entity, RowAddress? address)
    {
        if (entity.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if ((KeyLimits.Check(PartitionKey, Text(entity, PartitionKey)) ?? KeyLimits.Check(RowKey, Text(entity, RowKey))) is { } refusal)
        {
            return refusal;
        }

        var keys = (address?.PartitionKey ?? Text(entity, PartitionKey) ?? "").Length + (address?.RowKey ?? Text(entity, RowKey) ?? "").Length;
        return CheckProperties(entity, 4 + (2L * keys));
    }

    private static Refusal? CheckProperties(JsonElement entity, long bytes)
    {
        var count = 0;
        foreach (var property in entity.EnumerateObject().Where(IsStored))
        {
            var type = Text(entity, property.Name + TypeSuffix);
            var size = SizeOf(property.Value, type);
            if ((CheckName(property.Name) ?? CheckValue(property.Name, property.Value, type, size)) is { } refusal)
            {
                return refusal;
            }

            count++;
            bytes += 8 + (2L * property.Name.Length) + size;
        }

        if (count > MostProperties)
        {
            return Refusal.BadRequest(
                "TooManyProperties", $"The entity has {count} properties beside its keys and timestamp; {MostProperties} are allowed. Spread them over several rows.");
        }

        return bytes > MostEntityBytes
            ? Refusal.BadRequest("EntityTooLarge", $"The entity takes {bytes} bytes; {MostEntityBytes} (1 MiB) are allowed. Spread it over several rows.")
            : null;
    }

    /// <summary>Keys are counted apart, the service makes the timestamp itself, and a null is not stored.</summary>
    private static bool IsStored(JsonProperty property) =>
        property.Value.ValueKind != JsonValueKind.Null
        && property.Name is not (PartitionKey or RowKey or Timestamp)
        && !property.Name.StartsWith(ODataPrefix, StringComparison.Ordinal)
        && !property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal);

    private static Refusal? CheckName(string name)
    {
        if (name.Length > LongestName)
        {
            return Refusal.BadRequest("PropertyNameTooLong", $"A property's name has {name.Length} characters; {LongestName} are allowed.");
        }

        return IsIdentifier(name)
            ? null
            : Refusal.BadRequest("PropertyNameInvalid", $"The property name '{name}' is invalid: letters, digits and underscores are allowed, and no digit first.");
    }

    private static Refusal? CheckValue(string name, JsonElement value, string? type, int size)
    {
        if (type == "Edm.DateTime")
        {
            return DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time < Earliest
                ? Refusal.BadRequest("OutOfRangeInput", $"Property '{name}' is {time:O}; dates are stored from 1601 on. Leave the property out where there is no date.")
                : null;
        }

        return value.ValueKind == JsonValueKind.String && size - 4 > MostValueBytes
            ? Refusal.BadRequest("PropertyValueTooLarge", $"Property '{name}' takes {size - 4} bytes; {MostValueBytes} (64 KiB, 32 Ki characters) are allowed. Split it.")
            : null;
    }

    /// <summary>Bytes that a value takes in the table; strings are UTF-16 there.</summary>
    private static int SizeOf(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        ("Edm.Guid", _) => 16,
        ("Edm.Int64" or "Edm.Double" or "Edm.DateTime", _) => 8,
        ("Edm.Binary", _) => 4 + BytesOf(value.GetString()!),
        (_, JsonValueKind.String) => 4 + (2 * value.GetString()!.Length),
        (_, JsonValueKind.True or JsonValueKind.False) => 1,
        (_, JsonValueKind.Number) => value.TryGetInt32(out _) ? 4 : 8,
        _ => 0,
    };

    private static int BytesOf(string base64) => (base64.Length / 4 * 3) - base64.AsSpan().Count('=');

    private static string? Text(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>As C# has it: a letter or underscore, then letters, digits, marks and connectors.</summary>
    private static bool IsIdentifier(string name)
    {
        var first = true;
        foreach (var rune in name.EnumerateRunes())
        {
            var goesOn = Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
            if (!Rune.IsLetter(rune) && rune.Value != '_' && (first || !goesOn))
            {
                return false;
            }

            first = false;
        }

        return !first;
    }
}
