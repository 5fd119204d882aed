using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Runs activities, a limited number at a time, and hands each one's outcome to its instance.</summary>
internal sealed class ActivityRunner(
    DurableEngineOptions options, HostClock clock, IDurableFunctions functions, Mailroom mailroom, WorkCounter work, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim permits = new(options.MaxConcurrentActivities);
    private readonly CancellationTokenSource stopping = new();
    private volatile bool isStopped;

    /// <summary>No further activity starts; those asked for run at the next start of the host.</summary>
    public void StopStarting() => isStopped = true;

    /// <summary>Asks running activities to end; what they come to is not recorded, so they run again at the next start.</summary>
    public void Cancel() => stopping.Cancel();

    public void Start(Slot slot, int generation, RecordedAction action)
    {
        if (isStopped)
        {
            return;
        }

        var begun = work.Begin();
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(slot, generation, action, begun), state: null);
    }

    public void Dispose()
    {
        permits.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync(Slot slot, int generation, RecordedAction action, IDisposable begun)
    {
        using (begun)
        {
            await permits.WaitAsync(CancellationToken.None);
            try
            {
                if (!isStopped && await MeasuredAsync(slot.Id, action) is { } outcome)
                {
                    mailroom.TryPost(slot, [new ArrivalDelivery(outcome, generation)]);
                }
            }
            finally
            {
                permits.Release();
            }
        }
    }

    private async Task<IncomingEvent?> MeasuredAsync(string instanceId, RecordedAction action)
    {
        using var span = EngineTelemetry.Source.StartActivity($"activity {action.Name}");
        span?.SetTag("durable.instance", instanceId);
        var began = options.RealTime.GetTimestamp();
        var outcome = await OutcomeAsync(instanceId, action);
        EngineTelemetry.ActivityDuration.Record(
            options.RealTime.GetElapsedTime(began).TotalSeconds, new("name", action.Name), new("outcome", outcome?.Kind.ToString() ?? "Stopped"));
        return outcome;
    }

    /// <returns>Null if the host's stop ended it.</returns>
    private async Task<IncomingEvent?> OutcomeAsync(string instanceId, RecordedAction action)
    {
        try
        {
            if (functions.FindActivity(action.Name) is not { } function)
            {
                logger.LogError(
                    "There is no activity named '{Activity}', which instance {InstanceId} calls: add a function of that name, or correct the name.", action.Name, instanceId);
                // Without details, as on the real host; retried like any other failure.
                return new IncomingEvent(IncomingKind.ActivityFailed, action.Id, clock.GetUtcNow().UtcDateTime);
            }

            var result = await function(new ActivityInvocation(instanceId, action.Name, action.Input, options.Converter), stopping.Token);
            return new IncomingEvent(IncomingKind.ActivityCompleted, action.Id, clock.GetUtcNow().UtcDateTime, Data: options.Converter.Serialize(result));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever an activity throws is its outcome, for the orchestrator to deal with.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // The type only: a message may carry what the activity was working on.
            logger.LogWarning("Activity {Activity} of instance {InstanceId} failed: {ErrorType}.", action.Name, instanceId, failure.GetType());
            return new IncomingEvent(IncomingKind.ActivityFailed, action.Id, clock.GetUtcNow().UtcDateTime, Failure: Failure.From(failure));
        }
    }
}
