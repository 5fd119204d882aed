using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy;

/// <summary>One place that holds data of people: finds one person's, and empties itself of it. Both are safe to repeat.</summary>
public interface IPlaceOfData
{
    /// <summary>Its name in reports, one of <see cref="StoredKeys"/>.</summary>
    string Key { get; }

    /// <summary>What is there of this person, and of nobody else.</summary>
    Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation);

    /// <param name="before">What an earlier try came to; null for the first.</param>
    Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation);
}

/// <summary>What one place holds of one person.</summary>
/// <param name="Count">Rows, messages or instances.</param>
/// <param name="Data">What goes into the person's file; null where there is nothing.</param>
/// <param name="Note">What the person ought to know about it: what was left out, and why.</param>
/// <param name="WelshNote">The same in Welsh.</param>
public sealed record Holding(int Count, JsonNode? Data, string? Note = null, string? WelshNote = null);

/// <summary>What came of one place in a request. No personal data, but for what <see cref="Owed"/> says.</summary>
/// <param name="Count">How many rows, messages or instances it was about.</param>
public sealed record PlaceOutcome(PlaceState State, int Count, string? Note = null)
{
    public int Tries { get; init; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? Again { get; init; }

    /// <summary>
    /// What a provider has not yet taken away: message ids, and for SendGrid the address, which it must be told and which is known nowhere
    /// else by then. Empty as soon as it has.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<string> Owed { get; init; } = [];
}

[JsonConverter(typeof(JsonStringEnumConverter<PlaceState>))]
public enum PlaceState
{
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It stays, for the reason that is given.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>It is tried again.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>It could not be done and needs a person.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
