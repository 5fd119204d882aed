using System.Text;
using EngagementFlows.Contacts;

namespace EngagementFlows.Replies.Reading;

/// <summary>One word of a reply as phrases are compared with it: folded, corrected, without apostrophes.</summary>
/// <param name="Text">Such as <c>cant</c>, <c>dwi</c>, <c>4</c>.</param>
/// <param name="BeginsClause">Nothing but courtesies stands before it in its clause.</param>
/// <param name="EndsClause">Nothing but courtesies stands after it in its clause.</param>
/// <param name="Sentence">Counted from 0.</param>
/// <param name="Clause">Counted from 0 through all sentences: a comma begins a new one.</param>
/// <param name="IsQuoted">It stands within quotation marks that do not hold the whole reply: somebody else's words, or a word that is talked about.</param>
public readonly record struct ReplyWord(string Text, bool BeginsClause, bool EndsClause, int Sentence, int Clause, bool IsQuoted);

/// <summary>
/// A reply as the words of one language: slips and text-speak put right, "do not" and "don't" one word, sentences and clauses marked.
/// English phrases are looked for in the English words, Welsh ones in the Welsh: a word of one may look like a slip in the other. Pure.
/// </summary>
public sealed class ReplyWords
{
    private const int LongestStretch = 2;

    private ReplyWords(IReadOnlyList<ReplyWord> words, IReadOnlyList<bool> asks)
    {
        Words = words;
        Asks = asks;
    }

    public IReadOnlyList<ReplyWord> Words { get; }

    /// <summary>For each sentence: it ends in a question mark.</summary>
    public IReadOnlyList<bool> Asks { get; }

    public static ReplyWords Read(string text, LanguageWords language)
    {
        var raw = Tokens(text, language.SplitsAtApostrophes);
        var words = new List<RawWord>();
        var asks = new List<bool>();
        var (clause, sentence, begun) = (0, 0, false);
        foreach (var token in raw)
        {
            if (!token.IsBreak)
            {
                begun = true;
                foreach (var word in language.Corrected(token.Text))
                {
                    words.Add(new RawWord(word, clause, sentence, token.IsQuoted));
                }

                continue;
            }

            clause++;
            if (!token.EndsSentence)
            {
                continue;
            }

            if (begun)
            {
                asks.Add(token.Text == "?");
                sentence++;
                begun = false;
            }
            else if (token.Text == "?" && asks.Count > 0)
            {
                asks[^1] = true;
            }
        }

        asks.Add(false);
        if (words.TrueForAll(one => one.IsQuoted))
        {
            words = words.ConvertAll(one => one with { IsQuoted = false });
        }

        var joined = Joined(words, language);
        return new ReplyWords(Marked(joined, language), asks);
    }

    /// <summary>Which words a conjunction sets apart is for the language; a clause also begins after one.</summary>
    private static List<ReplyWord> Marked(List<RawWord> words, LanguageWords language)
    {
        var begins = new bool[words.Count];
        var ends = new bool[words.Count];
        for (var at = 0; at < words.Count; at++)
        {
            begins[at] = at == 0 || words[at - 1].Clause != words[at].Clause || language.IsConjunction(words[at - 1].Text)
                || (begins[at - 1] && language.IsCourtesy(words[at - 1].Text));
        }

        for (var at = words.Count - 1; at >= 0; at--)
        {
            ends[at] = at == words.Count - 1 || words[at + 1].Clause != words[at].Clause || language.IsConjunction(words[at + 1].Text)
                || (ends[at + 1] && language.IsCourtesy(words[at + 1].Text));
        }

        return [.. words.Select((word, at) => new ReplyWord(word.Text, begins[at], ends[at], word.Sentence, word.Clause, word.IsQuoted))];
    }

    /// <summary>Pairs that are one word in the vocabulary ("do not"), and letters set apart ("s t o p").</summary>
    private static List<RawWord> Joined(List<RawWord> words, LanguageWords language)
    {
        var joined = new List<RawWord>();
        for (var at = 0; at < words.Count;)
        {
            var end = at;
            while (end < words.Count && words[end].Text.Length == 1 && char.IsLetter(words[end].Text[0]) && words[end].Sentence == words[at].Sentence)
            {
                end++;
            }

            if (end - at >= 3)
            {
                joined.Add(words[at] with { Text = string.Concat(words.Skip(at).Take(end - at).Select(word => word.Text)) });
                at = end;
                continue;
            }

            var word = words[at++];
            if (joined.Count > 0 && joined[^1].Clause == word.Clause && language.Pair(joined[^1].Text, word.Text) is { } pair)
            {
                joined.RemoveAt(joined.Count - 1);
                joined.AddRange(pair.Split(' ').Select(one => word with { Text = one }));
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined;
    }

    private static List<Token> Tokens(string text, bool splitsAtApostrophes)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var isQuoted = false;
        foreach (var rune in Homoglyphs.Fold(text).ReplaceLineEndings("\n").Replace(" - ", " , ", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
            }
            else if (rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʼ')
            {
                if (splitsAtApostrophes)
                {
                    End();
                }
            }
            else if (rune.Value is '"' or '“' or '”' or '«' or '»' or '„')
            {
                End();
                isQuoted = rune.Value is '“' or '«' or '„' || (rune.Value == '"' && !isQuoted);
            }
            else if (rune.Value is 0xFE0F or 0x20E3 or (>= 0x1F3FB and <= 0x1F3FF) or '*' or '_')
            {
                // Part of a word, or decoration.
            }
            else
            {
                End();
                if (Signs.TryGetValue(rune.Value, out var sign))
                {
                    tokens.Add(new Token(sign, IsBreak: false, EndsSentence: false, isQuoted));
                }
                else if (!Rune.IsWhiteSpace(rune) || rune.Value == '\n')
                {
                    if (rune.Value is not ('-' or '/' or '&'))
                    {
                        tokens.Add(new Token(rune.ToString(), IsBreak: true, EndsSentence: rune.Value is '.' or '!' or '?' or ';' or ':' or '\n' or '(' or ')' or '…', isQuoted));
                    }
                }
            }
        }

        End();
        return tokens;

        void End()
        {
            if (word.Length > 0)
            {
                tokens.Add(new Token(Shortened(TextFolding.Fold(word.ToString())), IsBreak: false, EndsSentence: false, isQuoted));
                word.Clear();
            }
        }
    }

    /// <summary>"nooooo" is "noo", which the list of spellings has.</summary>
    private static string Shortened(string word)
    {
        var kept = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (!char.IsLetter(letter) || kept.Length < LongestStretch || kept[^1] != letter || kept[^2] != letter)
            {
                kept.Append(letter);
            }
        }

        return kept.ToString();
    }

    private static readonly Dictionary<int, string> Signs = new()
    {
        [0x1F44D] = "thumbsup", [0x1F44C] = "thumbsup", [0x2705] = "thumbsup", [0x2714] = "thumbsup", [0x1F44E] = "thumbsdown", [0x274C] = "thumbsdown", [0x1F6D1] = "stop", [0x1F937] = "shrug", [0x1F914] = "shrug",
    };

    private readonly record struct Token(string Text, bool IsBreak, bool EndsSentence, bool IsQuoted);

    private readonly record struct RawWord(string Text, int Clause, int Sentence, bool IsQuoted);
}
