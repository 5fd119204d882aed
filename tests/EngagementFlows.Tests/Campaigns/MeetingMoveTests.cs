namespace EngagementFlows.Campaigns;

/// <summary>What the words of an edit say about whether people are told.</summary>
public sealed class MeetingMoveTests
{
    private static readonly MeetingFile Meeting = new()
    {
        Title = new("A garden", "Gardd"),
        Start = "2026-12-10T10:00",
        End = "2026-12-10T12:00",
        Place = new("Baltic House, Cardiff Bay", "Baltic House, Bae Caerdydd"),
        Places = 20,
        ReplyBy = "2026-12-01",
    };

    [Theory]
    [InlineData("baltic house  Cardiff bay", "Baltic House, Bae Caerdydd.")]
    [InlineData("Baltic Hause, Cardiff Bay", "Baltic House, Bae Caerdydd")]
    [InlineData("Batlic House, Cardif Bay", "Báltic House, Bae Caerdyddd")]
    [InlineData("Baltic-House, CardiffBay", "Baltic House, Bae Caerdydd")]
    public void Corrected_words_are_the_same_place(string en, string cy) =>
        Assert.Equal(VenueChange.Same, MeetingMove.Between(Meeting, Meeting with { Place = new(en, cy) }, said: null).Venue);

    [Theory]
    [InlineData("Room 1, Hall A", "Room 2, Hall A")]
    [InlineData("Room 1, Hall A", "Room 1, Hall B")]
    [InlineData("Hill Street", "Hall Street")]
    [InlineData("North Road Hall", "South Road Hall")]
    [InlineData("Riverside Hall", "Riverside Hall, Room 2")]
    [InlineData("12 High Street", "21 High Street")]
    [InlineData("Hallam Centre", "Hall Centre")]
    public void Another_number_another_short_word_more_words_or_two_lost_letters_are_another_place(string before, string after)
    {
        var was = Meeting with { Place = new(before, before) };
        Assert.Equal(VenueChange.New, MeetingMove.Between(was, was with { Place = new(after, after) }, said: null).Venue);
        Assert.Equal(VenueChange.New, MeetingMove.Between(was, was with { Place = was.Place with { Cy = after } }, said: null).Venue);
    }

    [Fact]
    public void What_the_team_says_of_the_place_counts_before_its_words()
    {
        var moved = Meeting with { Place = new("Town Hall", "Neuadd y Dref") };
        Assert.Equal(new MeetingMove(false, VenueChange.Same, false), MeetingMove.Between(Meeting, moved, VenueChange.Same));
        Assert.Equal(new MeetingMove(false, VenueChange.New, false), MeetingMove.Between(Meeting, Meeting with { Place = Meeting.Place with { En = "Baltic house" } }, VenueChange.New));
        Assert.Equal(new MeetingMove(false, null, false), MeetingMove.Between(Meeting, Meeting, VenueChange.New));
    }

    [Fact]
    public void Seats_the_last_day_for_answers_and_the_title_move_nothing()
    {
        var edited = Meeting with { Places = 30, ReplyBy = "2026-12-02", Title = new("Another title", "Teitl arall") };
        Assert.False(MeetingMove.Between(Meeting, edited, said: null).IsMove);
        Assert.Equal(["time"], MeetingMove.Between(Meeting, edited with { End = "2026-12-10T12:30" }, said: null).Tells);
        Assert.Equal(["venue", "video-link"], MeetingMove.Between(Meeting, edited with { Place = new("A", "B"), VideoLink = "https://example.org" }, said: null).Tells);
    }
}
