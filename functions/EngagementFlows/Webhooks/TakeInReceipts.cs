using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using EngagementFlows.Safeguarding;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Webhooks;

/// <summary>What providers say has become of messages, put in the app's terms. That nobody wants to hear from us comes before all else.</summary>
public sealed class TakeInReceipts(Receipts receipts, Withdraw withdraw, SupporterContact supporters, ILogger<TakeInReceipts> log)
{
    private const string OptedOut = "21610";

    /// <returns>False where the message is not known yet.</returns>
    public async Task<bool> TakeAsync(StatusReported status, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        if (MessageReference.Parse(status.Reference) is not { } reference)
        {
            log.LogInformation("A status without a reference of ours: no message of this app's");
            return true;
        }

        if (SafeguardingAlert.KeyOf(reference) is { } alert)
        {
            if (DeliveryWords.OfTwilio(status.MessageStatus) is { } word && DeliveryReceipts.IsFailure(word))
            {
                await client.TryRaiseAsync(
                    SafeguardingAlert.InstanceId(alert), SafeguardingAlert.NotDelivered, status.MessageSid, cancellation);
            }

            return true;
        }

        if (status.ErrorCode == OptedOut)
        {
            var wish = new WishToStop($"{status.MessageSid}-{OptedOut}", at, Withdrawal.ByProviderWord, Channel.Sms, "the provider says that this contact has opted out");
            await StopAsync(reference, wish, client, cancellation);
        }

        if (DeliveryWords.OfTwilio(status.MessageStatus) is not { } known)
        {
            log.LogInformation("A status that this app does not know was left alone");
            return true;
        }

        return await receipts.ApplyAsync(reference, new Receipt(known, status.MessageSid, status.ErrorCode, at), client, cancellation);
    }

    /// <returns>Those whose message is not known yet.</returns>
    public async Task<IReadOnlyList<MailEvent>> TakeAsync(IReadOnlyList<MailEvent> events, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        var failures = new CollectedFailures();
        await failures.CollectAsync(() => StopAsync(events, at, client, cancellation), cancellation);

        var early = new List<MailEvent>();
        await failures.CollectEachAsync(events, ApplyAsync, cancellation);
        failures.ThrowIfAny();
        return early;

        async Task ApplyAsync(MailEvent one)
        {
            var parsed = MessageReference.Parse(one.Reference);
            if (parsed is { } ours && SafeguardingAlert.KeyOf(ours) is { } alert)
            {
                if (DeliveryWords.OfSendGrid(one) is { } told && DeliveryReceipts.IsFailure(told.Status))
                {
                    await client.TryRaiseAsync(SafeguardingAlert.InstanceId(alert), SafeguardingAlert.NotDelivered, one.Key, cancellation);
                }
            }
            else if (parsed is { } reference
                && DeliveryWords.OfSendGrid(one) is { } receipt
                && !await receipts.ApplyAsync(reference, receipt with { At = at }, client, cancellation))
            {
                early.Add(one);
            }
        }
    }

    /// <summary>Heeds those of the events that say that somebody wants to hear nothing more; the others are left alone.</summary>
    public async Task StopAsync(
        IReadOnlyList<MailEvent> events, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        var failures = new CollectedFailures();
        await failures.CollectEachAsync(
            events.Where(one => MailEvents.Stops(one.Event, one.Cause)), one => StopAsync(one, at, client, cancellation), cancellation);
        failures.ThrowIfAny();
    }

    private async Task StopAsync(MailEvent one, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        var wish = new WishToStop(one.Key, at, Withdrawal.ByProviderWord, Channel.Email, one.Event == "spamreport" || one.Cause == "spam" ? "reported our mail as spam" : "unsubscribed from our mail");
        if (one.Contact is not null)
        {
            await withdraw.EverywhereAsync(one.Contact, wish, client, cancellation);
        }

        if (MessageReference.Parse(one.Reference) is { } reference)
        {
            // Whoever the message was for, even if their address has changed since.
            await StopAsync(reference, wish, client, cancellation);
        }
    }

    private async Task StopAsync(MessageReference reference, WishToStop wish, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!await supporters.StopAsync(reference, wish, client, cancellation))
        {
            await withdraw.EverywhereAsync(reference.Participant, wish, client, cancellation);
        }
    }
}
