using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// Known texts of ours, found again in a mail by their sentences: a quotation that nothing marks must not be read as the words of the
/// person. Whole sentences only, so that somebody who writes "I do not want more emails like this one" is heard although our own text has
/// most of these words. Built from templates, whose fields may be anything, or from a message as it was sent. Linear in the text.
/// </summary>
public sealed class OurTexts
{
    /// <summary>A sentence of so many words is ours wherever it stands; a shorter one only beside another of ours.</summary>
    private const int FewestWords = 5;

    /// <summary>So many words begin what a sentence is looked up by.</summary>
    private const int KeyLength = 3;
    private const int MostOfOneKey = 40;

    private static readonly Lazy<OurTexts> Templates = new(() => Of(Directory
        .EnumerateFiles(TemplateSources.Folder, "*.hbs").Order(StringComparer.Ordinal).Select(File.ReadAllText)));

    private readonly Dictionary<string, List<(OurSentence Sentence, int Offset)>> byKey = [];
    private readonly Dictionary<string, List<OurSentence>> byFirstWord = [];

    private OurTexts()
    {
    }

    /// <summary>All texts that the app brings with it.</summary>
    public static OurTexts BuiltIn => Templates.Value;

    /// <param name="texts">Templates, or messages as they were sent.</param>
    public static OurTexts Of(IEnumerable<string> texts)
    {
        var ours = new OurTexts();
        foreach (var sentence in texts.SelectMany(OurSentence.In).DistinctBy(sentence => sentence.ToString()))
        {
            ours.Add(sentence);
        }

        return ours;
    }

    /// <summary>The lines without what is ours in them, and whether anything was.</summary>
    internal (List<string> Lines, bool HasOurs) Without(List<string> lines, Correspondents people)
    {
        var words = OurWord.In(lines);
        var isOurs = new bool[words.Count];
        for (var at = 0; at + KeyLength <= words.Count; at++)
        {
            foreach (var (sentence, offset) in byKey.GetValueOrDefault(Key(words, at)) ?? [])
            {
                if (sentence.Match(words, at, offset) is { } found)
                {
                    Array.Fill(isOurs, true, found.Start, found.End - found.Start);
                }
            }
        }

        if (!isOurs.Contains(true))
        {
            return (lines, false);
        }

        Spread(words, isOurs);
        return (Rest(lines, words, isOurs, people), true);
    }

    private void Add(OurSentence sentence)
    {
        if (sentence.Literals >= FewestWords && sentence.KeyOffset(KeyLength) is { } offset)
        {
            var key = string.Join(' ', sentence.Words.Skip(offset).Take(KeyLength));
            byKey.TryAdd(key, []);
            if (byKey[key].Count < MostOfOneKey)
            {
                byKey[key].Add((sentence, offset));
            }
        }
        else if (sentence.FirstLiteral is { } first)
        {
            byFirstWord.TryAdd(first, []);
            if (byFirstWord[first].Count < MostOfOneKey)
            {
                byFirstWord[first].Add(sentence);
            }
        }
    }

    private static string Key(List<OurWord> words, int at) => $"{words[at].Folded} {words[at + 1].Folded} {words[at + 2].Folded}";

    /// <summary>Short sentences of ours ("Both are fine.", "1 for yes") that stand right before or behind what is surely ours.</summary>
    private void Spread(List<OurWord> words, bool[] isOurs)
    {
        for (var at = 1; at < words.Count; at++)
        {
            if (isOurs[at - 1] && !isOurs[at] && ShortAt(words, at) is { } found)
            {
                Array.Fill(isOurs, true, found.Start, found.End - found.Start);
            }
        }

        for (var at = words.Count - 1; at >= 0; at--)
        {
            if (!isOurs[at] && ShortAt(words, at) is { } found && found.End < words.Count && isOurs[found.End])
            {
                Array.Fill(isOurs, true, found.Start, found.End - found.Start);
            }
        }
    }

    /// <summary>A short sentence that begins here, or whose first word that is no field stands here.</summary>
    private (int Start, int End)? ShortAt(List<OurWord> words, int at)
    {
        for (var first = at; first < words.Count && first <= at + 1; first++)
        {
            foreach (var sentence in byFirstWord.GetValueOrDefault(words[first].Folded) ?? [])
            {
                if (sentence.Match(words, first, sentence.FirstLiteralAt) is { } found
                    && found.Start == at
                    && sentence.IsWholeAt(words, found))
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static bool IsLink(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);

    private static List<string> Rest(List<string> lines, List<OurWord> words, bool[] isOurs, Correspondents people)
    {
        var byLine = words.Select((word, index) => (word.Line, word.Raw, IsOurs: isOurs[index])).ToLookup(word => word.Line);
        var rest = new List<string>(lines.Count);
        var isBesideOurs = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var ofLine = byLine[at].ToList();
            var left = ofLine.Exists(word => word.IsOurs)
                ? string.Join(' ', ofLine.Where(word => !word.IsOurs).Select(word => word.Raw))
                : lines[at];
            // We sign with our name, and our links stand where our sentences end.
            var isOurSignature = isBesideOurs && (people.IsOurName(left) || IsLink(left.Trim()));
            isBesideOurs = ofLine.Count == 0 ? isBesideOurs : ofLine.Exists(word => word.IsOurs);
            rest.Add(isOurSignature ? "" : left);
        }

        return rest;
    }
}
