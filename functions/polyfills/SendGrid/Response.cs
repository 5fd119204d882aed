using System.Net;
using System.Net.Http.Headers;
using SendGrid.Internal;

namespace SendGrid;

/// <summary>An answer, whatever its status.</summary>
public class Response(HttpStatusCode statusCode, HttpContent responseBody, HttpResponseHeaders responseHeaders)
{
    public HttpStatusCode StatusCode { get; set; } = statusCode;

    public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

    public HttpContent Body { get; set; } = responseBody;

    public HttpResponseHeaders Headers { get; set; } = responseHeaders;

    /// <summary>A JSON object's members; what is neither text, number nor flag prints as JSON. Null for an empty body.</summary>
    public virtual async Task<Dictionary<string, object>> DeserializeResponseBodyAsync(HttpContent content = null) =>
        (content ?? Body) is { } body ? JsonValues.Read(await body.ReadAsStringAsync().ConfigureAwait(false)) : [];

    /// <summary>The first value of each.</summary>
    public virtual Dictionary<string, string> DeserializeResponseHeaders(HttpResponseHeaders headers = null) =>
        (headers ?? Headers)?.ToDictionary(header => header.Key, header => header.Value.First()) ?? [];
}
