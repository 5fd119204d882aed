using System.Text.Json.Serialization;

namespace EngagementFlows.Journeys;

/// <summary>
/// Something that a running journey is told. Events arrive at least once, in any order, so each has an id and says how things stand rather than what to add.
/// Small on purpose: what a person wrote stays in Table Storage, and only its id travels.
/// </summary>
/// <param name="Id">The same for every delivery of the same event.</param>
public sealed record JourneyEvent(string Id, JourneyEventKind Kind)
{
    /// <summary>The one name under which all events of a journey are raised, so that they keep their order.</summary>
    public const string Name = "journey";

    /// <summary>With <see cref="JourneyEventKind.Reply"/> and <see cref="JourneyEventKind.Unclear"/>: the row in which the message waits.</summary>
    public string? InboundId { get; init; }

    /// <summary>With <see cref="JourneyEventKind.Reply"/>: further answers of the same form, heard before anything is sent.</summary>
    public IReadOnlyList<string> OtherInboundIds { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<string> InboundIds => InboundId is { } id ? [id, .. OtherInboundIds] : OtherInboundIds;

    /// <summary>With <see cref="JourneyEventKind.Withdrawn"/>.</summary>
    public Withdrawal Withdrawal { get; init; }
    public string? Via { get; init; }

    public CampaignStanding? Standing { get; init; }
    public PlaceStanding? Place { get; init; }
    public Partstat? Partstat { get; init; }
    public bool? Attended { get; init; }

    /// <summary>With <see cref="JourneyEventKind.NotDelivered"/>: the step, and when it may be tried again.</summary>
    public string? Step { get; init; }
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>With <see cref="JourneyEventKind.HoldChanged"/>.</summary>
    public HoldStanding? Hold { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<JourneyEventKind>))]
public enum JourneyEventKind
{
    /// <summary>The person wrote, and nothing in it asked us to stop.</summary>
    Reply,
    Withdrawn,

    /// <summary>The person, or the team for them, asked to hear from us again.</summary>
    Rejoined,

    /// <summary>The campaign was paused, resumed, cancelled, moved, or published something.</summary>
    CampaignChanged,

    /// <summary>A place was offered, or an offer was taken back.</summary>
    PlaceChanged,

    /// <summary>The team corrected the answer.</summary>
    Corrected,

    /// <summary>The team said who came.</summary>
    Attendance,

    /// <summary>The provider took a message and could not deliver it: it is planned once more, if it is still of use.</summary>
    NotDelivered,

    /// <summary>The person wrote what could answer several questions, and is to be asked which; with the row in which it waits, and the channel.</summary>
    Unclear,

    /// <summary>The person's time zone or quiet hours were corrected: what waits for the end of the old night is looked at again.</summary>
    NightChanged,

    /// <summary>Automation for this person waits, or goes on again: a reply of theirs needed somebody of the team.</summary>
    HoldChanged,
}

/// <summary>What a reply turned out to mean.</summary>
/// <param name="Understood">False when it waits for the team; nothing changes then.</param>
public sealed record Heard(bool Understood, QuestionKind Question, string? About = null, Partstat? Partstat = null, PlaceStanding? Place = null)
{
    /// <summary>With an answer about a consent: how that stands now.</summary>
    public ConsentStanding? Consent { get; init; }

    /// <summary>They want to come, and had said no to this consent, which is required: it is asked once more. Null where nothing is.</summary>
    public string? ConsentToAskFor { get; init; }

    /// <summary>With an answer that puts the question off: when they want to be asked again.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>A consent was taken back, which is to be confirmed once.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>The channel on which it was said.</summary>
    public string? Via { get; init; }

    /// <summary>The question was open and this answers it; null where the journey's own last question tells, as in journeys from before several could be open.</summary>
    public bool? WasOpen { get; init; }

    /// <summary>The page with all questions after the meeting was sent: what was left out there was meant to be.</summary>
    public bool EndsFeedback { get; init; }
}
