namespace EngagementFlows.Pages.Own;

/// <summary>A meeting and how the person stands with it; texts in the page's language.</summary>
/// <param name="Answer"><c>yes</c>, <c>video</c>, <c>no</c>, <c>not-sure</c>; null where there is none.</param>
public sealed record AnswerView(string Title, string Day, string Time, string Place, AnswerForm Open, string? Answer)
{
    /// <summary>Somebody else gets messages at the same phone or address.</summary>
    public bool SharesContact { get; init; }

    /// <summary>The title in the other language.</summary>
    public string OtherTitle { get; init; } = "";

    /// <summary>Tells this day and place from others: a page that was opened before the meeting moved asks about another.</summary>
    public IReadOnlyList<string> MeetingShown { get; init; } = [];

    public bool ByVideo { get; init; }

    /// <summary>For those who have a place.</summary>
    public string? VideoLink { get; init; }

    /// <summary>Where a file with the meeting for one's calendar is; null where there is none.</summary>
    public string? CalendarFile { get; init; }
    public PlaceNote Seat { get; init; }

    /// <summary>Their number on the waiting list; 0 where they are not on it.</summary>
    public int Position { get; init; }

    /// <summary>Whoever says yes now goes on the waiting list.</summary>
    public bool IsFull { get; init; }

    /// <summary>They have just said yes, and whether there is a place is not known yet.</summary>
    public bool IsPlaceSought { get; init; }

    /// <summary>They wanted to come, and what they had has gone to others.</summary>
    public bool HasLostPlace { get; init; }

    /// <summary>They said no to a consent without which nobody takes part.</summary>
    public bool DoesNotTakePart { get; init; }
    public bool WithSupporter { get; init; }

    /// <summary>They have a place, and who comes with them waits for one.</summary>
    public bool CompanionWaits { get; init; }

    /// <summary>The box by which they say that somebody comes with them; null where they cannot say it here.</summary>
    public BringingView? Bringing { get; init; }

    /// <summary>Places are for those only who are invited.</summary>
    public bool OnlyInvited { get; init; }

    /// <summary>To come to the room and to join by video are two answers.</summary>
    public bool AsksRoomOrVideo { get; init; }

    /// <summary>There is no place in the room for them now.</summary>
    public bool IsRoomFull { get; init; }

    /// <summary>They can join by video until there is a place in the room, for which they wait.</summary>
    public bool WaitsForTheRoom { get; init; }

    /// <summary>They are down to join by video.</summary>
    public bool ComesByVideo { get; init; }

    /// <summary>The page on which they can say how it was; null where they are not asked.</summary>
    public string? FeedbackPage { get; init; }

    /// <summary>Until when an offered place is kept: <c>6pm on Thursday 3 December</c>.</summary>
    public string OfferUntil { get; init; } = "";
}

/// <param name="Companions">How many come with them, by what they or the team have said.</param>
/// <param name="HasRoom">Whether there is a place now for somebody more.</param>
public sealed record BringingView(int Companions, bool HasRoom);

/// <summary>What can be answered.</summary>
public enum AnswerForm
{
    NotYet,
    Invitation,
    Offer,
    Started,
    Over,
    Cancelled,
    Stopped,
}

public enum PlaceNote
{
    None,
    Confirmed,
    Waiting,
    Offered,
}
