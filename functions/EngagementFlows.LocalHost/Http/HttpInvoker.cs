using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Runs a function for a request and writes what it returns.</summary>
internal sealed class HttpInvoker(IServiceProvider host, FunctionPipeline pipeline, ILogger<HttpInvoker> logger)
{
    // The name under which the worker's ASP.NET Core integration keeps it: GetHttpContext() looks there.
    private const string HttpContextItem = "HttpRequestContext";

    public async Task RunAsync(HttpFunction function, HttpContext http)
    {
        var context = new LocalFunctionContext(function.Body, host, http, HttpBinders.BindingData(http.Request), http.RequestAborted);
        await using (context.ConfigureAwait(true))
        {
            context.Items[HttpContextItem] = http;
            context.Features.Set<IFromBodyConversionFeature>(JsonBody.Instance);
            http.RequestServices = context.InstanceServices;
            try
            {
                await WriteAsync(await pipeline.RunAsync(context), http);
            }
            catch (RequestRefusedException refusal)
            {
                await Results.Problem(refusal.Message, statusCode: refusal.Status).ExecuteAsync(http);
            }
            catch (BadHttpRequestException fault)
            {
                await Results.Problem(statusCode: fault.StatusCode).ExecuteAsync(http);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                logger.LogDebug("{Function} ended early: the caller hung up.", function.Body.Name);
            }
#pragma warning disable CA1031 // Whatever a function throws ends its own request and no other.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                FunctionFailures.Log(logger, function.Body.Name, failure);
                await WriteFailureAsync(http);
            }
        }
    }

    private static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult plain => plain.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };

    private static async Task WriteFailureAsync(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            // The status is gone already; only a broken connection can still tell the caller.
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Results.Problem(title: "The function failed.", statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(http);
    }
}
