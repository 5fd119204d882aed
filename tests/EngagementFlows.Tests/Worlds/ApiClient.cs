using System.Text;
using System.Text.Json.Nodes;

namespace EngagementFlows.Worlds;

/// <summary>The app's API as anybody uses it: over HTTP.</summary>
public sealed class ApiClient(Uri address) : IDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web);
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

    public Uri Address => address;

    public Task<ApiAnswer> GetAsync(string path, string? accept = null) =>
        SendAsync(HttpMethod.Get, path, body: null, headers: accept is null ? [] : [("Accept", accept)]);

    /// <summary>A file, as it is.</summary>
    public async Task<byte[]> GetBytesAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, Text(body), contentType);

    public Task<ApiAnswer> PatchAsync(string path, object? body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Patch, path, Text(body), headers: ifMatch is null ? [] : [("If-Match", ifMatch)]);

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body, string? contentType = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        return await SendAsync(request, headers);
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request);
        return new ApiAnswer(
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(),
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.TryGetValues("ETag", out var etag) ? etag.First() : null,
            answer.Headers.Location?.ToString());
    }

    public void Dispose() => http.Dispose();

    private static string? Text(object? body) => body switch
    {
        null => null,
        string text => text,
        JsonNode node => node.ToJsonString(),
        _ => System.Text.Json.JsonSerializer.Serialize(body, Json),
    };
}

/// <summary>What the API answered.</summary>
public sealed record ApiAnswer(int Status, string Text, string? ContentType, string? ETag, string? Location)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The fields that a problem names, in alphabetical order.</summary>
    public IReadOnlyList<string> Fields => [.. (Json["errors"] as JsonObject ?? []).Select(error => error.Key).Order(StringComparer.Ordinal)];

    /// <summary>The answer itself where all went well; else fails with what the API said.</summary>
    public ApiAnswer Ok(int status = 200)
    {
        Assert.True(Status == status, $"{status} was expected, {Status} came: {Text}");
        return this;
    }

    /// <summary>Holds the answer to RFC 9457 and to the fields it ought to name.</summary>
    public void IsProblem(int status, params string[] fields)
    {
        Ok(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, (int)Json["status"]!);
        Assert.NotEqual("", (string)Json["title"]!);
        Assert.NotEqual("", (string)Json["detail"]!);
        Assert.Equal(fields.Order(StringComparer.Ordinal), Fields);
    }
}
