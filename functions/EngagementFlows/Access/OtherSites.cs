using Microsoft.AspNetCore.Http;

namespace EngagementFlows.Access;

/// <summary>
/// Whether a browser does something because a page of some other site told it to, with the session of whoever sits before it. To read is
/// left to the browser, which shows answers to no other site.
/// </summary>
public static class OtherSites
{
    public static bool Act(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return false;
        }

        // Every browser of today says so by itself, and no page can make it say otherwise.
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } said)
        {
            return said is not ["same-origin" or "none"];
        }

        return request.Headers.Origin is { Count: > 0 } origin && !(origin is [{ } page] && Uri.TryCreate(page, UriKind.Absolute, out var site) && site.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
