using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Webhooks;

/// <summary>Does what a stored delivery asks for. Safe to repeat: everything that it touches knows what it has heard.</summary>
public sealed class TakeInDelivery(Deliveries deliveries, TakeInText texts, TakeInReceipts receipts, TakeInMail mails, TimeProvider clock, ILogger<TakeInDelivery> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(6);

    [Function(nameof(TakeInDelivery))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        (await TakeAsync(call.Read<PendingRow>(), client, cancellation) is { } again ? LoopAnswer.At(again) : LoopAnswer.Done).To(call);

    /// <returns>When to try again what came too early; null when all is done.</returns>
    private async Task<DateTimeOffset?> TakeAsync(PendingRow row, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await deliveries.FindAsync(row, cancellation) is not { } stored)
        {
            return null;
        }

        var delivery = stored.Value;
        var early = await DoAsync(delivery, client, cancellation);
        var age = clock.GetUtcNow() - delivery.At;
        if (early is null || age >= Patience)
        {
            if (early is not null)
            {
                log.LogWarning("{Kind} from {At}: no message of ours was found for it in {Days} days", delivery.Kind, delivery.At, Patience.Days);
            }

            await deliveries.EndAsync(row, cancellation);
            return null;
        }

        if (early.Events.Count < delivery.Events.Count)
        {
            await deliveries.KeepAsync(row, stored with { Value = early }, cancellation);
        }

        // Waits as long again as it has waited so far.
        return clock.GetUtcNow() + TimeSpan.FromTicks(Math.Clamp(age.Ticks, Soonest.Ticks, Latest.Ticks));
    }

    /// <returns>What of it came too early; null when all is done.</returns>
    private async Task<Delivery?> DoAsync(Delivery delivery, DurableTaskClient client, CancellationToken cancellation)
    {
        switch (delivery)
        {
            case { Text: { } text }:
                await texts.TakeAsync(text, delivery, client, cancellation);
                return null;
            case { Mail: { } mail }:
                await mails.TakeAsync(mail, delivery, client, cancellation);
                return null;
            case { Status: { } status }:
                return await receipts.TakeAsync(status, delivery.At, client, cancellation) ? null : delivery;
            default:
                var early = await receipts.TakeAsync(delivery.Events, delivery.At, client, cancellation);
                return early.Count == 0 ? null : delivery with { Events = early };
        }
    }
}
