using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace EngagementFlows.FakeProvider;

/// <summary>Reads a call whole before anything is done about it.</summary>
internal static class RequestReader
{
    /// <summary>A member that comes twice is no JSON: which of the two is meant would be anyone's guess.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<ProviderRequest> ReadAsync(HttpContext context, ContractOperation operation, IReadOnlyDictionary<string, string> values)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        if (request.Headers.ContentEncoding == "gzip")
        {
            await using var unzipped = new GZipStream(request.Body, CompressionMode.Decompress);
            await unzipped.CopyToAsync(body, context.RequestAborted);
        }
        else
        {
            await request.Body.CopyToAsync(body, context.RequestAborted);
        }

        var bytes = body.ToArray();
        var isForm = request.ContentType?.StartsWith(ContractCheck.FormType, StringComparison.OrdinalIgnoreCase) == true;
        var isJson = request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return new ProviderRequest(
            request, operation, values, Fields(request.QueryString.Value), isForm ? Fields(Encoding.UTF8.GetString(bytes)) : Fields(null), isJson ? Json(bytes) : null);
    }

    private static ILookup<string, string> Fields(string? text) =>
        QueryHelpers.ParseQuery(text).SelectMany(static field => field.Value, static (field, value) => (field.Key, Value: value ?? "")).ToLookup(static field => field.Key, static field => field.Value);

    private static JsonNode? Json(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
