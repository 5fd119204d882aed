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
            var payload = result.Payloads.GetValueOrDefault(action.Id);
            switch (action.Kind)
            {
                case ActionKind.SubOrchestration:
                    var link = new ParentLink(sender.InstanceId, sender.Name, action.Id, sender.Generation);
                    messages.Add(new OutgoingMessage(id, MessageKind.StartChild, action.Target!, action.Name, payload, link));
                    break;
                case ActionKind.SendEvent:
                    messages.Add(new OutgoingMessage(id, MessageKind.RaiseEvent, action.Target!, action.Name, payload));
                    break;
            }
        }

        return messages;
    }

    public static OutgoingMessage Answer(InstanceRecord child, ParentLink parent, Failure? failure)
    {
        var kind = failure is null ? MessageKind.ChildCompleted : MessageKind.ChildFailed;
        return new OutgoingMessage($"{child.ExecutionId}:{child.Generation}:end", kind, parent.InstanceId, child.InstanceId, child.Output, parent, failure);
    }

    /// <summary>Ends the sub-orchestrations that the present execution still waits for.</summary>
    public static List<OutgoingMessage> TerminateChildren(StoredInstance parent, string? output)
    {
        var answered = parent.History.SelectMany(static episode => episode.Arrivals).Concat(parent.Row.Waiting)
            .Where(static arrival => arrival.Kind is IncomingKind.ChildCompleted or IncomingKind.ChildFailed)
            .Select(static arrival => arrival.TaskId).ToHashSet();
        return [.. parent.History.SelectMany(static episode => episode.Actions)
            .Where(action => action.Kind == ActionKind.SubOrchestration && !answered.Contains(action.Id))
            .Select(action => new OutgoingMessage(
                $"{parent.Row.ExecutionId}:{parent.Row.Generation}:{action.Id}:terminate", MessageKind.Terminate, action.Target!, action.Name, output))];
    }
}
