using System.Text.Json.Serialization;

namespace EngagementFlows.Consent.Ledger;

/// <summary>
/// One entry of a person's ledger of consents. Ids, hashes, versions and times only: no name, no contact and no words of anybody, so that
/// it can outlive an erasure. Members are added at the end and never change their meaning: the hash is over the JSON as it was written.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When the person said so; of an expiry, when the time was up.</param>
public sealed record ConsentEntry(
    int Number, string Purpose, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ConsentState State, DateTimeOffset At)
{
    /// <summary>When it was written down: later than <see cref="At"/> where the team records what was said before.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The version of the campaign's wording; 0 where the words were not the campaign's.</summary>
    public int WordingVersion { get; init; }

    /// <summary><c>en</c>, <c>cy</c>, or <c>cy+en</c> where both were shown.</summary>
    public string? Language { get; init; }

    /// <summary>SHA-256 of the wording as it was shown (<see cref="ConsentWordings"/>), in lower-case hexadecimal digits.</summary>
    public string? WordingHash { get; init; }

    /// <summary><c>sms</c>, <c>email</c>, <c>page</c>, <c>team</c>, <c>import</c>, or <c>system</c> for an expiry.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Ids of messages and lines of the timeline: of the question where one was put, then of what was said.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The id of whoever wrote it down: <c>participant</c>, <c>system</c>, or somebody of the team.</summary>
    public string RecordedBy { get; init; } = "";

    /// <summary>Who said it for the person, without a name; null where they spoke for themselves.</summary>
    public ConsentProxy? By { get; init; }

    /// <summary>When a consent that was given runs out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public string Previous { get; init; } = "";
}

/// <summary>How far a person's ledger goes. Kept in the participant's row, which is written in one transaction with the entries.</summary>
/// <param name="Last">The last entry's hash.</param>
/// <param name="Head">A keyed hash over the person, <paramref name="Count"/> and <paramref name="Last"/>. It stands nowhere else, so that nobody who takes entries away can write the head that would fit.</param>
public sealed record ConsentLedger(int Count, string Last, string Head)
{
    public static ConsentLedger Empty { get; } = new(0, "", "");
}

/// <summary>An entry as it is stored: the JSON that was hashed, and its hash.</summary>
/// <param name="Row">The row's key, <c>c|000001</c>.</param>
public sealed record SealedEntry(string Row, string Data, string Hash);
