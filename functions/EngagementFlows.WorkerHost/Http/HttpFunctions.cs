using EngagementFlows.WorkerHost.Rpc;
using EngagementFlows.WorkerHost.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace EngagementFlows.WorkerHost.Http;

/// <summary>
/// The worker's HTTP functions under their routes. A request goes to the worker over HTTP as it is, and the invocation over gRPC at the
/// same time; the worker brings the two together by their id.
/// </summary>
internal sealed class HttpFunctions(WorkerChannel channel, WorkerCalls calls, IHttpForwarder forwarder, ILogger<HttpFunctions> log) : IDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly ForwarderRequestConfig forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    /// <summary>Like the Functions host: what no function takes is an empty 404, a wrong method and HEAD included.</summary>
    public static void UseNotFound(IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<WorkerFunction>() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    public void Map(IEndpointRouteBuilder routes, IEnumerable<WorkerFunction> functions, string prefix)
    {
        foreach (var function in functions.Where(static function => function.Trigger.Is("httpTrigger")))
        {
            var route = function.Trigger.Text("route") ?? function.Name;
            var pattern = string.Join('/', ((string[])[prefix, route]).Select(static part => part.Trim('/')).Where(static part => part.Length > 0));
            var methods = function.Trigger.Texts("methods");
            var endpoint = methods.Count > 0
                ? routes.MapMethods(pattern, methods.Select(static method => method.ToUpperInvariant()), context => RunAsync(function, context))
                : routes.Map(pattern, context => RunAsync(function, context));
            endpoint.WithDisplayName(function.Name).WithMetadata(function);
        }

        foreach (var function in functions.Where(static function => function.Trigger.Is("timerTrigger")))
        {
            routes.MapPost($"admin/functions/{function.Name}", context => RunNowAsync(function, context)).WithMetadata(function);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task RunAsync(WorkerFunction function, HttpContext context)
    {
        var id = Guid.NewGuid().ToString();
        var values = context.Request.RouteValues.Where(static pair => pair.Value is not null).Select(static pair => KeyValuePair.Create(pair.Key, $"{pair.Value}"));
        var invocation = InvokeAsync(function, id, values, context.RequestAborted);
        context.Request.Headers[InvocationHeader] = id;
        var forwarded = await forwarder.SendAsync(context, channel.HttpAddress!.ToString(), client, forwarding, new Answer(invocation), context.RequestAborted);
        if (forwarded != ForwarderError.None && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(context.Features.Get<IForwarderErrorFeature>()?.Exception, "{Function} ({Id}): {Error}.", function.Name, id, forwarded);
        }

        if (!await invocation && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>A timer whose time has not come, run because somebody asks: the Functions host has the same way in, behind its master key.</summary>
    private async Task RunNowAsync(WorkerFunction function, HttpContext context)
    {
        await calls.TriggerAsync(function.Name, new TypedData { Json = """{"IsPastDue":false}""" }, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <returns>Whether the function ran to its end.</returns>
    private async Task<bool> InvokeAsync(WorkerFunction function, string id, IEnumerable<KeyValuePair<string, string>> values, CancellationToken cancellation)
    {
        try
        {
            await calls.HttpAsync(function, id, values, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception fault) when (fault is WorkerInvocationException or WorkerProcessExitException)
        {
            log.LogError("{Function} ({Id}) failed: {Message}", function.Name, id, fault.Message);
            return false;
        }
    }

    /// <summary>The worker answers a failed function with an empty 200; whether it failed is known only when the invocation has ended.</summary>
    private sealed class Answer(Task<bool> invocation) : HttpTransformer
    {
        public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (proxyResponse is { StatusCode: System.Net.HttpStatusCode.OK, Content.Headers.ContentLength: 0 } && !await invocation)
            {
                return false;
            }

            return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }
    }
}
