using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Makes the messages that an instance has for others. Their ids say who sent them, in which execution, as which action.</summary>
internal static class Outgoing
{
    public static List<OutgoingMessage> Messages(InstanceRecord sender, EpisodeResult result)
    {
        var messages = new List<OutgoingMessage>();
        foreach (var action in result.Record?.Actions ?? [])
        {
            var id = $"{sender.ExecutionId}:{sender.Generation}:{action.Id}";
            var payload = result.Payloads.GetValueOrDefault(action.Id) ?? new Payload(Data: null);
            switch (action.Kind)
            {
                case ActionKind.SubOrchestration:
                    var link = new ParentLink(sender.InstanceId, sender.Name, action.Id, sender.Generation);
                    messages.Add(new OutgoingMessage(id, MessageKind.StartChild, action.Target!, action.Name, payload.Data, link, Version: payload.Version, Tags: payload.Tags));
                    break;
                case ActionKind.SendEvent:
                    messages.Add(new OutgoingMessage(id, MessageKind.RaiseEvent, action.Target!, action.Name, payload.Data));
                    break;
            }
        }

        return messages;
    }

    /// <summary>A failure of the child's code has details; any other end than its completion is a failure without.</summary>
    public static OutgoingMessage Answer(InstanceRecord child, ParentLink parent, Failure? failure)
    {
        var kind = child.Status == OrchestrationRuntimeStatus.Completed ? MessageKind.ChildCompleted : MessageKind.ChildFailed;
        return new OutgoingMessage($"{child.ExecutionId}:{child.Generation}:end", kind, parent.InstanceId, child.InstanceId, child.Output, parent, failure);
    }
}
