using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>
/// Dates and times in words, English and Welsh, as they stand in a sentence. Written out here because the app runs without a
/// culture's data, and because Welsh mutates: <c>dydd Iau</c> is Thursday, <c>ddydd Iau</c> on Thursday.
/// </summary>
public static class DateTexts
{
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] WelshDays = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"];
    private static readonly string[] EnglishMonths = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] WelshMonths = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"];

    /// <summary>"10 December", "10 Rhagfyr".</summary>
    public static string Date(LocalDate date, Language language) =>
        $"{date.Day} {(language == Language.Welsh ? WelshMonths : EnglishMonths)[date.Month - 1]}";

    /// <summary>"Thursday 10 December", "dydd Iau 10 Rhagfyr".</summary>
    public static string Day(LocalDate date, Language language) => language == Language.Welsh
        ? $"dydd {WelshDays[(int)date.DayOfWeek - 1]} {Date(date, language)}"
        : $"{EnglishDays[(int)date.DayOfWeek - 1]} {Date(date, language)}";

    /// <summary>"on Thursday 10 December", "ddydd Iau 10 Rhagfyr".</summary>
    public static string OnDay(LocalDate date, Language language) =>
        language == Language.Welsh ? $"d{Day(date, language)}" : $"on {Day(date, language)}";

    /// <summary>"10:00 to 12:30", "10:00 tan 12:30"; over several days with the day of the end.</summary>
    public static string Span(LocalDateTime start, LocalDateTime end, Language language)
    {
        var until = language == Language.Welsh ? "tan" : "to";
        var lastDay = end.Date == start.Date ? "" : $" {OnDay(end.Date, language)}";
        return $"{start:HH:mm} {until} {end:HH:mm}{lastDay}";
    }

    /// <summary>"10:00 on Thursday 10 December", "10:00 ddydd Iau 10 Rhagfyr".</summary>
    public static string TimeOnDay(LocalDateTime at, Language language) => $"{at:HH:mm} {OnDay(at.Date, language)}";

    /// <summary>"today at 10:00", "tomorrow at 10:00", else "on Thursday 10 December at 10:00": true whenever the message is sent, late or not.</summary>
    public static string Soon(LocalDateTime at, LocalDate today, Language language)
    {
        var welsh = language == Language.Welsh;
        var day = Period.DaysBetween(today, at.Date) switch
        {
            0 => welsh ? "heddiw" : "today",
            1 => welsh ? "yfory" : "tomorrow",
            _ => OnDay(at.Date, language),
        };
        return $"{day} {(welsh ? "am" : "at")} {at:HH:mm}";
    }
}
