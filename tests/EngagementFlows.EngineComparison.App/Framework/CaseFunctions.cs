using EngagementFlows.EngineComparison.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Framework;

/// <summary>Runs one case and answers with what it saw.</summary>
public sealed class CaseFunctions
{
    /// <summary>Every case by its name.</summary>
    public static IReadOnlyDictionary<string, EngineCase> All { get; } = new[]
    {
        EventCases.All, WaitCases.All, ManagementCases.All, OpenTaskCases.All, TimerCases.All, VersionCases.All, FailureCases.All,
        InstanceIdCases.All, StatusCases.All, ContinueAsNewCases.All, RetryCases.All, PayloadCases.All, QueryCases.All, ContextCases.All,
        EntityCases.All,
    }.SelectMany(static cases => cases).ToDictionary(static found => found.Name);

    [Function(nameof(RunCase))]
    public static async Task<IActionResult> RunCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{name}")] HttpRequest request,
        string name,
        [DurableClient] DurableTaskClient client)
    {
        if (!All.TryGetValue(name, out var found))
        {
            return new NotFoundResult();
        }

        var run = new CaseRun(client, $"{name}-{Guid.NewGuid().ToString("N")[..8]}", request.HttpContext.RequestAborted);
        try
        {
            await found.RunAsync(run);
        }
#pragma warning disable CA1031 // A case that breaks off is told to the suite, which fails it.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            return new ObjectResult($"{name} broke off: {broken}") { StatusCode = StatusCodes.Status500InternalServerError };
        }

        return new OkObjectResult(run.Observations);
    }
}
