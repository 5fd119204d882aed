using NodaTime;

namespace EngagementFlows.Messaging;

public sealed class DateTextsTests
{
    private static readonly LocalDate Thursday = new(2026, 12, 10);
    private static readonly LocalDate Read = new(2026, 11, 28);

    [Theory]
    [InlineData(Language.English, "Thursday 10 December", "on Thursday 10 December")]
    [InlineData(Language.Welsh, "dydd Iau 10 Rhagfyr", "ddydd Iau 10 Rhagfyr")]
    public void A_day_has_its_form_for_a_list_and_for_a_sentence(Language language, string day, string onDay) =>
        Assert.Equal((day, onDay), (DateTexts.Day(Thursday, language, Read), DateTexts.OnDay(Thursday, language, Read)));

    [Theory]
    [InlineData("2026-12-15", "15 December")]
    [InlineData("2027-01-15", "15 January")]
    [InlineData("2027-11-27", "27 November")]
    [InlineData("2027-11-28", "28 November 2027")]
    [InlineData("2028-12-15", "15 December 2028")]
    [InlineData("2026-11-03", "3 November")]
    [InlineData("2026-05-01", "1 May 2026")]
    public void A_date_has_its_year_where_it_is_not_the_coming_one(string date, string words)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        Assert.Equal(words, DateTexts.Date(day, Language.English, Read));
        Assert.EndsWith($" {day.Year}", DateTexts.Date(day, Language.Welsh), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, 30, 15, 0, "1:30pm to 3pm", "1:30pm tan 3pm")]
    [InlineData(9, 0, 12, 0, "9am to midday", "9am tan hanner dydd")]
    [InlineData(12, 15, 13, 0, "12:15pm to 1pm", "12:15pm tan 1pm")]
    [InlineData(0, 0, 0, 5, "midnight to 12:05am", "hanner nos tan 12:05am")]
    public void Times_are_written_as_people_say_them(int hour, int minute, int endHour, int endMinute, string english, string welsh)
    {
        var (start, end) = (Thursday.At(new LocalTime(hour, minute)), Thursday.At(new LocalTime(endHour, endMinute)));
        Assert.Equal((english, welsh), (DateTexts.Span(start, end, Language.English, Read), DateTexts.Span(start, end, Language.Welsh, Read)));
    }

    [Fact]
    public void Midnight_is_no_riddle_about_its_day()
    {
        var midnight = Thursday.AtMidnight();
        Assert.Equal("midnight at the end of Wednesday 9 December", DateTexts.TimeOnDay(midnight, Language.English, Read));
        Assert.Equal("hanner nos ar ddiwedd dydd Mercher 9 Rhagfyr", DateTexts.TimeOnDay(midnight, Language.Welsh, Read));
        Assert.Equal("7pm to midnight", DateTexts.Span(midnight.PlusHours(-5), midnight, Language.English, Read));
    }

    [Fact]
    public void A_meeting_over_two_days_says_on_which_it_ends() => Assert.Equal(
        "10am to 4pm on Friday 11 December",
        DateTexts.Span(Thursday + new LocalTime(10, 0), Thursday.PlusDays(1) + new LocalTime(16, 0), Language.English, Read));

    [Theory]
    [InlineData(0, "heddiw am 10am")]
    [InlineData(1, "yfory am 10am")]
    [InlineData(2, "ddydd Iau 10 Rhagfyr am 10am")]
    public void Soon_is_today_tomorrow_or_the_day(int daysBefore, string words) =>
        Assert.Equal(words, DateTexts.Soon(Thursday + new LocalTime(10, 0), Thursday.PlusDays(-daysBefore), Language.Welsh));

    [Fact]
    public void Every_day_and_month_has_its_name_in_both_languages()
    {
        var year = Enumerable.Range(0, 365).Select(day => new LocalDate(2026, 1, 1).PlusDays(day)).ToList();

        Assert.Equal(365, year.Select(day => DateTexts.Day(day, Language.Welsh, Read)).Distinct().Count());
        Assert.Equal("Monday 1 February", DateTexts.Day(new LocalDate(2027, 2, 1), Language.English, Read));
        Assert.Equal("dydd Llun 1 Chwefror", DateTexts.Day(new LocalDate(2027, 2, 1), Language.Welsh, Read));
    }
}
