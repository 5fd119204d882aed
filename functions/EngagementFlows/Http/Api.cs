using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Http;

/// <summary>Answers of the API: JSON, and RFC 9457 problem details with one entry a field.</summary>
public static class Api
{
    public const int LargestBody = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // For people who read answers with curl: quotes and apostrophes as they are. The media type says JSON, and no page quotes it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static ContentResult Ok(object value, int status = StatusCodes.Status200OK) => new()
    {
        Content = JsonSerializer.Serialize(value, Json),
        ContentType = "application/json; charset=utf-8",
        StatusCode = status,
    };

    public static ContentResult Accepted(object value) => Ok(value, StatusCodes.Status202Accepted);

    /// <param name="people">Whom it is about, where that helps to put it right.</param>
    public static ContentResult Problem(int status, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null, object? people = null) => new()
    {
        Content = JsonSerializer.Serialize(new { type = "about:blank", title, status, detail, errors, people }, Json),
        ContentType = "application/problem+json; charset=utf-8",
        StatusCode = status,
    };

    /// <param name="errors">A field's path in the request (<c>meeting.start</c>) and what is wrong with it.</param>
    public static ContentResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Problem(StatusCodes.Status400BadRequest, "The request has faults", "Each entry of errors names a field, what is wrong with it and how to put it right.", errors);

    public static ContentResult Invalid(string field, string error) => Invalid(new Dictionary<string, string[]> { [field] = [error] });

    public static ContentResult NotFound(string what, string id) =>
        Problem(StatusCodes.Status404NotFound, $"No such {what}", $"There is no {what} with the id '{id}'.");

    public static ContentResult Conflict(string detail) => Problem(StatusCodes.Status409Conflict, "Not in this state", detail);

    /// <param name="detail">The figures, and what can be done.</param>
    public static ContentResult OverBudget(string detail) => Problem(StatusCodes.Status409Conflict, "Over budget", detail);

    /// <summary>Reads the body as JSON; gives the answer to send instead when it is none, or too large.</summary>
    public static async Task<(T? Value, ContentResult? Fault)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        await using var body = await BodyAsync(request, cancellation);
        if (body is null)
        {
            return (null, Problem(StatusCodes.Status413PayloadTooLarge, "The body is too large", $"At most {LargestBody / 1024 / 1024} MiB are read."));
        }

        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(body, Json, cancellation);
            return value is null ? (null, Invalid("$", "The body must be a JSON object.")) : (value, null);
        }
        catch (JsonException e)
        {
            return (null, Invalid(FieldOf(e), $"This is not the JSON expected here (line {e.LineNumber + 1}): see /api/openapi.json for its shape."));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What JsonObject says of an array or a text in its place, and of a name that stands in it twice.
            return (null, Invalid("$", "The body must be a JSON object, with each member in it once."));
        }
    }

    /// <summary>The body in memory; null where it is larger than we read, whether or not it says so in advance.</summary>
    public static async Task<Stream?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }

    /// <summary>The path of the member at which JSON could not be read; <c>$</c> for the whole.</summary>
    public static string FieldOf(JsonException fault) => fault.Path is { Length: > 2 } path ? path.Replace("$.", "", StringComparison.Ordinal) : "$";
}
