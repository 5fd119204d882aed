using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Worlds;
using NodaTime;

namespace EngagementFlows.Calendars;

public sealed class MeetingInvitationTests
{
    private static readonly Campaign Campaign = new() { File = new CampaignFiles().Read(TestCampaign.File()), ContentHash = "" };

    [Theory]
    [InlineData(1, CalendarMethod.Request, 0)]
    [InlineData(3, CalendarMethod.Request, 2)]
    [InlineData(3, CalendarMethod.Cancel, 3)]
    public void The_sequence_counts_the_changes_and_a_cancellation_is_one(int version, CalendarMethod method, int sequence) =>
        Assert.Equal(sequence, Of(Campaign with { MeetingVersion = version }, Language.English, method).Sequence);

    [Fact]
    public void The_times_are_the_campaigns_and_the_answer_is_the_persons()
    {
        var meeting = Of(Campaign, Language.English);

        Assert.Equal(MeetingTimes.Start(Campaign.File), meeting.Start.ToDateTimeOffset());
        Assert.Equal(MeetingTimes.End(Campaign.File), meeting.End.ToDateTimeOffset());
        Assert.Equal("Europe/London", meeting.Zone.Id);
        Assert.Equal(Partstat.Accepted, meeting.Partstat);
        Assert.Equal("sian@example.org", meeting.Attendee!.Address.Value);
    }

    [Fact]
    public void It_is_in_the_persons_language_and_in_both_where_that_is_unknown()
    {
        var title = Campaign.File.Meeting.Title;

        Assert.Equal(new CalendarText(title.En, "en"), Of(Campaign, Language.English).Summary);
        Assert.Equal(new CalendarText(title.Cy, "cy"), Of(Campaign, Language.Welsh).Summary);
        Assert.Equal(new CalendarText($"{title.Cy} / {title.En}"), Of(Campaign, Language.Unknown).Summary);
        Assert.Contains("atebwch un o'n negeseuon.\n\nYou are invited by", Of(Campaign, Language.Unknown).Description.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlaceKind.None, "You have no place yet.")]
    [InlineData(PlaceKind.Waiting, "You have no place yet. You are on the waiting list.")]
    [InlineData(PlaceKind.Offered, "There is a place for you. Tell us whether you would like it.")]
    [InlineData(PlaceKind.Confirmed, null)]
    public void A_file_to_keep_says_so_where_there_is_no_place(PlaceKind kind, string? words)
    {
        var person = Person(Language.English, EmailAddress.FromStored("sian@example.org")) with { Place = new PlaceStanding(kind) };
        var meeting = MeetingInvitation.Of(Campaign, person, "u", Organizer, CalendarMethod.Publish)!;
        var file = MeetingCalendar.Write(meeting, CalendarMethod.Publish, DateTimeOffset.UnixEpoch);

        Assert.Contains(words is null ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE", file, StringComparison.Ordinal);
        Assert.Equal(words is not null, meeting.Summary.Text.EndsWith("(no place yet)", StringComparison.Ordinal));
        Assert.StartsWith(words ?? "You are invited by", meeting.Description.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_no_email_address_gets_no_calendar_file() =>
        Assert.Null(MeetingInvitation.Of(Campaign, Person(Language.English, email: null), "u", Organizer, CalendarMethod.Request));

    private static EmailAddress Organizer => EmailAddress.FromStored("meetings@example.org");

    private static CalendarMeeting Of(Campaign campaign, Language language, CalendarMethod method = CalendarMethod.Request) =>
        MeetingInvitation.Of(campaign, Person(language, EmailAddress.FromStored("sian@example.org")), "u", Organizer, method)!;

    private static Participant Person(Language language, EmailAddress? email) => new()
    {
        CampaignId = Campaign.Id,
        Id = "p1",
        Partstat = Partstat.Accepted,
        Details = new ParticipantDetails("Siân", PhoneNumber.Parse("07700 900123").Number, email, default, language, "", [], null, ""),
    };
}
