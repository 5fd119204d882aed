using System.Net;
using System.Net.Http.Headers;

namespace Twilio.Http;

/// <summary>An answer, read to its end.</summary>
public class Response(HttpStatusCode statusCode, string content, HttpResponseHeaders headers = null)
{
    public HttpStatusCode StatusCode { get; } = statusCode;

    public string Content { get; } = content;

    public HttpResponseHeaders Headers { get; } = headers;
}
