using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>What a receipt changes in the record of a step. In whichever order receipts come, the highest rank wins. Pure.</summary>
public static class DeliveryReceipts
{
    /// <param name="record">Of the attempt that the receipt is about, or of a later one.</param>
    /// <param name="attempt">The attempt that the receipt is about.</param>
    public static StepRecord After(StepRecord record, int attempt, Receipt receipt, bool mayFallBack, string messageId)
    {
        if (attempt != record.Attempts)
        {
            // An earlier attempt that was given up. If it arrived after all, no later one need go.
            return record.State == StepState.Waiting && receipt.Status is DeliveryStatus.Delivered or DeliveryStatus.Read
                ? record with { State = StepState.Sent, Delivery = receipt.Status, ProviderId = receipt.ProviderId, Next = null, Reason = null }
                : record;
        }

        if (receipt.Status <= record.Delivery || record.State == StepState.Skipped)
        {
            return record;
        }

        if (record is { State: StepState.Waiting or StepState.Failed, Delivery: not null } && IsFailure(receipt.Status))
        {
            // The failure has been dealt with; this is another word for it.
            return record with { Delivery = receipt.Status, Error = receipt.ErrorCode ?? record.Error };
        }

        // Whatever it says, it says that the provider has had the message.
        var known = record with { State = StepState.Sent, Delivery = receipt.Status, ProviderId = receipt.ProviderId ?? record.ProviderId, Error = receipt.ErrorCode, Next = null, Reason = null };
        return !IsFailure(receipt.Status) ? known
            : SendFailure.After(known, FaultOf(receipt), mayFallBack, messageId, receipt.At, wasTaken: true) with { Delivery = receipt.Status };
    }

    private static SendFault FaultOf(Receipt receipt) => new(ProviderErrors.ClassOf(receipt.ErrorCode), receipt.ErrorCode ?? receipt.Status.ToString());

    public static bool IsFailure(DeliveryStatus status) => status is DeliveryStatus.Failed or DeliveryStatus.Undelivered or DeliveryStatus.Canceled;
}
