#nullable enable
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Internal;

/// <summary>Creating, deleting and listing tables, for both clients.</summary>
internal static class TableOperations
{
    private static readonly StatusCodeClassifier OkOrMissing = new([204, 404]);
    private static readonly StatusCodeClassifier OkOrConflict = new([201, 204, 409]);

    public static async Task<Response<TableItem>> CreateAsync(TableRest rest, string table, bool async, CancellationToken cancellation) =>
        Response.FromValue(new TableItem(table), await rest.SendAsync(Creation(rest, table), async, cancellation));

    public static async Task<Response<TableItem>> CreateIfNotExistsAsync(TableRest rest, string table, bool async, CancellationToken cancellation)
    {
        var message = Creation(rest, table);
        message.ResponseClassifier = OkOrConflict;
        var response = await rest.SendAsync(message, async, cancellation);

        // A conflict is also the answer while a table of that name is being deleted, and then there is no table.
        if (response.Status == 409 && !(response.Headers.TryGetValue("x-ms-error-code", out var code) && code == TableErrorCode.TableAlreadyExists))
        {
            throw new RequestFailedException(response);
        }

        return Response.FromValue(new TableItem(table), response);
    }

    public static Task<Response> DeleteAsync(TableRest rest, string table, bool async, CancellationToken cancellation)
    {
        var message = rest.Message(RequestMethod.Delete, EntityAddress.TableEntry(rest, table));
        message.ResponseClassifier = OkOrMissing;
        return rest.SendAsync(message, async, cancellation);
    }

    public static async Task<Page<TableItem>> PageAsync(TableRest rest, string? filter, int? top, string? token, bool async, CancellationToken cancellation)
    {
        var address = EntityAddress.Query(rest, "Tables", filter, top, select: null, Continuation.Tables(token));
        var response = await rest.SendAsync(rest.Message(RequestMethod.Get, address), async, cancellation);
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        var tables = json.RootElement.GetProperty("value").EnumerateArray().Select(table => new TableItem(table.GetProperty("TableName").GetString()!)).ToList();
        return Page<TableItem>.FromValues(tables, Continuation.TablesToken(response), response);
    }

    private static HttpMessage Creation(TableRest rest, string table)
    {
        var message = rest.Message(RequestMethod.Post, $"{rest.Root}/Tables", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["TableName"] = table }));
        message.Request.Headers.Add("Prefer", "return-no-content");
        return message;
    }
}
