using System.Text.Json.Serialization;

namespace EngagementFlows.Links;

/// <summary>What a link to a participant's own page is for; one for each page.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkPurpose>))]
public enum LinkPurpose
{
    /// <summary>The invitation, or an offered place.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer,

    [JsonStringEnumMemberName("consents")]
    Consents,

    /// <summary>Access needs and the opening question.</summary>
    [JsonStringEnumMemberName("questions")]
    Questions,

    [JsonStringEnumMemberName("feedback")]
    Feedback,

    [JsonStringEnumMemberName("preferences")]
    Preferences,

    /// <summary>To ask for what is kept about one.</summary>
    [JsonStringEnumMemberName("data")]
    Data,

    /// <summary>To hear nothing more.</summary>
    [JsonStringEnumMemberName("stop")]
    Stop,
}

public static class LinkPurposes
{
    private const string Letters = "acqfpds";

    /// <summary>In JSON and in settings, and what a token is signed for.</summary>
    public static string Name(this LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Answer => "answer",
        LinkPurpose.Consents => "consents",
        LinkPurpose.Questions => "questions",
        LinkPurpose.Feedback => "feedback",
        LinkPurpose.Preferences => "preferences",
        LinkPurpose.Data => "data",
        _ => "stop",
    };

    /// <summary>With this a token begins, so that its page is known; signed along with the rest.</summary>
    internal static char Letter(this LinkPurpose purpose) => Letters[(int)purpose];

    internal static LinkPurpose? Of(char letter) => Letters.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal) is >= 0 and var index ? (LinkPurpose)index : null;

    public static LinkPurpose? Named(string? name) => Enum.GetValues<LinkPurpose>().Where(purpose => purpose.Name() == name).Select(purpose => (LinkPurpose?)purpose).FirstOrDefault();
}
