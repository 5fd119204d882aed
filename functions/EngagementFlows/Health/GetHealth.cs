using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Health;

/// <summary>Whether storage answers: 200 if it does, 503 if not.</summary>
public sealed class GetHealth(FlowTables tables)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Function(nameof(GetHealth))]
    [OpenTo(Visitor.Anybody)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request,
            CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        var answers = await tables.AnswersAsync(limited.Token);
        return Api.Ok(
            new { status = answers ? "healthy" : "unhealthy", storage = answers ? "answers" : "does not answer" },
            answers ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
