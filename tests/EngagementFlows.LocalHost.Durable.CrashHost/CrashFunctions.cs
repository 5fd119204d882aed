using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace EngagementFlows.LocalHost.Durable.CrashHost;

/// <summary>
/// Five activities that each leave a line in a file, a sub-orchestration between them, and an event at the end to one
/// instance that notes who sent it: whatever is lost or done twice shows.
/// </summary>
internal sealed class CrashFunctions(string logFile, int count) : IDurableFunctions
{
    public const string Counter = "counter";
    private static readonly Lock Gate = new();

    public OrchestratorFunction? FindOrchestrator(string name) => name switch
    {
        "Work" => WorkAsync,
        "Half" => HalfAsync,
        "Count" => CountAsync,
        _ => null,
    };

    public ActivityFunction? FindActivity(string name) => name == "Step" ? StepAsync : null;

    private static async Task<object?> WorkAsync(TaskOrchestrationContext context)
    {
        await context.CallActivityAsync("Step", 1);
        await context.CallActivityAsync("Step", 2);
        var half = await context.CallSubOrchestratorAsync<int>("Half", options: new SubOrchestrationOptions(instanceId: context.InstanceId + "-half"));
        await context.CreateTimer(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        await context.CallActivityAsync("Step", 4);
        await context.CallActivityAsync("Step", 5);
        context.SendEvent(Counter, "finished", context.InstanceId);
        return half;
    }

    private static async Task<object?> HalfAsync(TaskOrchestrationContext context)
    {
        await context.CallActivityAsync("Step", 3);
        return 3;
    }

    private async Task<object?> CountAsync(TaskOrchestrationContext context)
    {
        var senders = new List<string>();
        while (senders.Count < count)
        {
            senders.Add(await context.WaitForExternalEvent<string>("finished"));
        }

        return senders;
    }

    private async Task<object?> StepAsync(ActivityInvocation call, CancellationToken cancellation)
    {
        var step = JsonDataConverter.Default.Deserialize<int>(call.SerializedInput);
        var line = Encoding.UTF8.GetBytes($"{call.InstanceId} {step} {Environment.ProcessId}\n");
        lock (Gate)
        {
            using var log = new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            log.Write(line);
        }

        // Long enough that a kill finds some of them running.
        await Task.Delay(TimeSpan.FromMilliseconds(10), cancellation);
        return null;
    }
}
