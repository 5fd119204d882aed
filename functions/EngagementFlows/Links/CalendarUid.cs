using EngagementFlows.Contacts;

namespace EngagementFlows.Links;

/// <summary>The one UID of a person's calendar entry for a campaign's meeting, for life (RFC 5545, 3.8.4.7). A calendar's answer carries it back.</summary>
public sealed class CalendarUid(PersonTokens tokens)
{
    private const string Purpose = "calendar";

    /// <summary>No setting decides it: a UID that changed would be another meeting.</summary>
    private const string After = "@engagementflows";

    public string For(ParticipantRef person) => tokens.Write(Purpose, person) + After;

    /// <returns>Null where the UID is not ours.</returns>
    public Task<ParticipantRef?> FindAsync(string? uid, CancellationToken cancellation) =>
        tokens.FindAsync(
            uid?.EndsWith(After, StringComparison.OrdinalIgnoreCase) == true ? tokens.Read(Purpose, uid[..^After.Length]) : null,
            cancellation);
}
