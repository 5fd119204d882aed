using System.Text.Json.Serialization;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>Which messages somebody asks us to stop.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OptOutScope>))]
public enum OptOutScope
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("all")]
    All,

    [JsonStringEnumMemberName("texts")]
    Texts,

    [JsonStringEnumMemberName("emails")]
    Emails,

    /// <summary>Answers and changes still go.</summary>
    [JsonStringEnumMemberName("reminders")]
    Reminders,
}

/// <summary>Why a message does not reach the person whom it was for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotThem>))]
public enum NotThem
{
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>A wrong number, somebody else's phone, somebody who has moved away.</summary>
    [JsonStringEnumMemberName("wrong-person")]
    WrongPerson,

    [JsonStringEnumMemberName("bereavement")]
    Bereavement,
}

/// <summary>What people ask again and again, and a campaign can answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EverydayQuestion>))]
public enum EverydayQuestion
{
    [JsonStringEnumMemberName("bring-someone")]
    BringSomeone,

    [JsonStringEnumMemberName("parking-access-or-transport")]
    ParkingAccessOrTransport,

    [JsonStringEnumMemberName("pay")]
    Pay,

    [JsonStringEnumMemberName("why-me")]
    WhyMe,

    [JsonStringEnumMemberName("my-answer")]
    MyAnswer,

    [JsonStringEnumMemberName("link")]
    Link,

    [JsonStringEnumMemberName("when")]
    When,

    [JsonStringEnumMemberName("who")]
    Who,

    [JsonStringEnumMemberName("where")]
    Where,

    [JsonStringEnumMemberName("human")]
    Human,

    [JsonStringEnumMemberName("change-language")]
    ChangeLanguage,

    [JsonStringEnumMemberName("what")]
    What,
}

/// <summary>All that one reply says, by the question that it may answer. A reply can say several things.</summary>
public sealed record ReplyReading
{
    public bool TellsOfHarm { get; init; }

    public OptOutScope OptOut { get; init; }

    /// <summary>It may be a wish to stop: nothing more is sent until somebody of the team has read it, which is at once.</summary>
    public bool MayBeStop { get; init; }

    /// <summary>They want messages again.</summary>
    public bool OptsIn { get; init; }

    public NotThem NotThem { get; init; }

    /// <summary>A machine wrote it, or a phone's reaction to a message of ours.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether they come, whatever was asked; null where it does not say.</summary>
    public YesNoAnswer? Coming { get; init; }

    /// <summary>How many they say come with them: none, one, or two for any more; null where it does not say.</summary>
    public int? Companions { get; init; }

    /// <summary>Whether they come by video or in the room; null where it does not say.</summary>
    public bool? ByVideo { get; init; }

    /// <summary>What of it says what they need, beside that they come; null where nothing does.</summary>
    public string? Needs { get; init; }

    /// <summary>"By video", "in person please": it says by which way they come, and nothing else.</summary>
    public bool SaysOnlyWhichWay { get; init; }

    /// <summary>By which channel they want to be written to from now on; null where they did not say.</summary>
    public Channel? WriteBy { get; init; }

    /// <summary>
    /// With a stop of the other channel: it is only their wish for <see cref="WriteBy"/> that closes it, and no word of theirs.
    /// </summary>
    public bool IsOnlyAWish { get; init; }

    public bool IsLate { get; init; }

    public IReadOnlyList<EverydayQuestion> Asks { get; init; } = [];

    /// <summary>They ask who else will be there.</summary>
    public bool AsksWhoComes { get; init; }

    /// <summary>Beside who else will be there they ask who writes, or what it is about.</summary>
    public bool AsksBesideWhoComes { get; init; }

    /// <summary>They ask how to get there.</summary>
    public bool AsksTheWay { get; init; }

    /// <summary>They ask about parking, steps or being fetched.</summary>
    public bool AsksAboutAccess { get; init; }

    /// <summary>The answer to the question that is open; null where it is none.</summary>
    public ReplyMeaning? Answer { get; init; }

    /// <summary>Thanks or a greeting, and nothing else.</summary>
    public bool IsThanks { get; init; }

    /// <summary>Why somebody of the team is to read it; null where nobody needs to.</summary>
    public string? ForTheTeam { get; init; }

    /// <summary>The one consent that it takes back, as <see cref="Consent.ConsentPurposes"/> has it; all else stands.</summary>
    public string? TakesBack { get; init; }

    /// <summary>Every word of it is known, and nothing was guessed.</summary>
    public bool IsPlain { get; init; }

    internal static ReplyReading Team(string why) => new() { ForTheTeam = why };
}
