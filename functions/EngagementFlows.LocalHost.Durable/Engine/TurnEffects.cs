using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>What follows from a turn once it is safe in storage: timers, activities, messages, and word to those who wait.</summary>
internal sealed class TurnEffects(
    HistoryCache cache, Mailroom mailroom, DueQueue due, ActivityRunner activities, Courier courier, InstanceWatch watch, ILogger logger)
{
    public void Follow(Slot slot, StoredInstance stored, Turn turn)
    {
        slot.IsFinished = stored.Row.IsFinished;
        due.Set(slot, slot.IsFinished ? null : turn.Row.NextDue);
        if (stored.Row.IsOpen)
        {
            cache.Put(slot, stored);
        }
        else
        {
            cache.Remove(slot);
        }

        Report(stored.Row, turn);
        foreach (var action in turn.Activities)
        {
            activities.Start(slot, stored.Row.Generation - (turn.ContinuesAsNew ? 1 : 0), action);
        }

        foreach (var message in turn.Messages)
        {
            courier.Deliver(slot, message);
        }

        if (turn.ContinuesAsNew)
        {
            mailroom.TryPost(slot, [new WakeDelivery()]);
        }

        if (!stored.Row.IsOpen)
        {
            mailroom.Remove(slot);
        }

        // Last: who is told may purge the instance or start it anew at once.
        watch.Tell(stored.Row);
    }

    private void Report(InstanceRecord row, Turn turn)
    {
        EngineTelemetry.Episodes.Add(turn.Episode is null ? 0 : 1);
        if (!turn.Finishes)
        {
            return;
        }

        EngineTelemetry.Finished.Add(1, new("name", row.Name), new("status", row.Status.ToString()));
        if (row.Status == OrchestrationRuntimeStatus.Failed)
        {
            // The type only: a message may carry what the orchestration was working on.
            logger.LogWarning("Orchestration {Name} of instance {InstanceId} failed: {ErrorType}.", row.Name, row.InstanceId, row.Failure?.Type ?? "outside its code");
        }
    }
}
