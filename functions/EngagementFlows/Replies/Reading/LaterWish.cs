using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using NodaTime;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads replies that put a question off and say nothing else: "not now", "ask me again next week", "not until January", "I'll know after the
/// 14th", "gofynnwch eto wythnos nesaf". A reply with anything more in it is for the other readers. Pure.
/// </summary>
/// <param name="When">From when on they want to be asked; null where they do not say.</param>
public sealed partial record LaterWish(LaterTime? When)
{
    /// <summary>Nobody puts a question off in more words.</summary>
    private const int LongestWish = 120;

    /// <summary>Words that say nothing, at either end.</summary>
    private const string Around =
        "hi|hello|hiya|hey|thanks|thank you|many thanks|ta|cheers|please|pls|plz|sorry|ok|okay|well|hmm|just|x|xx|though|if thats ok|if that is ok|if possible|if you can|will do|love|lovely|dear|darling|hun|mate|pal|duck|pet|flower"
        + "|helo|haia|shwmae|diolch|diolch yn fawr|plis|os gwelwch yn dda|sori|wel|iawn|cariad|bach|del|blodyn";

    /// <summary>That they are to be asked, or will say, then.</summary>
    private const string Asking =
        "(?:can|could|would|will) (?:you|u) (?:please )?@ask|(?:please )?@ask|i (?:will|ll|shall|should) @know|ill @know|will @know|i can @know|i (?:cant|cannot|can not|wont|will not|dont) @know(?: yet)?"
        + "|(?:cant|cannot|wont|dont) @know(?: yet)?|@know|need (?:time|longer|more time)|(?:allwch|gallwch|fedrwch) (?:chi )?@gofyn|@gofyn|(?:bydda i|byddai|mi fydda i|fydda i)(?: ddim)?(?: yn|n) gwybod|dw i ddim yn gwybod";

    private const string Ask =
        "(?:ask|text|txt|message|msg|contact|email|write to|remind|try|get back to|come back to|check with|check back with)(?: me| us)?(?: again| back| once more)?";

    private const string Know = "(?:know|say|tell you|tell u|let you know|let u know|decide|confirm|answer|reply|get back to you|come back to you|be able to say|be able to tell you|know more)(?: for sure| for certain| more| now)?";

    private const string Gofyn = "(?:gofyn|gofynnwch|holwch|cysylltwch|tecstiwch|ebostiwch|atgoffwch)(?: i fi| i mi| imi| fi| a fi| a mi| wrtha i)?(?: eto| yn ol)?";

    /// <summary>What stands before a time.</summary>
    private const string Before =
        "(?:in|on|at|by|from|around|about|until|till|til|before|after|once its|when its|some time|sometime|maybe|probably|ar ol|ar|yn|mewn|tan|cyn|wedi|erbyn|o)";

    /// <summary>That the answer is not to be had now, with no time.</summary>
    private const string NotNowWords =
        "not now|not right now|not just now|not just yet|not yet|not at the moment|not atm|not today|not tonight|maybe later|perhaps later|later|later on|another time|some other time"
        + "|i (?:will|ll) think about it later|busy (?:right )?now|busy at the moment|i(?: a)?m busy (?:right )?now|im busy at the moment|cant talk (?:right )?now|now is not a good time|not a good time"
        + "|(?:ask|text|remind|message|contact) me (?:again )?(?:later|later on|another time|some other time|nearer the time|closer to the time)"
        + "|ddim nawr|ddim rwan|ddim ar hyn o bryd|ddim eto|ddim heddiw|dim nawr|dim rwan|dim ar hyn o bryd|dim ar y funud|ddim ar y funud|dim heddiw|dim eto|nid nawr|nes ymlaen|efallai nes ymlaen|hwyrach|yn nes ymlaen|rhywbryd eto|dw i n brysur nawr"
        + "|(?:gofynnwch|gofyn|holwch) (?:i fi |i mi |imi )?(?:eto )?(?:nes ymlaen|rhywbryd eto|yn nes at yr amser)";

    private static readonly Regex NotNow = Whole(NotNowWords);

    /// <summary>With a time, which is what is left of the reply.</summary>
    private static readonly Regex WithTime = Expression(
        $"^(?:(?:{NotNowWords}) (?:(?:{Around}|but|and|ond|a) )*)?(?:(?:{Asking.Replace("@ask", Ask, StringComparison.Ordinal).Replace("@know", Know, StringComparison.Ordinal).Replace("@gofyn", Gofyn, StringComparison.Ordinal)}) )?"
        + $"(?:(?:not|ddim|dim|nid)(?: now)? )?(?<before>(?:{Before} )*)(?<time>.+)$");

    /// <summary>Times that say enough by themselves; "Friday" may be when somebody comes.</summary>
    private static readonly HashSet<string> Alone = new(["next week", "next month", "wythnos nesaf", "mis nesaf", "in the new year"], StringComparer.Ordinal);

