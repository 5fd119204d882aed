using System.Text.Json;
using EngagementFlows.Storage;

namespace EngagementFlows.Orchestrating;

/// <summary>
/// The input of every orchestration, which is a <see cref="WorkLoop"/>. These shapes stand in histories for months and are read by later
/// releases: members may be added and never renamed, retyped or given another meaning.
/// </summary>
/// <param name="Work">What it works at, by ids: whatever its activity reads with <see cref="LoopCall.Read{T}"/>.</param>
public sealed record LoopState(JsonElement Work)
{
    /// <summary>How far the work has come, in the words of its activity; null at the beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>When the activity is called next, unless an event comes before; null for at once.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Events that have come and that the activity has not been given yet, oldest first.</summary>
    public IReadOnlyList<JsonElement> Events { get; init; } = [];

    /// <summary>Calls that have failed since one succeeded, and since when.</summary>
    public int Failures { get; init; }
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The team has been told that the work does not go on.</summary>
    public bool IsReported { get; init; }

    /// <param name="work">Ids only: it is kept in the orchestration's history.</param>
    public static LoopState For(object work) => new(JsonSerializer.SerializeToElement(work, JsonRow.Options));
}

/// <summary>What a loop gives its activity.</summary>
/// <param name="Cursor">As the call before answered it; null in the first.</param>
/// <param name="Now">The orchestration's time, the same in a repeated call.</param>
/// <param name="Events">Those that have come since the last call that succeeded, oldest first.</param>
public sealed record LoopCall(JsonElement Work, string? Cursor, DateTimeOffset Now, IReadOnlyList<JsonElement> Events)
{
    /// <exception cref="InvalidDataException">The orchestration was started with something else.</exception>
    public T Read<T>() => Work.Deserialize<T>(JsonRow.Options) ?? throw new InvalidDataException($"An orchestration has no {typeof(T).Name} to work at.");
}

/// <summary>What an activity answers its loop.</summary>
/// <param name="WakeAt">When to call again; null for at once.</param>
/// <param name="Cursor">What to give the next call.</param>
public sealed record LoopAnswer(bool IsDone, DateTimeOffset? WakeAt, string? Cursor)
{
    /// <summary><see cref="LoopCall.Now"/> of the call that this answers; null in answers of earlier releases.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    public static LoopAnswer Done { get; } = new(IsDone: true, null, null);

    public static LoopAnswer Again(string? cursor) => new(IsDone: false, null, cursor);

    public static LoopAnswer At(DateTimeOffset wakeAt, string? cursor = null) => new(IsDone: false, wakeAt, cursor);

    /// <summary>Says which call it answers, so that no other takes it for its own.</summary>
    public LoopAnswer To(LoopCall call) => this with { CalledAt = call.Now };
}
