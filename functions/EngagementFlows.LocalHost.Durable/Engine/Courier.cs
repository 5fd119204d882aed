using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Carries stored messages from one instance to another, and tells the sender when each is safe with its receiver.</summary>
internal sealed class Courier(DurableEngineOptions options, HostClock clock, Mailroom mailroom)
{
    public void Deliver(Slot sender, OutgoingMessage message)
    {
        var ack = Delivery.NewAck();
        var sent = message.Kind switch
        {
            MessageKind.StartChild => Begin(message, ack),
            MessageKind.RaiseEvent => mailroom.TrySend(message.Target, new ArrivalDelivery(Event(message)) { Ack = ack }),
            _ => mailroom.TrySend(message.Target, new ArrivalDelivery(Answer(message), message.Link!.Generation) { Ack = ack }),
        };
        if (!sent)
        {
            // Nobody of that name, or finished: Durable Functions discards such messages too.
            ack.SetResult();
        }

        _ = SettleAsync(sender, message, ack.Task);
    }

    private async Task SettleAsync(Slot sender, OutgoingMessage message, Task arrival)
    {
        try
        {
            await arrival;
        }
        catch (InstanceExistsException taken)
        {
            var failure = new IncomingEvent(
                IncomingKind.ChildFailed, message.Link!.TaskId, Now, message.Target, Failure: Failure.From(taken));
            mailroom.TryPost(sender, [new ArrivalDelivery(failure, message.Link.Generation)]);
        }
        catch (LeaseLostException)
        {
            // This host is done; the one that took over delivers what is still in the outbox.
            return;
        }

        mailroom.TryPost(sender, [new SettleDelivery(message)]);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private bool Begin(OutgoingMessage message, TaskCompletionSource ack)
    {
        var row = new InstanceRecord
        {
            InstanceId = message.Target,
            Name = message.Name,
            ExecutionId = options.NewId(),
            Input = message.Data,
            Version = message.Version ?? "",
            Tags = message.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Parent = message.Link,
            CreatedAt = clock.GetUtcNow(),
            UpdatedAt = clock.GetUtcNow(),
        };
        mailroom.SendToNew(message.Target, new BeginDelivery(row, Array.Empty<OrchestrationRuntimeStatus>()) { Ack = ack });
        return true;
    }

    private IncomingEvent Event(OutgoingMessage message) =>
        new(IncomingKind.EventRaised, 0, Now, message.Name, message.Data, MessageId: message.Id);

    private IncomingEvent Answer(OutgoingMessage message) => message.Kind == MessageKind.ChildCompleted
        ? new IncomingEvent(IncomingKind.ChildCompleted, message.Link!.TaskId, Now, message.Name, message.Data)
        : new IncomingEvent(IncomingKind.ChildFailed, message.Link!.TaskId, Now, message.Name, Failure: message.Failure);
}
