using EngagementFlows.Messaging;

namespace EngagementFlows.AccessNeeds;

/// <summary>The lines of a message that is copied, in each language.</summary>
public sealed record CopiedText(IReadOnlyList<string> English, IReadOnlyList<string> Welsh)
{
    private const string More = "...";

    public IReadOnlyList<string> In(Language language) => language == Language.Welsh ? Welsh : English;

    public bool CanBeShorter => English.Count > 2 || Welsh.Count > 2;

    /// <summary>Without the last line of each.</summary>
    public CopiedText Shorter() => new(Without(English), Without(Welsh));

    private static IReadOnlyList<string> Without(IReadOnlyList<string> lines) =>
        lines.Count <= 2 ? lines : [.. lines.Take(lines.Count - (lines[^1] == More ? 2 : 1)), More];
}
