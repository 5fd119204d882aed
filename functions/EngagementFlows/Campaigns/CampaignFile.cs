using System.Text.Json.Serialization;

namespace EngagementFlows.Campaigns;

/// <summary>
/// What a team asks for, as it stands in the campaign's JSON. What a file leaves out is taken from the flow that it names
/// (<c>workshop.flow.json</c> is built in), so that after reading nothing here is missing.
/// Durations are ISO 8601 (<c>P4D</c>, <c>PT2H</c>); times of day are <c>HH:mm</c>; local dates and times are in <see cref="TimeZone"/>.
/// </summary>
public sealed record CampaignFile
{
    public string Id { get; init; } = "";
    public string Flow { get; init; } = "workshop";
    public LocalizedText Organisation { get; init; } = new("", "");

    /// <summary>What text messages call the organisation, where its name is long: <see cref="NameInTexts"/>.</summary>
    public LocalizedText? ShortName { get; init; }

    /// <summary>How a text message says who it is from. Where there is no short name it is the whole one: an abbreviation has to be one that people know.</summary>
    [JsonIgnore]
    public LocalizedText NameInTexts => ShortName ?? Organisation;

    /// <summary><c>charity</c> or <c>public-body</c>; null for any other. Only a charity has the soft opt-in.</summary>
    public string? OrganisationType { get; init; }

    /// <summary>An IANA time zone, Europe/London unless said.</summary>
    public string TimeZone { get; init; } = "";
    public QuietHoursFile QuietHours { get; init; } = new("", "");

    /// <summary>The most messages a day that we start with one person; answers within a conversation do not count.</summary>
    public int MessagesADay { get; init; }

    /// <summary>What the campaign's messages may cost by the estimate; null where nobody counts.</summary>
    public BudgetFile? Budget { get; init; }
    public MeetingFile Meeting { get; init; } = new();
    public InvitationFile Invitation { get; init; } = new();
    public AccessNeedsFile AccessNeeds { get; init; } = new();
    public IReadOnlyList<ConsentPurposeFile> Consents { get; init; } = [];
    public OpeningQuestionFile OpeningQuestion { get; init; } = new();
    public RemindersFile Reminders { get; init; } = new();
    public FeedbackFile Feedback { get; init; } = new();
    public FollowUpFile FollowUp { get; init; } = new();

    /// <summary>Who is told at once, at any hour, when a reply tells of harm; null where the app's own setting counts.</summary>
    public SafeguardingFile? Safeguarding { get; init; }

    /// <summary>Whom participants can talk to; a draft may lack it (<see cref="LaunchReadiness"/>).</summary>
    public ContactPersonFile? Contact { get; init; }

    /// <summary>Why people are written to, in one sentence: <c>You are on the list of people who use our day centre.</c> A draft may lack it.</summary>
    public LocalizedText? WhyYou { get; init; }

    /// <summary>Where the privacy notice is, an https address for each language. A draft may lack it.</summary>
    public LocalizedText? PrivacyNotice { get; init; }

    /// <summary>
    /// What the campaign says to questions that people ask again and again, by question (<see cref="Replies.EverydayAnswers.Named"/>). Null
    /// where it says nothing of its own.
    /// </summary>
    public IReadOnlyDictionary<string, LocalizedText>? EverydayAnswers { get; init; }

    /// <summary>
    /// The campaign's own texts in the place of built-in ones: by template (<c>invitation</c>), then by wording (<c>en</c>, <c>cy</c>,
    /// <c>en-easy</c>, <c>cy-easy</c>). Null where it has none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, MessageTexts>>? Messages { get; init; }

    /// <summary>What kind of message the campaign's are, where it is not as usual (<see cref="Messaging.MessageClasses"/>): by template.</summary>
    public IReadOnlyDictionary<string, MessageClassFile>? Classes { get; init; }
}

/// <param name="Class"><c>service</c>, <c>research</c> or <c>marketing</c>.</param>
/// <param name="Basis">What allows it, <c>public-task</c>; null for the usual one of its class.</param>
public sealed record MessageClassFile(string? Class, string? Basis = null);

/// <summary>One message in one wording, each channel as its template file would have it; null where the built-in text stands.</summary>
/// <param name="Sms">Plain text with Handlebars fields.</param>
/// <param name="Email"><c>Subject: </c> and the subject, an empty line, then Markdown with Handlebars fields.</param>
public sealed record MessageTexts(string? Sms = null, string? Email = null)
{
    internal string? For(Messaging.Channel channel) => channel == Messaging.Channel.Sms ? Sms : Email;
}