    /// <returns>Null where it puts nothing off, or says more than that.</returns>
    public static LaterWish? Read(string ownWords)
    {
        if (ownWords.Length > LongestWish || ownWords.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var words = WithoutCourtesies(Spaces().Replace(NoWord().Replace(TextFolding.Fold(ownWords).Replace("'", "", StringComparison.Ordinal), " "), " ").Trim());
        words = ShortNext().Replace(words, "nesaf");
        if (NotNow.IsMatch(words))
        {
            return new LaterWish((LaterTime?)null);
        }

        return WithTime.Match(words) is { Success: true } match && (match.Groups["time"].Index > 0 || Alone.Contains(words)) && LaterTime.Read(match.Groups["time"].Value, IsAfter(match.Groups["before"].Value)) is { } time
            ? new LaterWish(time)
            : null;
    }

    /// <summary>The first day on which to ask; null where none was said, or it has passed.</summary>
    public LocalDate? From(LocalDate today) => When?.From(today) is { } day && day > today ? day : null;

    private static bool IsAfter(string before) => before.Contains("after", StringComparison.Ordinal) || before.Contains("ar ol", StringComparison.Ordinal) || before.Contains("wedi", StringComparison.Ordinal);

    private static string WithoutCourtesies(string words)
    {
        for (var before = ""; before != words;)
        {
            before = words;
            words = Ends.Replace(words, "").Trim();
        }

        return words;
    }

    private static readonly Regex Ends = Expression($"^(?:{Around})(?: |$)|(?: |^)(?:{Around})$");

    private static Regex Whole(string alternatives) => Expression($"^(?:{alternatives})$");

    /// <summary>
    /// Without a limit of time, which a busy machine breaks on ten words, and the reply is an error then: what is read has 120 characters
    /// at most, and nothing here repeats what repeats itself.
    /// </summary>
    private static Regex Expression(string pattern) => new(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"[^\p{L}\p{Nd}/]+")]
    private static partial Regex NoWord();

    /// <summary>"Nesa" is how "nesaf" is said.</summary>
    [GeneratedRegex(@"\bnesa\b")]
    private static partial Regex ShortNext();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}

