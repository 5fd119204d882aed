using System.Text.Json.Serialization;
using EngagementFlows.Messaging;

namespace EngagementFlows.Inbox;

/// <summary>
/// What waits for somebody of the team: a reply that no rule understood or that could belong to more than one person, a message of ours
/// that did not go, an alert, words that tell of harm, a wish to see or delete one's data.
/// </summary>
/// <param name="ParticipantIds">Whom it may be from; none if nobody is known under that contact.</param>
/// <param name="Why">Why it is here, for the team.</param>
public sealed record InboxItem(string Id, IReadOnlyList<string> ParticipantIds, Channel Channel, string From, string Text, DateTimeOffset At, string Why)
{
    /// <summary>What somebody wrote.</summary>
    public const string Reply = "reply";

    /// <summary>A message of ours that did not go, or of which nobody knows whether it did.</summary>
    public const string Delivery = "delivery";

    /// <summary>Something that concerns all campaigns: a sender has stopped.</summary>
    public const string Alert = "alert";

    /// <summary>A message of ours that is to be said by phone: whom to call, what to say and by when.</summary>
    public const string Call = "call";

    /// <summary>What people need and nobody has marked as met, before the invitation and before the meeting.</summary>
    public const string AccessNeeds = "access-needs";

    /// <summary>A reply that tells of harm: a named person has been told, and automation for its sender waits.</summary>
    public const string Safeguarding = "safeguarding";

    /// <summary>Somebody wants to see or delete what is kept about them.</summary>
    public const string DataRequest = "data-request";

    /// <summary>Somebody said no to a consent that is required, and does not take part.</summary>
    public const string Consent = "consent";

    /// <summary>Whether somebody outside the team wrote it.</summary>
    [JsonIgnore]
    public bool IsWritten => Kind is Reply or Safeguarding or DataRequest;

    public static IReadOnlyList<string> Kinds { get; } = [Reply, Delivery, Call, AccessNeeds, Alert, Safeguarding, DataRequest, Consent];

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; init; } = Reply;

    /// <summary>What came with it and was not kept: name, type and size.</summary>
    public string? Attached { get; init; }

    /// <summary>The everyday questions in it, by name (<c>pay</c>); empty where there are none.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>
    /// Of a call: the message that it is to say, so that it says what is so when the meeting has moved. Null in what was stored before.
    /// </summary>
    public Journeys.Step? Says { get; init; }

    public InboxState State { get; init; }

    /// <summary>Who of the team has it in hand.</summary>
    public InboxAssignee? AssignedTo { get; init; }

    /// <summary>Goes up with everything that the team does with it.</summary>
    public int Revision { get; init; }

    /// <summary>What the team has done with it, oldest first.</summary>
    public IReadOnlyList<InboxDeed> History { get; init; } = [];

    [JsonIgnore]
    public string ETag => $"\"item-{Revision}\"";
}

[JsonConverter(typeof(JsonStringEnumConverter<InboxState>))]
public enum InboxState
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("assigned")]
    Assigned,

    [JsonStringEnumMemberName("resolved")]
    Resolved,
}

/// <param name="Id">As <see cref="Access.Actor"/> has it.</param>
public sealed record InboxAssignee(string Id, string Name);

/// <summary>One thing that somebody of the team has done with an item.</summary>
/// <param name="Revision">The revision of the item that it made.</param>
/// <param name="What"><c>assigned</c>, <c>answered</c>, <c>marked</c>, <c>opted-out</c> or <c>resolved</c>.</param>
public sealed record InboxDeed(int Revision, DateTimeOffset At, InboxAssignee Who, string What)
{
    /// <summary>The note, the words that were sent, or what was recorded as the answer.</summary>
    public string? Detail { get; init; }

    public string? Participant { get; init; }

    /// <summary>A hash of what was asked for, by which the same request is known again.</summary>
    public string Request { get; init; } = "";
}
