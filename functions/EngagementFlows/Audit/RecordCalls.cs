using EngagementFlows.Access;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EngagementFlows.Audit;

/// <summary>
/// Records each call of the team that changes something, and each that reads what people said or who they are. A change has a row before it
/// and one after: should the process end between the two, the first says that somebody began. Where it cannot be written nothing is done,
/// and nothing is shown.
/// </summary>
public sealed class RecordCalls(AuditLog log, IdSource ids, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var request = context.GetHttpContext()!.Request;
        var access = FunctionAccess.Of(context.FunctionDefinition);
        if (access.Least is null)
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            await ChangeAsync(context, next, request);
        }
        else if (access.IsRecorded)
        {
            await ReadAsync(context, next, request);
        }
        else
        {
            await next(context);
        }
    }

    private async Task ChangeAsync(FunctionContext context, FunctionExecutionDelegate next, HttpRequest request)
    {
        var entry = Entry(context, request);
        await log.RecordAsync(entry with { Outcome = AuditEntry.Begun }, CancellationToken.None);
        using var trail = Trail.Begin();
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await EndAsync(entry, trail, $"failed: {e.GetType().Name}");
            throw;
        }

        await EndAsync(entry, trail, CallOutcome.Of(context));
    }

    /// <summary>One row is enough: should the process end before it is there, nothing has been shown.</summary>
    private async Task ReadAsync(FunctionContext context, FunctionExecutionDelegate next, HttpRequest request)
    {
        await next(context);
        await log.RecordAsync(Entry(context, request) with { Outcome = CallOutcome.Of(context) }, CancellationToken.None);
    }

    /// <summary>Written also when the caller has hung up.</summary>
    private async Task EndAsync(AuditEntry entry, Trail trail, string outcome)
    {
        trail.Dispose();
        var (before, after) = trail.Read();
        await log.RecordAsync(entry with { Id = entry.Id + AuditEntry.Ended, Before = before, After = after, Outcome = outcome }, CancellationToken.None);
    }

    private AuditEntry Entry(FunctionContext context, HttpRequest request) => CallOutcome.Entry(ids.New(), clock.GetUtcNow(), request.Actor(), context, request);
}