/// <summary>A time that somebody names, by the day on which they write. Pure.</summary>
/// <param name="Days">So many days from then.</param>
/// <param name="Weekday">The next such day.</param>
/// <param name="Day">Of the month.</param>
/// <param name="IsAfter">The day after it, and not the day itself.</param>
public sealed partial record LaterTime(int? Days = null, int? Months = null, IsoDayOfWeek? Weekday = null, int? Day = null, int? Month = null, bool IsAfter = false)
{
    private static readonly ImmutableDictionary<string, int> Counts = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["a couple of"] = 2, ["couple of"] = 2, ["two"] = 2, ["a few"] = 3, ["few"] = 3, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6,
        [""] = 1, ["un"] = 1, ["dau"] = 2, ["dwy"] = 2, ["ddau"] = 2, ["ddwy"] = 2, ["tri"] = 3, ["tair"] = 3, ["pedwar"] = 4, ["pedair"] = 4, ["pum"] = 5, ["chwe"] = 6, ["ychydig"] = 3,
    }.ToImmutableDictionary();

    private static readonly string[][] Weekdays =
    [
        ["monday", "mon", "llun"], ["tuesday", "tues", "tue", "mawrth"], ["wednesday", "weds", "wed", "mercher", "fercher"], ["thursday", "thurs", "thu", "iau"],
        ["friday", "fri", "gwener", "wener"], ["saturday", "sat", "sadwrn"], ["sunday", "sun", "sul"],
    ];

    private static readonly string[][] MonthNames =
    [
        ["january", "jan", "ionawr"], ["february", "feb", "chwefror"], ["march", "mar", "mawrth", "fawrth"], ["april", "apr", "ebrill"], ["may", "mai", "fai"],
        ["june", "jun", "mehefin", "fehefin"], ["july", "jul", "gorffennaf", "orffennaf"], ["august", "aug", "awst"], ["september", "sept", "sep", "medi", "fedi"],
        ["october", "oct", "hydref"], ["november", "nov", "tachwedd", "dachwedd"], ["december", "dec", "rhagfyr"],
    ];

    /// <param name="isAfter">"After the 14th", where the 14th is too early.</param>
    /// <returns>Null where it is no time, or no other than one that passes within the day.</returns>
    public static LaterTime? Read(string words, bool isAfter)
    {
        switch (words)
        {
            case "tomorrow" or "yfory" or "fory":
                return new(Days: 1);
            case "next week" or "the week after" or "wythnos nesaf" or "yr wythnos nesaf" or "the end of the week" or "end of the week" or "the end of next week" or "next wk":
                return new(Days: 7);
            case "next month" or "mis nesaf" or "y mis nesaf" or "fis nesaf":
                return new(Months: 1);
            case "the weekend" or "weekend" or "this weekend" or "y penwythnos" or "penwythnos":
                return isAfter ? new(Weekday: IsoDayOfWeek.Monday) : new(Weekday: IsoDayOfWeek.Saturday);
            case "christmas" or "xmas" or "nadolig" or "y nadolig":
                return new(Day: 27, Month: 12);
            case "new year" or "the new year" or "y flwyddyn newydd" or "flwyddyn newydd":
                return new(Day: 2, Month: 1);
        }

        if (Span().Match(words) is { Success: true } span && CountOf(span.Groups["count"].Value.Trim()) is { } count)
        {
            return span.Groups["unit"].Value switch
            {
                "day" or "days" or "diwrnod" or "ddiwrnod" or "dydd" => new(Days: count),
                "week" or "weeks" or "wk" or "wks" or "wythnos" => new(Days: 7 * count),
                "fortnight" or "pythefnos" or "bythefnos" => new(Days: 14 * count),
                _ => new(Months: count),
            };
        }

        if (Named().Match(words) is { Success: true } named)
        {
            var name = named.Groups["name"].Value;
            // "Mawrth" is Tuesday and March: the day only where it is called one.
            if (!named.Groups["month"].Success && Array.FindIndex(Weekdays, one => one.Contains(name)) is >= 0 and var weekday && (name != "mawrth" || named.Groups["day"].Success))
            {
                return new(Weekday: (IsoDayOfWeek)(weekday + 1), IsAfter: isAfter);
            }

            return MonthOf(name) is { } month ? new(Day: 1, Month: month) : null;
        }

        if (Dated().Match(words) is { Success: true } dated)
        {
            var day = int.Parse(dated.Groups["day"].Value, CultureInfo.InvariantCulture);
            int? month = dated.Groups["name"].Success ? MonthOf(dated.Groups["name"].Value)
                : dated.Groups["month"].Success ? int.Parse(dated.Groups["month"].Value, CultureInfo.InvariantCulture)
                : null;
            var isMonth = month is null ? !dated.Groups["name"].Success && !dated.Groups["month"].Success && dated.Groups["the"].Success : month is >= 1 and <= 12;
            return day is >= 1 and <= 31 && isMonth ? new(Day: day, Month: month, IsAfter: isAfter) : null;
        }

        return null;
    }

    /// <summary>The day meant, by somebody who writes today; never today or before.</summary>
    public LocalDate From(LocalDate today)
    {
        var named = this switch
        {
            // "Next Friday" may be this one: the earlier is asked, and nobody is left out.
            { Weekday: { } weekday } => today.Next(weekday),
            { Days: { } days } => today.PlusDays(days),
            { Months: { } months } => new LocalDate(today.Year, today.Month, 1).PlusMonths(months),
            { Day: { } day, Month: { } month } => Next(today, day, month),
            { Day: { } day } => InTheMonth(today, day) > today ? InTheMonth(today, day) : InTheMonth(today.PlusMonths(1), day),
            _ => today.PlusDays(1),
        };
        return IsAfter ? named.PlusDays(1) : named;
    }

    private static LocalDate Next(LocalDate today, int day, int month)
    {
        var thisYear = InTheMonth(new LocalDate(today.Year, month, 1), day);
        return thisYear > today ? thisYear : InTheMonth(new LocalDate(today.Year + 1, month, 1), day);
    }

    /// <summary>The 31st of a month that has 30 days is its last.</summary>
    private static LocalDate InTheMonth(LocalDate month, int day) => new(month.Year, month.Month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)));

    private static int? CountOf(string word) =>
        Counts.TryGetValue(word, out var count) ? count : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 60 ? number : null;

    private static int? MonthOf(string name) => Array.FindIndex(MonthNames, one => one.Contains(name)) is >= 0 and var at ? at + 1 : null;

    [GeneratedRegex("^(?<count>a couple of|couple of|a few|[a-z]+|[0-9]{1,2}|)(?: |^)(?<unit>days?|weeks?|wks?|fortnight|months?|d?diwrnod|dydd|wythnos|[pb]ythefnos|mis|fis)(?: time| or so| arall)?$")]
    private static partial Regex Span();

    [GeneratedRegex("^(?:the )?(?<next>next |this |the coming )?(?<month>start of |beginning of |mis |fis |early |mid )?(?<day>d?dydd |nos )?(?<name>[a-z]{3,10})(?<after> nesaf)?$")]
    private static partial Regex Named();

    [GeneratedRegex("^(?<the>the |y |yr )?(?:[a-z]+day |d?dydd [a-z]+ )?(?<the2>the |y )?(?<day>[0-9]{1,2})(?<the>st|nd|rd|th|af|ail|ydd|fed|eg|ain)?(?:(?: of| o)? (?<name>[a-z]{3,10})|/(?<month>[0-9]{1,2}))?$")]
    private static partial Regex Dated();
}
