using System.Text.Json.Serialization;

namespace EngagementFlows.Inbox;

/// <summary>What a reply means, as far as rules can tell without guessing.</summary>
public abstract record ReplyMeaning
{
    private ReplyMeaning()
    {
    }

    /// <summary>No more messages, of any kind, on any channel. Read before anything else.</summary>
    public sealed record OptOut(OptOutKind Kind) : ReplyMeaning;

    /// <summary>START or UNSTOP: the only words that undo an opt-out.</summary>
    public sealed record OptIn : ReplyMeaning;

    /// <param name="ByVideo">With a yes by a number that says so: by video, or in the room; null where it does not say.</param>
    public sealed record Attendance(YesNoAnswer Answer, bool? ByVideo = null) : ReplyMeaning;

    /// <param name="Answer">Yes or no.</param>
    public sealed record YesNo(YesNoAnswer Answer) : ReplyMeaning;

    /// <param name="Values">One number from 1 to 5 for each statement, in their order.</param>
    /// <param name="Remark">What the person wrote beside the numbers, for the team to read; null where nothing.</param>
    public sealed record Ratings(IReadOnlyList<int> Values, string? Remark = null) : ReplyMeaning;

    /// <param name="Keys">The options chosen, in the order of the question; empty where the person said none.</param>
    /// <param name="Remark">What the person wrote beside the options, for the team to read; null where nothing.</param>
    public sealed record Choices(IReadOnlyList<string> Keys, string? Remark = null) : ReplyMeaning;

    /// <summary>The person's own words, whole.</summary>
    /// <param name="NamesNoNeed">They say that there is nothing: asked what they need, or asked for words of their own.</param>
    public sealed record FreeText(string Text, bool NamesNoNeed = false) : ReplyMeaning
    {
        /// <summary>The rest of the reply says something else, and is no part of the answer.</summary>
        public bool IsPart { get; init; }
    }

    /// <summary>No rule is sure: the reply waits in the inbox for the team.</summary>
    public sealed record NotUnderstood : ReplyMeaning;
}

[JsonConverter(typeof(JsonStringEnumConverter<YesNoAnswer>))]
public enum YesNoAnswer
{
    [JsonStringEnumMemberName("yes")]
    Yes,

    [JsonStringEnumMemberName("no")]
    No,

    [JsonStringEnumMemberName("not-sure")]
    NotSure,
}

[JsonConverter(typeof(JsonStringEnumConverter<OptOutKind>))]
public enum OptOutKind
{
    /// <summary>A single word that the provider of texts acts on and answers itself: send no confirmation.</summary>
    [JsonStringEnumMemberName("provider-word")]
    ProviderWord,

    /// <summary>In the person's own words, or by email: confirm once, on the same channel.</summary>
    [JsonStringEnumMemberName("own-words")]
    OwnWords,
}
