using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Orchestrating;

/// <summary>Starts of orchestrations that may be asked for any number of times.</summary>
internal static class StartOnce
{
    /// <summary>Starts the instance unless one with this id has run or is running.</summary>
    public static async Task StartOnceAsync(this DurableTaskClient client, string name, object input, string instanceId, CancellationToken cancellation)
    {
        if (await ExistsAsync(client, instanceId, cancellation))
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, LoopState.For(input), new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Hosts differ in how they refuse an id that is taken. Two ask for the same at once: one of them is enough.
            if (!await ExistsAsync(client, instanceId, cancellation))
            {
                throw;
            }
        }
    }

    private static async Task<bool> ExistsAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instanceId, cancellation) is { RuntimeStatus: not OrchestrationRuntimeStatus.Failed };
}
