using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from an invocation to the request that started it.</summary>
public static class FunctionContextExtensions
{
    // The name under which the real integration keeps it, so that a host can serve both.
    private const string HttpContextItem = "HttpRequestContext";

    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextItem, out var item) ? item as HttpContext : null;
}
