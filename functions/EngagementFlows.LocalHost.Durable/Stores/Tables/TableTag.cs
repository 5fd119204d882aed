namespace EngagementFlows.LocalHost.Durable;

/// <summary>What a write has to know of the row that it changes: its ETag, and how much of the history lies in rows of its own.</summary>
/// <param name="Segments">History rows of the present execution.</param>
/// <param name="Sealed">Episodes in them; the later ones are in the instance's own row.</param>
internal readonly record struct TableTag(string ETag, int Segments, int Sealed)
{
    private const char Separator = '|';

    public static TableTag Parse(string text) => text.Split(Separator) is [var etag, var segments, var count]
        ? new TableTag(etag, int.Parse(segments), int.Parse(count))
        : throw new FormatException($"'{text}' is no tag of a table store.");

    public override string ToString() => $"{ETag}{Separator}{Segments}{Separator}{Sealed}";
}
