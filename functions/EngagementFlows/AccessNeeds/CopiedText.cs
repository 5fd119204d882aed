using EngagementFlows.Messaging;

namespace EngagementFlows.AccessNeeds;

/// <summary>The lines of a message that is copied, in each language.</summary>
public sealed record CopiedText(IReadOnlyList<string> English, IReadOnlyList<string> Welsh)
{
    public IReadOnlyList<string> In(Language language) => language == Language.Welsh ? Welsh : English;
}
