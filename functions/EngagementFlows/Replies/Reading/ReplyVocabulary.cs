using System.Text.Json;

namespace EngagementFlows.Replies.Reading;

/// <summary>Where a phrase of the vocabulary stands in a reply.</summary>
/// <param name="Topic">Such as <c>stop-all</c> or <c>ask-when</c>.</param>
/// <param name="At">The index of its first word.</param>
public readonly record struct ReplySignal(string Topic, string Phrase, int At, int End, int Sentence)
{
    /// <summary>Its place is counted in the reply's Welsh words.</summary>
    public bool IsWelsh { get; init; }
}

/// <summary>The phrases of one language by topic, from the files in <c>Replies/Words</c>, and where they stand in a reply.</summary>
public sealed class ReplyVocabulary
{
    /// <summary>Phrases that look like others and are not: their words are not looked at for any other topic of the file that names them.</summary>
    private const string Harmless = "harmless";

    private static readonly HashSet<string> Together = ["asking", "stopping", "people", "harm"];

    private readonly HashSet<string> words;
    private readonly List<(string File, string Topic, ReplyPhrase Phrase)> anywhere = [];
    private readonly Dictionary<string, List<(string File, string Topic, ReplyPhrase Phrase)>> byFirstWord = new(StringComparer.Ordinal);

    public ReplyVocabulary(LanguageWords language, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> files, Func<string, IEnumerable<string>> forms)
    {
        Language = language;
        words = [.. language.Courtesies, .. language.Conjunctions];
        foreach (var (file, topics) in files)
        {
            foreach (var (topic, phrases) in topics)
            {
                foreach (var text in phrases)
                {
                    Add(file, topic, ReplyPhrase.Read(text, language, forms));
                }
            }
        }
    }

    public LanguageWords Language { get; }

    /// <summary>Whether the word is one of this language's vocabulary, as it is written or as it is meant.</summary>
    public bool Knows(string word) => words.Contains(word) || Language.Spellings.ContainsKey(word);

    public IReadOnlyList<ReplySignal> Find(ReplyWords reply)
    {
        var found = new List<(string File, ReplySignal Signal)>();
        for (var at = 0; at < reply.Words.Count; at++)
        {
            foreach (var (file, topic, phrase) in anywhere.Concat(byFirstWord.GetValueOrDefault(reply.Words[at].Text) ?? []))
            {
                if (phrase.EndAt(reply.Words, at) is var end && end > at)
                {
                    found.Add((file, new ReplySignal(topic, phrase.Text, at, end, reply.Words[at].Sentence)));
                }
            }
        }

        var harmless = found.Where(one => one.Signal.Topic == Harmless).ToList();
        found.RemoveAll(one => found.Exists(other => other.File == one.File && other.Signal.Topic != one.Signal.Topic && other.Signal.At <= one.Signal.At && other.Signal.End >= one.Signal.End
            && other.Signal.End - other.Signal.At > one.Signal.End - one.Signal.At && !Together.Contains(one.File)));
        return [.. found.Where(one => one.Signal.Topic == Harmless && one.File == Topics.HarmFile).Select(one => one.Signal with { Topic = Topics.NoHarm }),
            .. found.Where(one => one.Signal.Topic != Harmless && !harmless.Exists(mask => mask.File == one.File && mask.Signal.At < one.Signal.End && one.Signal.At < mask.Signal.End)).Select(one => one.Signal)];
    }

    private void Add(string file, string topic, ReplyPhrase phrase)
    {
        words.UnionWith(phrase.AllWords);
        if (phrase.FirstWords is not { } first)
        {
            anywhere.Add((file, topic, phrase));
            return;
        }

        foreach (var word in first.Distinct(StringComparer.Ordinal))
        {
            if (!byFirstWord.TryGetValue(word, out var list))
            {
                byFirstWord[word] = list = [];
            }

            list.Add((file, topic, phrase));
        }
    }
}
