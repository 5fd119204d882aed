using System.Globalization;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>
/// Dates and times in words, English and Welsh, as they stand in a sentence and as GOV.UK writes them: "Tuesday 15 December", "1:30pm to 3pm",
/// "midday", "midnight". Written out here because the app runs without a culture's data, and because Welsh mutates: <c>dydd Iau</c> is
/// Thursday, <c>ddydd Iau</c> on Thursday. A date has its year where it could be taken for another year's; without a day to count from,
/// always.
/// </summary>
public static class DateTexts
{
    /// <summary>A date that is past by less is clear from its sentence: "was on Thursday 10 December", said in January.</summary>
    private const int RecentMonths = 6;

    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] WelshDays = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"];
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] WelshMonths =
        ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"];

    /// <summary>"10 December", "10 Rhagfyr"; "10 December 2027" where that is not the coming one.</summary>
    /// <param name="today">The day on which it is read; null where that may be any, as in a record.</param>
    public static string Date(LocalDate date, Language language, LocalDate? today = null)
    {
        var day = $"{date.Day} {(language == Language.Welsh ? WelshMonths : EnglishMonths)[date.Month - 1]}";
        return today is { } read && date > read.PlusMonths(-RecentMonths) && date < read.PlusYears(1)
            ? day
            : string.Create(CultureInfo.InvariantCulture, $"{day} {date.Year}");
    }

    /// <summary>"Thursday 10 December", "dydd Iau 10 Rhagfyr".</summary>
    public static string Day(LocalDate date, Language language, LocalDate? today = null) => language == Language.Welsh
        ? $"dydd {WelshDays[(int)date.DayOfWeek - 1]} {Date(date, language, today)}"
        : $"{EnglishDays[(int)date.DayOfWeek - 1]} {Date(date, language, today)}";

    /// <summary>"on Thursday 10 December", "ddydd Iau 10 Rhagfyr".</summary>
    public static string OnDay(LocalDate date, Language language, LocalDate? today = null) =>
        language == Language.Welsh ? $"d{Day(date, language, today)}" : $"on {Day(date, language, today)}";

    /// <summary>"10am", "1:30pm", "midday", "midnight".</summary>
    public static string Time(LocalTime time, Language language)
    {
        var welsh = language == Language.Welsh;
        if (time.Minute == 0 && time.Hour is 0 or 12)
        {
            return time.Hour == 0 ? (welsh ? "hanner nos" : "midnight") : (welsh ? "hanner dydd" : "midday");
        }

        var minutes = time.Minute == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{time.Minute:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{time.ClockHourOfHalfDay}{minutes}{(time.Hour < 12 ? "am" : "pm")}");
    }

    /// <summary>"10am to 12:30pm", "10am tan 12:30pm"; over several days with the day of the end.</summary>
    public static string Span(LocalDateTime start, LocalDateTime end, Language language, LocalDate? today = null)
    {
        var until = language == Language.Welsh ? "tan" : "to";
        var endsThatNight = end.TimeOfDay == LocalTime.Midnight && end.Date == start.Date.PlusDays(1);
        var lastDay = end.Date == start.Date || endsThatNight ? "" : $" {OnDay(end.Date, language, today)}";
        return $"{Time(start.TimeOfDay, language)} {until} {Time(end.TimeOfDay, language)}{lastDay}";
    }

    /// <summary>
    /// "10am on Thursday 10 December", "10am ddydd Iau 10 Rhagfyr". Midnight belongs to two days, so that it is said which of them ends then.
    /// </summary>
    public static string TimeOnDay(LocalDateTime at, Language language, LocalDate? today = null)
    {
        if (at.TimeOfDay == LocalTime.Midnight)
        {
            var before = Day(at.Date.PlusDays(-1), language, today);
            return language == Language.Welsh ? $"hanner nos ar ddiwedd {before}" : $"midnight at the end of {before}";
        }

        return $"{Time(at.TimeOfDay, language)} {OnDay(at.Date, language, today)}";
    }

    /// <summary>"today at 10am", "tomorrow at midday", else "on Thursday 10 December at 10am": true whenever the message is sent, late or not.</summary>
    public static string Soon(LocalDateTime at, LocalDate today, Language language)
    {
        var welsh = language == Language.Welsh;
        var day = Period.DaysBetween(today, at.Date) switch
        {
            0 => welsh ? "heddiw" : "today",
            1 => welsh ? "yfory" : "tomorrow",
            _ => OnDay(at.Date, language, today),
        };
        return $"{day} {(welsh ? "am" : "at")} {Time(at.TimeOfDay, language)}";
    }
}
