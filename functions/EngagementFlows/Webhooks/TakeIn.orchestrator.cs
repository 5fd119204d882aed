using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Webhooks;

/// <summary>Takes one stored delivery in: tries until all of it has found its place, or three days are over.</summary>
public static class TakeIn
{
    [Function(nameof(TakeIn))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(TakeInDelivery));

    /// <summary>Made of a kind, an instant and a hash: nobody's data.</summary>
    public static string InstanceId(PendingRow row) => $"take-in:{row.Partition}:{row.Row[(row.Row.LastIndexOf('|') + 1)..]}";
}
