using System.Text.Json.Serialization;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;

namespace EngagementFlows.Campaigns;

/// <summary>What a changed text of <c>meeting.place</c> means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VenueChange>))]
public enum VenueChange
{
    /// <summary>The meeting is somewhere else now: people are told.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>The same place in corrected words: nobody is told.</summary>
    [JsonStringEnumMemberName("same")]
    Same,
}

/// <summary>The meeting as it was until it moved.</summary>
/// <param name="LastVersion">The last version of the meeting that was so.</param>
/// <param name="NewVenue">What came after it was at another venue.</param>
public sealed record EarlierMeeting(int LastVersion, MeetingFile Meeting, DateTimeOffset ReplacedAt, bool NewVenue);

/// <summary>
/// What of an edit of the meeting people are told. A new time, a new venue and a new video link move the meeting; seats, the last day for
/// answers and corrected words change quietly. Pure.
/// </summary>
/// <param name="Venue">What a changed place was taken for; null where the place is as it was.</param>
public sealed record MeetingMove(bool Time, VenueChange? Venue, bool VideoLink)
{
    /// <summary>A word of fewer letters may be another place with one letter changed: Hall A, Hill Road.</summary>
    private const int LeastLettersOfATypingError = 5;

    public bool IsMove => Time || VideoLink || Venue == VenueChange.New;

    /// <summary>By the names that the API has for them.</summary>
    public IReadOnlyList<string> Tells =>
    [
        .. Time ? ["time"] : Array.Empty<string>(),
        .. Venue == VenueChange.New ? ["venue"] : Array.Empty<string>(),
        .. VideoLink ? ["video-link"] : Array.Empty<string>(),
    ];

    /// <param name="said">What the team says of the place; null where the words are to tell.</param>
    public static MeetingMove Between(MeetingFile before, MeetingFile after, VenueChange? said) => new(
        before.Start != after.Start || before.End != after.End,
        before.Place == after.Place ? null : said ?? Guess(before.Place, after.Place),
        before.VideoLink != after.VideoLink);

    /// <summary>
    /// The languages whose readers are told of another place: where one language's words name another and the other's do not, nobody is
    /// told "from here to here". Where neither seems to, and the team says that it is another place, all words that differ tell it.
    /// </summary>
    public static IReadOnlyList<Language> OtherVenueIn(LocalizedText before, LocalizedText after)
    {
        (Language Language, string Before, string After)[] both =
            [(Language.English, before.En, after.En), (Language.Welsh, before.Cy, after.Cy)];
        IReadOnlyList<Language> others = [.. both.Where(one => !AreAlike(one.Before, one.After)).Select(one => one.Language)];
        return others.Count > 0 ? others : [.. both.Where(one => one.Before != one.After).Select(one => one.Language)];
    }

    /// <summary>
    /// The same words, capitals, accents and punctuation aside, or with one letter mended in words of five letters and more, are the same
    /// place. Numbers differ only between places. In doubt people are told: better than to let somebody stand before a locked door.
    /// </summary>
    private static VenueChange Guess(LocalizedText before, LocalizedText after) =>
        AreAlike(before.En, after.En) && AreAlike(before.Cy, after.Cy) ? VenueChange.Same : VenueChange.New;

    private static bool AreAlike(string before, string after)
    {
        var (was, now) = (WordsOf(before), WordsOf(after));
        return string.Concat(was) == string.Concat(now) || (was.Length == now.Length && was.Zip(now).All(pair => IsSameWord(pair.First, pair.Second)));
    }

    private static string[] WordsOf(string text) =>
        new string([.. TextFolding.Fold(text).Replace("'", "", StringComparison.Ordinal).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsSameWord(string was, string now) =>
        was == now || (Math.Max(was.Length, now.Length) >= LeastLettersOfATypingError
            && !(was + now).Any(char.IsDigit) && TypingErrors.Between(was, now) <= 1);
}
