using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EngagementFlows.Consent;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;

namespace EngagementFlows.Participants;

/// <summary>One person in one campaign: who they are, what they have said and what they have been sent. The aggregate of its partition.</summary>
public sealed record Participant
{
    public required string CampaignId { get; init; }
    public required string Id { get; init; }
    public required ParticipantDetails Details { get; init; }

    /// <summary>People who share a contact or come as each other's supporter have the same household: their places go together.</summary>
    public string Household { get; init; } = "";

    /// <summary>Somebody else in the campaign has the same phone number or email address, so that messages say who they are for.</summary>
    public bool SharesContact { get; init; }

    /// <summary>Places that this person takes: one, one for a supporter who is not invited themselves, and one for each of <see cref="Companions"/>.</summary>
    public int Places { get; init; } = 1;

    /// <summary>How many others they said come with them.</summary>
    public int Companions { get; init; }

    /// <summary>They come by video, and take no place in the room.</summary>
    public bool ByVideo { get; init; }
    public DateTimeOffset AddedAt { get; init; }

    public Partstat Partstat { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    /// <summary>Of somebody who is not sure: the first day on which they want to be asked again.</summary>
    public DateOnly? AskAgainOn { get; init; }
    public PlaceStanding Place { get; init; } = PlaceStanding.None;
    public Withdrawal Withdrawal { get; init; }
    public bool? Attended { get; init; }

    /// <summary>The one question that rows from before <see cref="OpenQuestions"/> had open.</summary>
    public AskedQuestion? Open { get; init; }

    /// <summary>What the person was asked and can still answer, or answer differently: read it by <see cref="QuestionList.Asked"/>.</summary>
    public ImmutableList<AskedQuestion> OpenQuestions { get; init; } = [];

    /// <summary>Every answer, oldest first, those that a later one replaced among them.</summary>
    public ImmutableList<AnswerGiven> AnswersGiven { get; init; } = [];

    /// <summary>What the person has been asked to make clear, until they have or the team has it.</summary>
    public UnclearReply? Unclear { get; init; }
    public GivenAnswers Answers { get; init; } = new();

    /// <summary>What the team has decided about answers in the person's own words that others may come to read, by question.</summary>
    public ImmutableDictionary<string, SharedAnswers.AnswerReview> AnswerReviews { get; init; } = ImmutableDictionary<string, SharedAnswers.AnswerReview>.Empty;

    /// <summary>What is recorded of access needs; <see cref="Needs"/> has all of them.</summary>
    public ImmutableList<AccessNeed> RecordedNeeds { get; init; } = [];
    public ImmutableDictionary<string, ConsentRecord> Consents { get; init; } = ImmutableDictionary<string, ConsentRecord>.Empty;

    /// <summary>How far the ledger goes from which <see cref="Consents"/> follow. It outlives an erasure, as it holds nothing personal.</summary>
    public ConsentLedger Ledger { get; init; } = ConsentLedger.Empty;

    /// <summary>Entries of the ledger that are written with this row.</summary>
    [JsonIgnore]
    public ImmutableList<ConsentEntry> Unwritten { get; init; } = [];

    /// <summary>Where and when the person gave their details to a charity, by which it may tell them of its like work until they object; null where they did not.</summary>
    public SoftOptIn? SoftOptIn { get; init; }

    public ImmutableDictionary<string, StepRecord> Steps { get; init; } = ImmutableDictionary<string, StepRecord>.Empty;
    /// <summary>Channels whose contact turned out to take no messages, until the team puts another in its place.</summary>
    public ImmutableHashSet<Channel> Unusable { get; init; } = [];
    public StartedMessages Started { get; init; } = new(default, 0);

    /// <summary>As <see cref="Started"/> and <see cref="Unusable"/>, of the copies that go to the supporter.</summary>
    public StartedMessages StartedToSupporter { get; init; } = new(default, 0);
    public ImmutableHashSet<Channel> UnusableOfSupporter { get; init; } = [];

    /// <summary>Since when nothing goes to their supporter, nor counts from them: the person wrote that it is over, and the team is to ask.</summary>
    public DateTimeOffset? SupporterPausedAt { get; init; }

    /// <summary>Ids of messages taken in, newest last: a repeated delivery is counted once.</summary>
    public ImmutableList<string> ReceivedIds { get; init; } = [];

    [JsonIgnore]
    public int Received => ReceivedIds.Count;

    /// <summary>Set while, or since, a reply of theirs needed somebody of the team; null where none ever did.</summary>
    public Safeguarding.ParticipantHold? Hold { get; init; }

    /// <summary>When the last reply with helplines was due, and the message that it answers.</summary>
    public Safeguarding.HoldingReplyGiven? HoldingReply { get; init; }

    /// <summary>Messages to this person beside the story, by step: what the team wrote, and replies with helplines.</summary>
    public ImmutableDictionary<string, AsideMessage> Asides { get; init; } = ImmutableDictionary<string, AsideMessage>.Empty;

    /// <summary>When they were last told that somebody of the team will read what they wrote.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>They asked for no more reminders; answers and changes to the meeting still go.</summary>
    public bool WantsNoReminders { get; init; }
    public string? NextStep { get; init; }
    public DateTimeOffset? NextDue { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the erasure of this person's data began: nothing goes to them from then on.</summary>
    public DateTimeOffset? ErasingSince { get; init; }

    /// <summary>When it was done. What is left then is a number for the campaign's figures (<see cref="Privacy.Tombstone"/>), and is never written to again.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Classes of data that retention has taken away, so that they are not looked for again.</summary>
    public ImmutableHashSet<string> Removed { get; init; } = [];
    /// <summary>Goes up when the team calls this person's links back: those given before work no more.</summary>
    public int LinksVersion { get; init; }

    /// <summary>When the person last asked, on a page or in a message, for what is kept about them.</summary>
    public DateTimeOffset? DataAskedAt { get; init; }

    /// <summary>When the person last asked for it to be deleted.</summary>
    public DateTimeOffset? ErasureAskedAt { get; init; }

    /// <summary>What came to nothing is kept with the reason; what was recorded before stays, unless it waited for another try.</summary>
    public Participant WithClosed(IEnumerable<StepOutcome> closed) => this with
    {
        Steps = Steps.SetItems(NewlyClosed(closed).Select(one => KeyValuePair.Create(
            one.Key, (Steps.GetValueOrDefault(one.Key) ?? new StepRecord(StepState.Skipped, one.At)) with { State = StepState.Skipped, At = one.At, Reason = one.Reason, Next = null }))),
    };

    /// <summary>Those that nothing final is recorded of yet.</summary>
    public IEnumerable<StepOutcome> NewlyClosed(IEnumerable<StepOutcome> closed) =>
        closed.Where(one => Steps.GetValueOrDefault(one.Key) is null or { State: StepState.Waiting });

    public Participant Hearing(string inboundId) => ReceivedIds.Contains(inboundId) ? this : this with { ReceivedIds = ReceivedIds.Add(inboundId) };

    /// <summary>All access needs that are known of, met and not met, and those that have ended.</summary>
    [JsonIgnore]
    public ImmutableList<AccessNeed> Needs => PersonalNeeds.Of(this);

    /// <summary>Messages come in easy read: the team has recorded the need, or the person has named it when asked.</summary>
    [JsonIgnore]
    public bool ReadsEasyRead => HasNeed(NeedKind.EasyRead);

    /// <summary>Emails and pages come in larger type.</summary>
    [JsonIgnore]
    public bool WantsLargePrint => HasNeed(NeedKind.LargePrint);

    /// <summary>A call instead of a text; never where they have said that they want no calls.</summary>
    [JsonIgnore]
    public bool WantsCalls => VoiceCalls.WantedBy(this);

    public bool HasNeed(NeedKind kind) => Needs.Exists(need => need.Kind == kind && need.Holds);

    [JsonIgnore]
    public ParticipantRef Ref => new(CampaignId, Id);

    [JsonIgnore]
    public string InstanceId => ParticipantJourney.InstanceId(CampaignId, Id);
}

/// <summary>The number of messages that we started on one local day, for the cap.</summary>
public sealed record StartedMessages(DateOnly Day, int Count);

/// <summary>What the person answered, in their own words where words were asked for.</summary>
public sealed record GivenAnswers
{
    public string? AccessNeeds { get; init; }
    public string? Opening { get; init; }
    /// <summary>Marks from the first statement on, which may not be for all of them; 0 for one that was left out.</summary>
    public IReadOnlyList<int> Statements { get; init; } = [];

    /// <summary>What they said beside their marks.</summary>
    public string? Comment { get; init; }
    public IReadOnlyList<string> Barriers { get; init; } = [];
    public string? OneThing { get; init; }
}
