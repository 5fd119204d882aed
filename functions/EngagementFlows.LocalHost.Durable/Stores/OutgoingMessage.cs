namespace EngagementFlows.LocalHost.Durable;

public enum MessageKind
{
    StartChild,
    ChildCompleted,
    ChildFailed,
    RaiseEvent,
}

/// <summary>What one instance has for another: stored with the sender, delivered after that, known to the receiver by its id.</summary>
/// <param name="Id">The same at every delivery, unlike any other message's.</param>
/// <param name="Name">The orchestrator's or event's name; the child's instance id in an answer.</param>
/// <param name="Version">A sub-orchestration's.</param>
/// <param name="Tags">A sub-orchestration's.</param>
/// <param name="Link">The waiting task: of the sender in StartChild, of the receiver in an answer.</param>
public sealed record OutgoingMessage(
    string Id, MessageKind Kind, string Target, string Name, string? Data = null, ParentLink? Link = null, Failure? Failure = null,
    string? Version = null, IReadOnlyDictionary<string, string>? Tags = null)
{
    /// <summary>Whether a second delivery after a long time could be taken for a new message, so that its end is recorded at once.</summary>
    internal bool IsSettledAtOnce => Kind is MessageKind.RaiseEvent;
}
