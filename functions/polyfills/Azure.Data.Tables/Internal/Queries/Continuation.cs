#nullable enable
namespace Azure.Data.Tables.Internal;

/// <summary>
/// Where a query goes on. The service answers with the next keys in headers of their own; a page's token is both with a
/// space between (the service's values are without spaces), as the real client's tokens are.
/// </summary>
internal readonly record struct Continuation(string? PartitionKey, string? RowKey, string? TableName)
{
    public static Continuation Rows(string? token)
    {
        var parts = token?.Split(' ', 2);
        return parts is null || parts[0].Length == 0 ? default : new Continuation(parts[0], parts.ElementAtOrDefault(1) is { Length: > 0 } row ? row : null, TableName: null);
    }

    public static Continuation Tables(string? token) => string.IsNullOrEmpty(token) ? default : new Continuation(PartitionKey: null, RowKey: null, token);

    public static string? RowsToken(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition))
        {
            return null;
        }

        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return $"{partition} {row}";
    }

    public static string? TablesToken(Response response) =>
        response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var name) ? name : null;
}
