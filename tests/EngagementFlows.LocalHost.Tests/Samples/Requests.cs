using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace EngagementFlows.LocalHost.Tests.Samples;

public sealed record Seat(string Row, int Number);

/// <summary>A service with a life of its own, to tell scopes apart.</summary>
public sealed class Visit : IDisposable
{
    private static int visits;

    public int Number { get; } = Interlocked.Increment(ref visits);

    public static List<int> Ended { get; } = [];

    public void Dispose()
    {
        lock (Ended)
        {
            Ended.Add(Number);
        }
    }
}

public sealed class Requests(Visit visit)
{
    [Function("Plain")]
    public IActionResult Plain([HttpTrigger] HttpRequest request) => new OkObjectResult(new { request.Method });

    [Function("Seats")]
    public async Task<IActionResult> SeatsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rooms/{room}/seats/{number:int:min(1)}/{side?}")] HttpRequest request,
        string room,
        int number,
        string? side)
    {
        await Task.Yield();
        return new OkObjectResult(new { room, number, side, request.Path });
    }

    [Function("Typed")]
    public static IActionResult Typed(
        [HttpTrigger("get", Route = "typed/{id}")] HttpRequest request,
        Guid id,
        long? big,
        double ratio = 0.5,
        bool? yes = null,
        DateTimeOffset? at = null) => new OkObjectResult(new { id, big, ratio, yes, at, request.Method });

    [Function("Missing")]
    public static IActionResult Missing([HttpTrigger("get", Route = "missing")] HttpRequest request, int count) => new OkObjectResult(count);

    [Function("Files")]
    public static IResult Files([HttpTrigger("get", Route = "files/{language=en}/{*path}")] HttpRequest request, string language, string? path) =>
        Results.Text($"{language}:{path}:{request.Method}");

    [Function("TakeSeat")]
    public static IActionResult TakeSeat([HttpTrigger("post", Route = "seats")] HttpRequest request, [FromBody] Seat seat) =>
        new CreatedResult($"/{request.Method}/{seat.Row}", seat);

    [Function("Silent")]
    public static Task SilentAsync([HttpTrigger("post", Route = "silent")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.ETag = "\"1\"";
        return Task.CompletedTask;
    }

    [Function("Broken")]
    public static IActionResult Broken([HttpTrigger("get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException($"Ada's number is {request.Query["number"]}");

    [Function("Context")]
    public IActionResult Context([HttpTrigger("get", Route = "context/{word}")] HttpRequest request, FunctionContext context, CancellationToken cancellation) =>
        new OkObjectResult(new
        {
            context.FunctionDefinition.Name,
            context.FunctionDefinition.EntryPoint,
            Trigger = context.FunctionDefinition.InputBindings["request"].Type,
            Word = context.BindingContext.BindingData["word"],
            Colour = context.BindingContext.BindingData["colour"],
            SameRequest = context.GetHttpContext()?.Request == request,
            SameScope = context.InstanceServices.GetService(typeof(Visit)) == visit,
            CanBeCancelled = cancellation.CanBeCanceled && cancellation == context.CancellationToken,
            Invocation = context.InvocationId,
            context.TraceContext.TraceParent,
            context.RetryContext.RetryCount,
            visit.Number,
        });
}
