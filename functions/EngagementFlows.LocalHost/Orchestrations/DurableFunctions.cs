using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Orchestrations;

/// <summary>The function app's orchestrators and activities, as the engine calls them.</summary>
internal sealed class DurableFunctions : IDurableFunctions
{
    private readonly IServiceProvider host;
    private readonly FunctionPipeline pipeline;
    private readonly Dictionary<string, OrchestratorFunction> orchestrators;
    private readonly Dictionary<string, ActivityFunction> activities;

    public DurableFunctions(FunctionCatalog functions, FunctionPipeline pipeline, IServiceProvider host)
    {
        (this.host, this.pipeline) = (host, pipeline);
        orchestrators = functions.Orchestrators.ToDictionary(
            function => function.Name,
            function => new OrchestratorFunction(context => RunAsync(function.Body, context)),
            StringComparer.OrdinalIgnoreCase);
        activities = functions.Activities.ToDictionary(
            function => function.Name,
            function => new ActivityFunction((call, cancellation) => RunAsync(function.Body, call, cancellation)),
            StringComparer.OrdinalIgnoreCase);
    }

    public OrchestratorFunction? FindOrchestrator(string name) => orchestrators.GetValueOrDefault(name);

    public ActivityFunction? FindActivity(string name) => activities.GetValueOrDefault(name);

    private async Task<object?> RunAsync(FunctionBody body, TaskOrchestrationContext orchestration)
    {
        var context = new LocalFunctionContext(body, host, orchestration, Data(orchestration.InstanceId), CancellationToken.None);
        try
        {
            return await pipeline.RunAsync(context);
        }
        finally
        {
            // Awaiting a disposal that does I/O would take the orchestrator off the engine's thread: it ends by itself.
            var disposal = context.DisposeAsync();
            if (!disposal.IsCompletedSuccessfully)
            {
                _ = disposal.AsTask();
            }
        }
    }

    private async Task<object?> RunAsync(FunctionBody body, ActivityInvocation call, CancellationToken cancellation)
    {
        var context = new LocalFunctionContext(body, host, call, Data(call.InstanceId), cancellation);
        await using (context.ConfigureAwait(true))
        {
            return await pipeline.RunAsync(context);
        }
    }

    private static Dictionary<string, object?> Data(string instanceId) =>
        new(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId };
}