/// <summary>One text in English and in Welsh.</summary>
public sealed record LocalizedText(string En, string Cy)
{
    /// <summary>The same in short, everyday words; null where the text is plain enough for everybody.</summary>
    [JsonPropertyName("en-easy"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EnEasy { get; init; }

    /// <inheritdoc cref="EnEasy"/>
    [JsonPropertyName("cy-easy"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CyEasy { get; init; }

    /// <summary>Every form of it, for whoever looks for its words.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Forms => [.. new[] { En, Cy, EnEasy, CyEasy }.OfType<string>()];

    /// <param name="language"><c>cy</c> or <c>en</c>.</param>
    public string In(string language) => language == "cy" ? Cy : En;

    /// <summary>As somebody reads it who reads easy read, where <paramref name="easyRead"/> says so.</summary>
    public string In(string language, bool easyRead) => (easyRead ? (language == "cy" ? CyEasy : EnEasy) : null) ?? In(language);
}

/// <summary>No message leaves between <see cref="From"/> and <see cref="Until"/> (<c>HH:mm</c>, the recipient's local time).</summary>
/// <param name="BankHolidays">The part of the United Kingdom whose bank holidays are quiet all day (<c>scotland</c>); null for none.</param>
public sealed record QuietHoursFile(string From, string Until, string? BankHolidays = null);

/// <param name="Amount">Pounds and pence.</param>
public sealed record BudgetFile(decimal? Amount);

/// <param name="Phone">A mobile number; null for none.</param>
/// <param name="Channel"><c>sms</c> or <c>email</c>: what is tried first.</param>
public sealed record SafeguardingFile(string Name, string? Phone = null, string? Email = null, string Channel = "sms");

/// <summary>Somebody of the team whom participants can talk to.</summary>
/// <param name="When">When they can be reached: <c>Monday to Thursday, 9am to 5pm</c>.</param>
public sealed record ContactPersonFile(string Name, string? Phone = null, string? Email = null, LocalizedText? When = null);

public sealed record MeetingFile
{
    public LocalizedText Title { get; init; } = new("", "");

    /// <summary>Local date and time, <c>2026-12-10T10:00</c>.</summary>
    public string Start { get; init; } = "";
    public string End { get; init; } = "";
    public LocalizedText Place { get; init; } = new("", "");
    public string? VideoLink { get; init; }

    /// <summary>Places in the room, supporters counted.</summary>
    public int Places { get; init; }

    /// <summary>
    /// Invitations ask whether people come to the room or by video, by a number each, where else they say only that one can join by video.
    /// Needs a <see cref="VideoLink"/>; only those who come to the room take places.
    /// </summary>
    public bool AskRoomOrVideo { get; init; }

    /// <summary>Places are for those who are invited, and supporters: whoever writes that they bring somebody is told so, and the team reads it.</summary>
    public bool OnlyInvited { get; init; }

    /// <summary>The last local date on which an answer is asked for, <c>2026-12-01</c>.</summary>
    public string ReplyBy { get; init; } = "";
}

/// <summary>When those who have not answered are asked again, counted from their own invitation.</summary>
public sealed record InvitationFile
{
    public IReadOnlyList<string> RemindAfter { get; init; } = [];
    public string OtherChannelAfter { get; init; } = "";
}

/// <summary>How long an unanswered question about access needs holds up the questions after it.</summary>
public sealed record AccessNeedsFile
{
    public string WaitFor { get; init; } = "";

    /// <summary>How long before the meeting the team is told which needs are not met.</summary>
    public IReadOnlyList<string> RemindTeam { get; init; } = [];
}

/// <summary>One purpose of consent, asked on its own, in the wording of one version.</summary>
public sealed record ConsentPurposeFile
{
    public string Purpose { get; init; } = "";
    public bool Required { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>Who decides what becomes of it; null where that is the organisation of the campaign.</summary>
    public LocalizedText? Controller { get; init; }

    /// <summary>With whom things are shared, each named in the wording; null where with nobody.</summary>
    public IReadOnlyList<LocalizedText>? Partners { get; init; }
    public LocalizedText Wording { get; init; } = new("", "");

    /// <summary>How long a consent lasts, an ISO 8601 duration in which years and months may stand; null for the purpose's usual time.</summary>
    public string? Lasts { get; init; }
}

public sealed record OpeningQuestionFile
{
    public string Before { get; init; } = "";
    public LocalizedText Text { get; init; } = new("", "");
}

/// <summary>Reminders to those who are coming, counted back from the start of the meeting.</summary>
public sealed record RemindersFile
{
    public IReadOnlyList<string> Before { get; init; } = [];
}

/// <summary>Asked on the day after the meeting at <see cref="At"/>, and once more after <see cref="AgainAfter"/>.</summary>
public sealed record FeedbackFile
{
    public string At { get; init; } = "";
    public string AgainAfter { get; init; } = "";

    /// <summary>Rated from 1 (not at all) to 5 (fully).</summary>
    public IReadOnlyList<LocalizedText> Statements { get; init; } = [];
    public IReadOnlyList<BarrierFile> Barriers { get; init; } = [];
    public LocalizedText OneThing { get; init; } = new("", "");
}

public sealed record BarrierFile(string Key, LocalizedText Text);

public sealed record FollowUpFile
{
    /// <summary>Notes and slides go this long after the meeting, or when the team publishes them if that is later.</summary>
    public string MaterialsAfter { get; init; } = "";

    /// <summary>"What you said, what we did" is promised within this time of the meeting.</summary>
    public string OutcomesWithin { get; init; } = "";
}
