using System.Globalization;
using EngagementFlows.Contacts;
using EngagementFlows.Pages;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// What the page that follows a form says of it, in that page's address. Only we can write it, and it is said for a few minutes: whoever finds
/// the address in the history of a shared phone, or makes one up, reads nothing that is not so.
/// </summary>
public sealed class SealedNotes(ContactKeys keys, TimeProvider clock)
{
    private static readonly TimeSpan Said = TimeSpan.FromMinutes(10);

    private long Minute => clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;

    /// <param name="token">Of the page that follows.</param>
    public string Write(string token, IEnumerable<PageNote> notes)
    {
        var (said, minute) = (PageNotes.Written(notes), Minute);
        return $"{said}.{minute}.{Seal(token, said, minute)}";
    }

    /// <param name="written">From an address, where anything may stand.</param>
    public IReadOnlyList<PageNote> Read(string token, string? written) =>
        written?.Split('.') is [var said, var at, var seal]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute <= Minute + 1 && Minute - minute <= Said.TotalMinutes && seal == Seal(token, said, minute) ? PageNotes.Read(said) : [];

    /// <summary>In digits: no word in an address makes anybody curious.</summary>
    private string Seal(string token, string said, long minute) =>
        $"{ulong.Parse(keys.Hash("page-notes", $"{token}\n{said}\n{minute}")[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}";
}
