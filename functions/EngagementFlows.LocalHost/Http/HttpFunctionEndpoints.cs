using EngagementFlows.LocalHost.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Gives every HTTP function its endpoint.</summary>
internal static class HttpFunctionEndpoints
{
    public static void MapFunctions(this IEndpointRouteBuilder endpoints, IEnumerable<HttpFunction> functions, HttpInvoker invoker)
    {
        foreach (var function in functions)
        {
            RequestDelegate run = http => invoker.RunAsync(function, http);
            var endpoint = function.Methods.Count == 0
                ? endpoints.Map(function.Route, run)
                : endpoints.MapMethods(function.Route, function.Methods, run);
            endpoint.WithDisplayName(function.Body.Name);
        }
    }
}
