using EngagementFlows.AccessNeeds;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging.Senders;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Messaging;

/// <summary>The one way in for what providers say of messages, and what follows from it. Safe to repeat.</summary>
public sealed class Receipts(ParticipantStore participants, StoppedSenders stopped, TeamNotes notes, ILogger<Receipts> log)
{
    /// <returns>False where no such person or message is known yet: keep the receipt and try again.</returns>
    public async Task<bool> ApplyAsync(MessageReference reference, Receipt receipt, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await participants.FindEvenErasedAsync(reference.Participant, cancellation) is not { } person)
        {
            return false;
        }

        if (person.Value.ErasedAt is not null)
        {
            // Nobody's any more: whatever became of the message is not written down.
            return true;
        }

        if (Find(person.Value, reference.MessageId) is not { } found)
        {
            return false;
        }

        var (step, attempt) = found;
        var fault = DeliveryReceipts.IsFailure(receipt.Status) ? ProviderErrors.ClassOf(receipt.ErrorCode) : (FaultClass?)null;
        if (fault == FaultClass.Configuration && person.Value.Steps[step].Channel is { } channel)
        {
            await stopped.StopAsync(channel, receipt.ErrorCode!, cancellation);
        }

        var line = await LineAsync(person.Value, Applied(person.Value, step, attempt, receipt, fault, reference.MessageId), step, cancellation);
        var after = await participants.ChangeAsync(
            reference.Participant,
            before =>
            {
                var changed = Applied(before, step, attempt, receipt, fault, reference.MessageId);
                return (changed, Lines(before, changed, step, line));
            },
            person,
            cancellation);
        var record = after.Value.Steps[step];
        log.LogInformation("{Participant}: {Step} {Status} {Code}: {State}", reference.Participant.Key, step, receipt.Status, receipt.ErrorCode, record.State);
        if (fault is null || attempt != record.Attempts)
        {
            return true;
        }

        if (record.State == StepState.Failed || fault == FaultClass.BadAddress)
        {
            await notes.NotDeliveredAsync(after.Value, step, reference.MessageId, record, receipt.At, cancellation);
        }

        if (record.State == StepState.Waiting && after.Value.Asides.ContainsKey(step))
        {
            await Aside.StartAsync(after.Value, step, record.Attempts, client, cancellation);
        }
        else if (record.State == StepState.Waiting)
        {
            var id = $"not-delivered:{reference.MessageId}";
            var happened = new JourneyEvent(id, JourneyEventKind.NotDelivered) { Step = step, NotBefore = record.Next };
            if (!await client.TellJourneyAsync(reference.Participant, happened, cancellation))
            {
                await GiveUpAsync(after, step, reference.MessageId, receipt.At, cancellation);
            }
        }

        return true;
    }

    /// <summary>The row says that a journey is under way, and none is there any more to try again: the team is told instead.</summary>
    private async Task GiveUpAsync(
        Stored<Participant> person, string step, string messageId, DateTimeOffset at, CancellationToken cancellation)
    {
        var (_, line) = await participants.GetWithLineAsync(person.Value.Ref, $"m|{step}", cancellation);
        var given = await participants.ChangeAsync(
            person.Value.Ref,
            before =>
            {
                var record = before.Steps[step];
                var failed = record with { State = StepState.Failed, Next = null };
                var said = line with { What = SendRecords.Word(failed.State), Reason = failed.Reason };
                return record.State != StepState.Waiting
                    ? (before, [])
                    : (before with { Steps = before.Steps.SetItem(step, failed) }, [said]);
            },
            person,
            cancellation);
        await notes.NotDeliveredAsync(given.Value, step, messageId, given.Value.Steps[step], at, cancellation);
    }

    /// <summary>What the timeline says of the step; null where the receipt does not change that.</summary>
    private async Task<TimelineEntry?> LineAsync(Participant before, Participant after, string step, CancellationToken cancellation) =>
        after.Steps[step].State == before.Steps[step].State ? null : (await participants.GetWithLineAsync(before.Ref, $"m|{step}", cancellation)).Line;

    private static IEnumerable<TimelineEntry> Lines(Participant before, Participant after, string step, TimelineEntry? line) =>
        line is not null && after.Steps[step] is var record && record.State != before.Steps[step].State ? [line with { What = SendRecords.Word(record.State), Reason = record.Reason }] : [];

    private static Participant Applied(Participant before, string step, int attempt, Receipt receipt, FaultClass? fault, string messageId)
    {
        var record = before.Steps[step];
        var aside = before.Asides.GetValueOrDefault(step);
        var hasEnded = before.EndedAt is not null && aside is null;
        var mayFallBack = !hasEnded && ChannelChoice.MayFallBack(before, aside?.Step ?? new Step(step, "", record.At), record);
        var after = DeliveryReceipts.After(record, attempt, receipt, mayFallBack, messageId);
        if (after == record)
        {
            return before;
        }

        if (hasEnded && after.State == StepState.Waiting)
        {
            // The story has been told, and nobody is left to try again.
            after = after with { State = StepState.Failed, Next = null };
        }

        var applied = before with { Steps = before.Steps.SetItem(step, after) };
        return fault == FaultClass.BadAddress && record.Channel is { } channel ? applied.WithUnusable(step, channel) : applied;
    }

    private static (string Step, int Attempt)? Find(Participant person, string messageId)
    {
        foreach (var (step, record) in person.Steps)
        {
            for (var attempt = record.Attempts; attempt > 0; attempt--)
            {
                if (MessageReference.IdOf(person.Ref, step, attempt) == messageId)
                {
                    return (step, attempt);
                }
            }
        }

        return null;
    }
}
