using EngagementFlows.Access;
using EngagementFlows.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EngagementFlows.Audit;

/// <summary>Records that somebody who is known was turned away for want of a role. Strangers are not recorded: they could fill the table.</summary>
public sealed class RecordRefusals(AuditLog log, IdSource ids, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        var request = context.GetHttpContext()!.Request;
        if (request.TurnedAway() is { } actor)
        {
            await log.RecordAsync(CallOutcome.Entry(ids.New(), clock.GetUtcNow(), actor, context, request) with { Outcome = CallOutcome.Of(context) }, CancellationToken.None);
        }
    }
}
