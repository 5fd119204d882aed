using EngagementFlows.Replies.Reading;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Replies;

/// <summary>Replies that put a question off, on Monday 16 November 2026.</summary>
public sealed class LaterWishTests
{
    private static readonly LocalDate Today = new(2026, 11, 16);

    [Theory]
    [InlineData("Ask me again next week", "2026-11-23")]
    [InlineData("can you ask me again in two weeks please", "2026-11-30")]
    [InlineData("Could you text me again in a couple of weeks time, thanks", "2026-11-30")]
    [InlineData("ask me in a fortnight", "2026-11-30")]
    [InlineData("Not until January", "2027-01-01")]
    [InlineData("not before the 20th", "2026-11-20")]
    [InlineData("after the 14th", "2026-12-15")]
    [InlineData("I'll know after the 25th", "2026-11-26")]
    [InlineData("I can't say until Friday, sorry", "2026-11-20")]
    [InlineData("won't know till tomorrow", "2026-11-17")]
    [InlineData("I will let you know on Monday", "2026-11-23")]
    [InlineData("Next week", "2026-11-23")]
    [InlineData("ask me again on 28 November", "2026-11-28")]
    [InlineData("try me again after the weekend", "2026-11-23")]
    [InlineData("ask me in the new year", "2027-01-02")]
    [InlineData("not till after Christmas", "2026-12-27")]
    [InlineData("remind me next month", "2026-12-01")]
    [InlineData("get back to me on the 24/11", "2026-11-24")]
    [InlineData("Gofynnwch eto wythnos nesaf", "2026-11-23")]
    [InlineData("gofynnwch i mi eto mewn pythefnos, diolch", "2026-11-30")]
    [InlineData("Ddim tan fis Ionawr", "2027-01-01")]
    [InlineData("ar ôl y 25ain", "2026-11-26")]
    [InlineData("Bydda i'n gwybod ddydd Gwener", "2026-11-20")]
    [InlineData("gofynnwch eto ddydd Mawrth", "2026-11-17")]
    public void A_wish_to_be_asked_later_names_the_day(string text, string day) =>
        Assert.Equal(LocalDatePattern.Iso.Parse(day).Value, LaterWish.Read(text)?.From(Today));

    [Theory]
    [InlineData("Not now")]
    [InlineData("not right now, sorry")]
    [InlineData("Not yet, thanks")]
    [InlineData("maybe later")]
    [InlineData("ask me later please")]
    [InlineData("I'm busy at the moment")]
    [InlineData("Ddim nawr")]
    [InlineData("ddim ar hyn o bryd, diolch")]
    [InlineData("nes ymlaen")]
    public void Not_now_names_none(string text)
    {
        Assert.NotNull(LaterWish.Read(text));
        Assert.Null(LaterWish.Read(text)!.From(Today));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("2")]
    [InlineData("may")]
    [InlineData("Friday")]
    [InlineData("I can't come until after 11")]
    [InlineData("is it next week?")]
    [InlineData("I'm away next week so no")]
    [InlineData("not now, please stop texting me")]
    [InlineData("yes but I'll be late")]
    [InlineData("ask my daughter next week")]
    [InlineData("I am on annual leave until Monday and will not see my messages")]
    [InlineData("after the 45th")]
    [InlineData("see you on the 10th")]
    [InlineData("stop")]
    [InlineData("")]
    public void What_says_anything_else_is_for_other_readers(string text) => Assert.Null(LaterWish.Read(text));

    [Fact]
    public void The_day_is_never_today_or_before()
    {
        for (var day = Today; day < Today.PlusDays(400); day = day.PlusDays(1))
        {
            foreach (var text in new[] { "after the 14th", "not until the 31st", "not until January", "ask me on Monday", "ask me next month", "not until 29 February" })
            {
                Assert.InRange(Period.DaysBetween(day, LaterWish.Read(text)!.From(day)!.Value), 1, 366);
            }
        }
    }
}
