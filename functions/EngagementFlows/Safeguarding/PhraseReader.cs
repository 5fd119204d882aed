namespace EngagementFlows.Safeguarding;

/// <summary>Whether a reply tells of harm: anything in it that a phrase of the list finds, wherever it stands. Made to miss nothing, at the price of false alarms. Pure.</summary>
public sealed class PhraseReader
{
    /// <summary>No text message is longer; of an email, more than anybody writes in one.</summary>
    private const int Longest = 20_000;

    private static readonly char[] SentenceEnds = ['.', ',', '!', '?', ';', ':', '(', ')', '\n', '\r'];
    private readonly PhraseBook book;
    private readonly Dictionary<string, List<Phrase>> byFirstWord = new(StringComparer.Ordinal);
    private readonly List<Phrase> others = [];
    private readonly PhraseReader? standing;

    public PhraseReader(PhraseBook book, PhraseChanges changes)
    {
        this.book = book;
        var removed = changes.Removed.ToHashSet(StringComparer.Ordinal);
        Add([.. Of(book.En, _ => true), .. changes.En], word => [word]);
        Add([.. Of(book.Cy, _ => true), .. changes.Cy], WelshMutations.Of);
        standing = new PhraseReader(book, [.. Of(book.En, book.NeverOutweighed.Contains), .. changes.En],
            [.. Of(book.Cy, book.NeverOutweighed.Contains), .. changes.Cy]);

        IEnumerable<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> bySubject, Func<string, bool> which) =>
            bySubject.Where(subject => which(subject.Key)).SelectMany(subject => subject.Value).Where(phrase => !removed.Contains(phrase));
    }

    private PhraseReader(PhraseBook book, IReadOnlyList<string> english, IReadOnlyList<string> welsh)
    {
        this.book = book;
        Add(english, word => [word]);
        Add(welsh, WelshMutations.Of);
    }

    /// <summary>
    /// Whether a phrase is in it that nothing else outweighs: one of killing or harming oneself, of rape or abuse, or one that the team has
    /// added itself. "I've been feeling suicidal but yes I'll come" is much like an answer, and is a disclosure.
    /// </summary>
    public bool HasStandingPhrase(string? text) => standing?.TellsOfHarm(text) == true;

    public bool TellsOfHarm(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var read = text.Length > Longest ? text[..Longest] : text;
        // As it is written, too: what looks like a slip may be a word of the other language.
        return Finds(PhraseWords.Corrected(read, book)) || Finds(PhraseWords.Of(read)) || read.Split(SentenceEnds).Any(sentence => Finds(PhraseWords.Corrected(sentence, book)));
    }

    private bool Finds(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var here = at;
            if ((byFirstWord.TryGetValue(words[at], out var phrases) && phrases.Exists(phrase => phrase.IsAt(words, here))) || others.Exists(phrase => phrase.IsAt(words, here)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(IEnumerable<string> phrases, Func<string, IEnumerable<string>> forms)
    {
        foreach (var phrase in phrases.Select(text => Phrase.Read(text, book.Sets, forms)))
        {
            if (phrase.FirstWords is not { } first)
            {
                others.Add(phrase);
                continue;
            }

            foreach (var word in first.Distinct(StringComparer.Ordinal))
            {
                if (!byFirstWord.TryGetValue(word, out var list))
                {
                    byFirstWord[word] = list = [];
                }

                list.Add(phrase);
            }
        }
    }
}
