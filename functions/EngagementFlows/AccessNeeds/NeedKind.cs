using System.Text.Json.Serialization;

namespace EngagementFlows.AccessNeeds;

/// <summary>What somebody needs to take part, in the terms of the Accessible Information Standard and of meetings.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NeedKind>))]
public enum NeedKind
{
    [JsonStringEnumMemberName("language")]
    Language,

    [JsonStringEnumMemberName("easy-read")]
    EasyRead,

    [JsonStringEnumMemberName("large-print")]
    LargePrint,

    [JsonStringEnumMemberName("interpreter")]
    Interpreter,

    /// <summary>A call instead of a text.</summary>
    [JsonStringEnumMemberName("voice-call")]
    VoiceCall,

    [JsonStringEnumMemberName("step-free")]
    StepFree,

    [JsonStringEnumMemberName("quiet-room")]
    QuietRoom,

    [JsonStringEnumMemberName("supporter")]
    Supporter,

    /// <summary>Anything else, in the words in which it was said.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}

public static class NeedKinds
{
    public static IReadOnlyDictionary<NeedKind, string> Names { get; } = new Dictionary<NeedKind, string>
    {
        [NeedKind.Language] = "language",
        [NeedKind.EasyRead] = "easy-read",
        [NeedKind.LargePrint] = "large-print",
        [NeedKind.Interpreter] = "interpreter",
        [NeedKind.VoiceCall] = "voice-call",
        [NeedKind.StepFree] = "step-free",
        [NeedKind.QuietRoom] = "quiet-room",
        [NeedKind.Supporter] = "supporter",
        [NeedKind.Other] = "other",
    };

    /// <returns>Null where no kind has this name.</returns>
    public static NeedKind? Of(string? name) => Names.Where(one => one.Value == name).Select(one => (NeedKind?)one.Key).FirstOrDefault();
}
