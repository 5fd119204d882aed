using System.Text.Json.Serialization;
using EngagementFlows.Consent.Ledger;

namespace EngagementFlows.Consent;

/// <summary>How one consent stands: what the last entry of the ledger about it says, in the participant's row, where it is looked at before each send.</summary>
/// <param name="Given">Whether it was given and not taken back; it may have run out since (<see cref="IsGivenAt"/>).</param>
/// <param name="WordingVersion">0 where the words were not the campaign's.</param>
/// <param name="Evidence">The id of the message in which it was said.</param>
public sealed record ConsentRecord(bool Given, DateTimeOffset At, int WordingVersion, string Evidence)
{
    /// <summary>Null in what was recorded before there was a ledger.</summary>
    public ConsentState? State { get; init; }

    /// <summary>The entry's number; 0 in what was recorded before there was a ledger.</summary>
    public int Entry { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Who spoke for the person, with their name; null where they did themselves.</summary>
    public ConsentProxy? By { get; init; }

    /// <summary>It ended with a wish to hear nothing more at all, and not with a no to this one: START reopens the channel, and gives back no consent.</summary>
    public bool ByStop { get; init; }

    /// <summary>It was answered with no, or taken back.</summary>
    [JsonIgnore]
    public bool IsNo => !Given && !ByStop && State is not ConsentState.Expired;

    public bool IsGivenAt(DateTimeOffset now) => Given && !(ExpiresAt <= now);

    public bool HasRunOut(DateTimeOffset now) => Given && ExpiresAt <= now;

    /// <summary>As people are told: a consent that has run out is expired, whether or not that was written down yet.</summary>
    public ConsentState StateAt(DateTimeOffset now) => HasRunOut(now) ? ConsentState.Expired : State ?? (Given ? ConsentState.Given : ConsentState.Refused);
}
