using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EngagementFlows.Messaging;

public sealed class SendTimeTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly QuietHours Night = QuietHours.Default(London);
    private static readonly Instant Meeting = Instant.FromUtc(2026, 12, 10, 10, 0);
    private static readonly Instant LastUse = Meeting - SendTime.BeforeMeeting;
    private static readonly Instant Invited = Instant.FromUtc(2026, 11, 16, 9, 0);

    [Fact]
    public void The_two_hour_reminder_of_the_sample_goes_at_nine_on_the_day()
    {
        var due = Meeting - Duration.FromHours(2);

        Assert.Equal(new SendDecision.SendAt(Instant.FromUtc(2026, 12, 10, 9, 0)), SendTime.Decide(due, due, Night, LastUse));
        Assert.Equal(new SendDecision.SendNow(), SendTime.Decide(due, Instant.FromUtc(2026, 12, 10, 9, 0), Night, LastUse));
    }

    [Fact]
    public void A_message_that_is_due_is_sent_and_one_that_is_not_waits()
    {
        var due = Invited + Duration.FromDays(4);

        Assert.Equal(new SendDecision.SendAt(due), SendTime.Decide(due, Invited, Night));
        Assert.Equal(new SendDecision.SendNow(), SendTime.Decide(due, due, Night));
    }

    [Fact]
    public void A_late_message_is_sent_while_it_is_still_useful()
    {
        var due = Meeting - Duration.FromHours(20);

        Assert.Equal(new SendDecision.SendNow(), SendTime.Decide(due, Meeting - Duration.FromMinutes(31), Night, LastUse));
        Assert.Equal(new SendDecision.Skip("skipped: too late"), SendTime.Decide(due, Meeting - Duration.FromMinutes(30), Night, LastUse));
        Assert.Equal(new SendDecision.Skip("skipped: too late"), SendTime.Decide(due, Meeting + Duration.FromHours(1), Night, LastUse));
    }

    [Fact]
    public void A_message_whose_quiet_hours_end_less_than_half_an_hour_before_the_meeting_is_skipped()
    {
        var early = Instant.FromUtc(2026, 12, 10, 9, 29);

        Assert.Equal(new SendDecision.Skip("skipped: quiet hours end too late"), SendTime.Decide(early - Duration.FromHours(2), Invited, Night, early - SendTime.BeforeMeeting));
    }

    [Fact]
    public void A_late_reminder_gives_way_to_the_next_one()
    {
        var (seven, one) = (Meeting - Duration.FromDays(7), Meeting - Duration.FromDays(1));

        Assert.Equal(new SendDecision.SendNow(), SendTime.Decide(seven, seven + Duration.FromDays(2), Night, usefulUntil: one));
        Assert.Equal(new SendDecision.Skip("skipped: too late"), SendTime.Decide(seven, one, Night, usefulUntil: one));
    }

    [Fact]
    public void A_message_after_the_meeting_is_never_too_late_by_itself() =>
        Assert.Equal(new SendDecision.SendNow(), SendTime.Decide(Meeting, Meeting + Duration.FromDays(30), Night));

    [Property]
    public Property Nothing_is_ever_sent_in_quiet_hours_before_it_is_due_or_after_it_is_of_use()
    {
        var minutes = Gen.Choose(0, 400 * 24 * 60);
        return Prop.ForAll(Arb.From(minutes), Arb.From(minutes), Arb.From(minutes), (dueMinute, nowMinute, lastMinute) =>
        {
            var (due, now, lastUse) = (Minute(dueMinute), Minute(nowMinute), Minute(lastMinute));
            return SendTime.Decide(due, now, Night, lastUse) switch
            {
                SendDecision.SendNow => Allowed(now, due, lastUse),
                SendDecision.SendAt at => at.At > now && Allowed(at.At, due, lastUse) && SendTime.Decide(due, at.At, Night, lastUse) is SendDecision.SendNow,
                SendDecision.Skip skip => skip.Reason.StartsWith("skipped: ", StringComparison.Ordinal),
                _ => false,
            };
        });
    }

    private static bool Allowed(Instant at, Instant due, Instant lastUse) =>
        !Night.Contains(at) && at >= due && at < lastUse;

    private static Instant Minute(int minute) => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute);
}
