using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Http;

/// <summary>The ETag under which somebody changes what they have read, in the header If-Match.</summary>
public static class IfMatch
{
    /// <summary>Whatever it is by now.</summary>
    private const string Anything = "*";

    /// <param name="advice">Which ETag to send, and where it is given.</param>
    /// <returns>What was sent; or the answer to somebody who sent nothing.</returns>
    public static (string Given, ContentResult? Missing) Read(HttpRequest request, string advice) =>
        request.Headers.IfMatch.ToString().Trim() is { Length: > 0 } given
        ? (given, null)
        : ("", Api.Problem(StatusCodes.Status428PreconditionRequired, "If-Match is missing", advice));

    /// <summary>Whether what was read is out of date.</summary>
    public static bool IsStale(string given, string etag) => given != Anything && given != etag;
}
