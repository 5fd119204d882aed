using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EngagementFlows.Messaging;

namespace EngagementFlows.Journeys;

/// <summary>
/// The dates and choices that one journey goes by: the campaign's file worked out for one person and one version of the meeting.
/// A running journey keeps them until the team changes the meeting. All instants are absolute.
/// </summary>
public sealed record JourneyPlan
{
    public required int MeetingVersion { get; init; }
    public required DateTimeOffset MeetingStart { get; init; }
    public required DateTimeOffset MeetingEnd { get; init; }

    /// <summary>As <see cref="Campaigns.Campaign.LastMove"/>.</summary>
    public int? LastMove { get; init; }

    /// <summary>The version of the meeting's time and venue: what is planned for another is not sent.</summary>
    [JsonIgnore]
    public int MoveVersion => LastMove ?? MeetingVersion;

    /// <summary>When the meeting got its present time and venue, or null if it is as first planned.</summary>
    public DateTimeOffset? MeetingChangedAt { get; init; }

    /// <summary>The end of the last day on which an answer is asked for.</summary>
    public required DateTimeOffset ReplyBy { get; init; }
    public required QuietTimes Quiet { get; init; }
    public IReadOnlyList<DateTimeOffset> InvitationReminders { get; init; } = [];
    public DateTimeOffset OtherChannelAt { get; init; }
    public bool HasOtherChannel { get; init; }
    public TimeSpan AccessNeedsWait { get; init; }
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>What is asked about each of <see cref="Purposes"/>; empty in plans from before wordings had versions, where each is asked under its own key.</summary>
    public IReadOnlyList<PlannedConsent> Consents { get; init; } = [];
    public DateTimeOffset OpeningQuestionAt { get; init; }
    public IReadOnlyList<PlannedReminder> Reminders { get; init; } = [];
    public DateTimeOffset FeedbackAt { get; init; }
    public DateTimeOffset FeedbackAgainAt { get; init; }
    public DateTimeOffset MaterialsAt { get; init; }
    public DateTimeOffset OutcomesBy { get; init; }

    /// <summary>What a supporter gets copies of; null where there is nobody to send them to, or nothing is agreed.</summary>
    public AccessNeeds.SupporterScope? Copies { get; init; }

    /// <summary>How the person stands already when the journey begins: the team may have taken their answer before.</summary>
    public PersonStanding Person { get; init; } = PersonStanding.New;

    /// <summary>A message before the meeting helps if it comes half an hour before: time to leave the house, or to open the link.</summary>
    [JsonIgnore]
    public DateTimeOffset LastUse => MeetingStart - SendTime.BeforeMeeting.ToTimeSpan();

    /// <summary>What the team had published or decided before this journey began or the plan was read again.</summary>
    public CampaignStanding Campaign { get; init; } = new(0, IsPaused: false, CancelledAt: null, MaterialsAt: null, OutcomesAt: null);
}

/// <summary>What is known of a person besides what their journey hears.</summary>
public sealed record PersonStanding(Partstat Partstat, DateTimeOffset? AnsweredAt, PlaceStanding Place, bool? Attended)
{
    public static PersonStanding New { get; } = new(Partstat.NeedsAction, null, PlaceStanding.None, null);

    /// <summary>The consents on record when the plan was read.</summary>
    public IReadOnlyDictionary<string, ConsentStanding> Consents { get; init; } = ImmutableDictionary<string, ConsentStanding>.Empty;
}

/// <param name="Key">Under which the present version is asked: <c>consent:photo</c>, <c>consent:photo:v2</c>.</param>
/// <param name="Since">When the present version took another's place; null for the first.</param>
public sealed record PlannedConsent(string Purpose, string Key, DateTimeOffset? Since = null);

/// <summary>What a journey knows of one consent.</summary>
/// <param name="IsGiven">Given or renewed, and not taken back; it may have run out.</param>
/// <param name="Key">Of the question that it answered.</param>
public sealed record ConsentStanding(bool IsGiven, DateTimeOffset At, string Key, DateTimeOffset? ExpiresAt = null);

/// <param name="Lead">The ISO 8601 duration before the meeting, <c>P7D</c>.</param>
public sealed record PlannedReminder(string Lead, DateTimeOffset Due);

/// <summary>The person's time zone and the hours in which nothing is sent there.</summary>
/// <param name="Holidays">Days that are quiet from midnight to midnight; null for none. Carried along, so that renewed lists leave a journey's past as it was.</param>
public sealed record QuietTimes(string Zone, string From, string Until, IReadOnlyList<DateOnly>? Holidays = null);

/// <summary>What of the campaign's state matters to a journey. The standing with the highest revision is the true one, in whichever order they arrive.</summary>
public sealed record CampaignStanding(int Revision, bool IsPaused, DateTimeOffset? CancelledAt, DateTimeOffset? MaterialsAt, DateTimeOffset? OutcomesAt, int MeetingVersion = 1)
{
    /// <summary>How often a wording of consent has been replaced: a higher number has journeys read their plan again.</summary>
    public int Wordings { get; init; }
}
