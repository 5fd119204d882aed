namespace EngagementFlows.LocalHost.Durable;

public enum IncomingKind
{
    ActivityCompleted,
    ActivityFailed,
    TimerFired,
    ChildCompleted,
    ChildFailed,
    EventRaised,
}

/// <summary>Something that reached an instance and that its orchestrator may be waiting for.</summary>
/// <param name="TaskId">The action that it answers; 0 for an event.</param>
/// <param name="At">When it arrived, UTC; decides its place among the timers that are due in the same episode.</param>
/// <param name="Name">An event's name; a child's instance id.</param>
/// <param name="Data">Result or payload as the data converter wrote it.</param>
/// <param name="MessageId">Set if another instance sent it, so that a second delivery is known as such.</param>
public sealed record IncomingEvent(
    IncomingKind Kind, int TaskId, DateTime At, string? Name = null, string? Data = null, Failure? Failure = null, string? MessageId = null);
