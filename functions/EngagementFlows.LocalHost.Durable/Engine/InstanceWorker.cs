using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Works on one instance's mail: load, take a turn, write it, and only then act on it.</summary>
internal sealed class InstanceWorker(
    DurableEngineOptions options,
    IOrchestrationStore store,
    TurnTaker turns,
    HistoryCache cache,
    Mailroom mailroom,
    TurnEffects effects,
    Action<Exception> halt,
    ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Never throws: a write that failed is tried again, unless a client waits, who then decides.</summary>
    public async Task WorkAsync(Slot slot, List<Delivery> mail)
    {
        var pause = FirstPause;
        while (mail.Count > 0)
        {
            try
            {
                await (mail[0] is BeginDelivery begin ? BeginAsync(slot, begin) : TakeTurnAsync(slot, mail));
                mail.ForEach(static delivery => delivery.Ack?.TrySetResult());
                return;
            }
            catch (InstanceExistsException taken)
            {
                mail[0].Ack?.TrySetException(taken);
                return;
            }
            catch (LeaseLostException lost)
            {
                halt(lost);
                mail.ForEach(delivery => delivery.Ack?.TrySetException(lost));
                return;
            }
#pragma warning disable CA1031 // Storage may fail in many ways; the mail must not be lost in any of them.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                cache.Remove(slot);
                logger.LogError("Instance {InstanceId} could not be written ({ErrorType}); trying again in {Pause}.", slot.Id, failure.GetType(), pause);
                mail.Where(static delivery => delivery.SenderRetries).ToList().ForEach(delivery => delivery.Ack?.TrySetException(failure));
                mail.RemoveAll(static delivery => delivery.SenderRetries);
            }

            if (mail.Count > 0)
            {
                await Task.Delay(pause, options.RealTime);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }

        GiveUpIfUnknown(slot);
    }

    private async Task BeginAsync(Slot slot, BeginDelivery begin)
    {
        var stored = slot.IsStored ? await LoadAsync(slot) : null;
        while (true)
        {
            if (stored is not null && !MayReplace(stored.Row, begin))
            {
                GiveUpIfUnknown(slot);
                return;
            }

            var row = begin.Row with { Generation = stored is null ? 0 : stored.Row.Generation + 1, Outbox = stored?.Row.Outbox ?? [] };
            var blank = new StoredInstance(row, [], Tag: "");
            var turn = turns.Take(slot, blank, TurnInput.Sort(slot, blank, []));
            var next = turn.Row with { Revision = (stored?.Row.Revision ?? 0) + 1 };
            var tag = stored is null
                ? await store.CreateAsync(next, turn.Episode, CancellationToken.None)
                : await store.CommitAsync(stored, next, turn.Episode, CancellationToken.None);
            slot.IsStored = true;
            if (tag is not null)
            {
                effects.Follow(slot, new StoredInstance(next, turn.Episode is null ? [] : [turn.Episode], tag), turn);
                return;
            }

            stored = await store.LoadAsync(slot.Id, CancellationToken.None);
        }
    }

    /// <returns>False if it has been begun by an earlier delivery of the same message.</returns>
    private static bool MayReplace(InstanceRecord present, BeginDelivery begin)
    {
        if (begin.Row.Parent is not null && present.Parent == begin.Row.Parent)
        {
            return false;
        }

        if (!present.IsFinished || begin.Dedupe.Contains(present.Status))
        {
            throw new InstanceExistsException(
                $"An orchestration instance '{present.InstanceId}' already exists and is {present.Status}. "
                + "Choose another id, or end that instance first (its id is free again once it has finished, unless DedupeStatuses protects it).");
        }

        return true;
    }

    private async Task TakeTurnAsync(Slot slot, List<Delivery> mail)
    {
        if (await LoadAsync(slot) is not { } stored)
        {
            GiveUpIfUnknown(slot);
            return;
        }

        var turn = turns.Take(slot, stored, TurnInput.Sort(slot, stored, mail));
        if (turn.IsChange)
        {
            var next = turn.Row with { Revision = stored.Row.Revision + 1 };
            var tag = await store.CommitAsync(stored, next, turn.Episode, CancellationToken.None);
            var history = next.Generation != stored.Row.Generation ? [] : turn.Episode is null ? stored.History : [.. stored.History, turn.Episode];
            slot.Settled = null;
            stored = new StoredInstance(next, history, tag);
        }

        effects.Follow(slot, stored, turn);
    }

    private async Task<StoredInstance?> LoadAsync(Slot slot)
    {
        if (cache.Find(slot) is { } known)
        {
            return known;
        }

        return slot.IsStored ? await store.LoadAsync(slot.Id, CancellationToken.None) : null;
    }

    private void GiveUpIfUnknown(Slot slot)
    {
        if (!slot.IsStored || slot.IsFinished)
        {
            mailroom.Remove(slot);
        }
    }
}
