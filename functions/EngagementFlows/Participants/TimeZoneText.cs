using System.Collections.Frozen;
using EngagementFlows.Contacts;
using NodaTime;

namespace EngagementFlows.Participants;

/// <summary>Time zones as teams write them.</summary>
public static class TimeZoneText
{
    public const string Expected = "This is not an IANA time zone; write one such as Europe/London or America/New_York.";

    private static readonly FrozenDictionary<string, string> Known = DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone's own name, whatever the case, with blanks for its underscores; null where there is no such zone.</summary>
    public static string? Read(string text) => Known.GetValueOrDefault(Characters.OneLine(text).Replace(' ', '_'));
}
