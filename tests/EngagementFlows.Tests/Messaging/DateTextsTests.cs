using NodaTime;

namespace EngagementFlows.Messaging;

public sealed class DateTextsTests
{
    private static readonly LocalDate Thursday = new(2026, 12, 10);

    [Theory]
    [InlineData(Language.English, "Thursday 10 December", "on Thursday 10 December")]
    [InlineData(Language.Welsh, "dydd Iau 10 Rhagfyr", "ddydd Iau 10 Rhagfyr")]
    public void A_day_has_its_form_for_a_list_and_for_a_sentence(Language language, string day, string onDay) =>
        Assert.Equal((day, onDay), (DateTexts.Day(Thursday, language), DateTexts.OnDay(Thursday, language)));

    [Fact]
    public void A_meeting_over_two_days_says_on_which_it_ends() => Assert.Equal(
        "10:00 to 16:00 on Friday 11 December",
        DateTexts.Span(Thursday + new LocalTime(10, 0), Thursday.PlusDays(1) + new LocalTime(16, 0), Language.English));

    [Theory]
    [InlineData(0, "heddiw am 10:00")]
    [InlineData(1, "yfory am 10:00")]
    [InlineData(2, "ddydd Iau 10 Rhagfyr am 10:00")]
    public void Soon_is_today_tomorrow_or_the_day(int daysBefore, string words) =>
        Assert.Equal(words, DateTexts.Soon(Thursday + new LocalTime(10, 0), Thursday.PlusDays(-daysBefore), Language.Welsh));

    [Fact]
    public void Every_day_and_month_has_its_name_in_both_languages()
    {
        var year = Enumerable.Range(0, 365).Select(day => new LocalDate(2026, 1, 1).PlusDays(day)).ToList();

        Assert.Equal(365, year.Select(day => DateTexts.Day(day, Language.Welsh)).Distinct().Count());
        Assert.Equal("Sunday 1 February", DateTexts.Day(new LocalDate(2026, 2, 1), Language.English));
        Assert.Equal("dydd Sul 1 Chwefror", DateTexts.Day(new LocalDate(2026, 2, 1), Language.Welsh));
    }
}
