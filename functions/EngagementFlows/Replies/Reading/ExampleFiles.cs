namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads the labelled examples, which a team can add to: a reply a line, with tabs between what was asked, the acceptable treatments (the
/// best one first, <c> / </c> between them) and the words, in which <c>\n</c> is the end of a line. Comments after <c>#</c> at the
/// beginning of a line.
/// </summary>
internal static class ExampleFiles
{
    internal static IReadOnlyList<ReplyExample> Load(string folder) => [.. Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static ReplyExample Read(string line) => line.Split('\t') is [var open, var treatments, var text]
        ? new ReplyExample(open, Best(treatments), text.Replace("\\n", "\n", StringComparison.Ordinal))
        : throw new FormatException($"An example needs three columns with tabs between them: {line}");

    private static string Best(string treatments) => string.Join('+', treatments.Split(" / ")[0].Split('+').Select(ReplyTreatment.Kind));
}
