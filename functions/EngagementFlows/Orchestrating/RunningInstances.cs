using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Orchestrating;

/// <summary>
/// The one way to start orchestrations and to tell those that run something. Whoever has ended, was purged or never began is nobody to
/// tell, and no error. How a host refuses such a call differs with the host and its settings (an exception of one type or another, or
/// silence), so nothing here looks at that: it looks at how the instance stands.
/// </summary>
public static class RunningInstances
{
    /// <summary>States that keep an id taken: all but a failure, which may be started again.</summary>
    private static readonly OrchestrationRuntimeStatus[] Taken =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Starts the instance unless one with this id has run or is running; may be asked for any number of times.</summary>
    /// <returns>True if it was started here.</returns>
    public static async Task<bool> StartOnceAsync(
        this DurableTaskClient client, string name, object input, string instanceId, CancellationToken cancellation)
    {
        if (await IsTakenAsync(client, instanceId, cancellation))
        {
            return false;
        }

        try
        {
            // The host is told, too: one that began and completed since the look must not run a second time.
            var options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses(Taken);
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, options, cancellation);
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Two ask for the same at once: one of them is enough.
            if (!await IsTakenAsync(client, instanceId, cancellation))
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Raises an event to an instance that has begun and not ended.</summary>
    /// <returns>False where there is nobody to tell.</returns>
    public static Task<bool> TryRaiseAsync(
        this DurableTaskClient client, string instanceId, string eventName, object payload, CancellationToken cancellation) =>
        TryAsync(client, instanceId, () => client.RaiseEventAsync(instanceId, eventName, payload, cancellation), cancellation);

    /// <summary>Asks an instance to end at once; a host may take a while to do it.</summary>
    /// <returns>False where it has ended or there is none.</returns>
    public static Task<bool> TryTerminateAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        TryAsync(client, instanceId, () => client.TerminateInstanceAsync(instanceId, cancellation), cancellation);

    /// <summary>Removes the history of an instance that has ended.</summary>
    /// <returns>True where nothing of it is left; false while it runs.</returns>
    public static async Task<bool> TryPurgeAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellation)
    {
        if (await IsUnfinishedAsync(client, instanceId, cancellation))
        {
            return false;
        }

        try
        {
            await client.PurgeInstanceAsync(instanceId, cancellation);
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            switch (await client.GetInstanceAsync(instanceId, cancellation))
            {
                case null:
                    return true;
                case { IsCompleted: false }:
                    return false;
                default:
                    throw;
            }
        }
    }

    private static async Task<bool> TryAsync(DurableTaskClient client, string instanceId, Func<Task> tell, CancellationToken cancellation)
    {
        if (!await IsUnfinishedAsync(client, instanceId, cancellation))
        {
            return false;
        }

        try
        {
            await tell();
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // It may have ended since the look; otherwise this is a failure, and the caller's to try again.
            if (await IsUnfinishedAsync(client, instanceId, cancellation))
            {
                throw;
            }

            return false;
        }
    }

    private static async Task<bool> IsUnfinishedAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false };

    private static async Task<bool> IsTakenAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instanceId, cancellation) is { RuntimeStatus: not OrchestrationRuntimeStatus.Failed };
}
