namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads the labelled examples, which a team can add to: a reply a line, with tabs between what was asked, the acceptable treatments (the
/// best one first, <c> / </c> between them) and the words, in which <c>\n</c> is the end of a line. Comments after <c>#</c> at the
/// beginning of a line.
/// </summary>
internal static class ExampleFiles
{
    internal static IEnumerable<string> In(string folder) => Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal);

    internal static IReadOnlyList<ReplyExample> Load(string folder) => [.. In(folder)
        .SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static ReplyExample Read(string line)
    {
        if (line.Split('\t') is not [var open, var treatments, var text])
        {
            throw new FormatException($"An example needs three columns with tabs between them: {line}");
        }

        string[] acceptable = [.. treatments.Split(" / ").Select(WithoutNumbers).Distinct()];
        return new ReplyExample(open, acceptable[0], text.Replace("\\n", "\n", StringComparison.Ordinal), acceptable[1..]);
    }

    private static string WithoutNumbers(string treatment) => string.Join('+', treatment.Split('+').Select(ReplyTreatment.Kind));
}
