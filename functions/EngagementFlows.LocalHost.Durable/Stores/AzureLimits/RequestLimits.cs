using System.Text.Json;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>What the table service demands of a request, by what is asked for.</summary>
internal static class RequestLimits
{
    private const string Batch = "$batch";
    private const string Tables = "Tables";

    public static bool IsTransaction(string path) => Last(path) == Batch;

    /// <param name="path">The address's path, escaped as it is sent.</param>
    /// <param name="body">Empty where nothing is sent.</param>
    public static Refusal? Check(string path, ReadOnlyMemory<byte> body) => Last(path) switch
    {
        Batch => TransactionLimits.Check(body),
        Tables => Json(body) is { } table ? TableNameLimits.Check(table) : null,
        _ => CheckRow(RowAddress.Read(path), Json(body)),
    };

    /// <summary>One row, in a request of its own or in a transaction.</summary>
    public static Refusal? CheckRow(RowAddress? address, JsonElement? entity) =>
        (address is null ? null : KeyLimits.Check(address)) ?? (entity is { } sent ? EntityLimits.Check(sent, address) : null);

    /// <summary>Null where nothing is sent.</summary>
    public static JsonElement? Json(ReadOnlyMemory<byte> body)
    {
        var text = body.Trim("\r\n "u8);
        if (text.IsEmpty)
        {
            return null;
        }

        var reader = new Utf8JsonReader(text.Span);
        return JsonElement.TryParseValue(ref reader, out var value) ? value : null;
    }

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
