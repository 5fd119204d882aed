using System.Collections.Immutable;
using System.Text.Json.Serialization;
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

    /// <summary>Places that this person takes: one, and one for a supporter who is not invited themselves.</summary>
    public int Places { get; init; } = 1;
    public DateTimeOffset AddedAt { get; init; }

    public Partstat Partstat { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public PlaceStanding Place { get; init; } = PlaceStanding.None;
    public Withdrawal Withdrawal { get; init; }
    public bool? Attended { get; init; }
    public AskedQuestion? Open { get; init; }
    public GivenAnswers Answers { get; init; } = new();
    public ImmutableDictionary<string, ConsentRecord> Consents { get; init; } = ImmutableDictionary<string, ConsentRecord>.Empty;

    public ImmutableDictionary<string, StepRecord> Steps { get; init; } = ImmutableDictionary<string, StepRecord>.Empty;
    /// <summary>Channels whose contact turned out to take no messages, until the team puts another in its place.</summary>
    public ImmutableHashSet<Channel> Unusable { get; init; } = [];
    public StartedMessages Started { get; init; } = new(default, 0);

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
    public string? NextStep { get; init; }
    public DateTimeOffset? NextDue { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

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

    /// <summary>Messages come in easy read: the team has recorded the need, or the person has named it when asked.</summary>
    [JsonIgnore]
    public bool ReadsEasyRead => Details.ReadsEasyRead || EasyRead.IsAskedFor(Answers.AccessNeeds);

    [JsonIgnore]
    public ParticipantRef Ref => new(CampaignId, Id);

    [JsonIgnore]
    public string InstanceId => ParticipantJourney.InstanceId(CampaignId, Id);
}

/// <param name="Until">After this a reply no longer answers it.</param>
public sealed record AskedQuestion(QuestionKind Kind, string? About, DateTimeOffset AskedAt, DateTimeOffset? Until = null);

/// <summary>The number of messages that we started on one local day, for the cap.</summary>
public sealed record StartedMessages(DateOnly Day, int Count);

/// <summary>What the person answered, in their own words where words were asked for.</summary>
public sealed record GivenAnswers
{
    public string? AccessNeeds { get; init; }
    public string? Opening { get; init; }
    public IReadOnlyList<int> Statements { get; init; } = [];
    public IReadOnlyList<string> Barriers { get; init; } = [];
    public string? OneThing { get; init; }
}

/// <param name="Evidence">The id of the message in which it was said.</param>
public sealed record ConsentRecord(bool Given, DateTimeOffset At, int WordingVersion, string Evidence);
