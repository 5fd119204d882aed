using EngagementFlows.Journeys;

namespace EngagementFlows.Messaging;

/// <summary>One message beside the story, as it waits in the person's row.</summary>
/// <param name="English">What somebody of the team wrote; null where nothing, or where the template says it all.</param>
public sealed record AsideMessage(Step Step, string? English = null, string? Welsh = null)
{
    /// <summary>For previews, where nobody has written anything.</summary>
    public static AsideMessage Sample { get; } = new(new Step(Aside.TeamMessage, Aside.TeamMessage, default), "What the team writes to one person stands here.", "Yma y bydd geiriau'r staff i un person.");

    /// <summary>Of an <see cref="Replies.InReply"/>, the blocks that it says.</summary>
    public System.Collections.Immutable.ImmutableList<string> Says { get; init; } = [];

    /// <summary>The one in which it is written; null where the person's own counts.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Language? Language => (English, Welsh) switch
    {
        (not null, null) => Messaging.Language.English,
        (null, not null) => Messaging.Language.Welsh,
        _ => null,
    };

    public string? In(string code) => code == "cy" ? Welsh : English;
}
