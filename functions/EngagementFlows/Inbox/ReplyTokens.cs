using System.Text;
using EngagementFlows.Contacts;

namespace EngagementFlows.Inbox;

internal enum TokenKind
{
    Word,
    Number,

    /// <summary>Anything that ends a phrase: punctuation, a line break.</summary>
    Break,
}

internal readonly record struct ReplyToken(TokenKind Kind, string Text);

/// <summary>
/// A reply cut into words, numbers and breaks. Words are folded (<see cref="TextFolding"/>) and lose their apostrophes and
/// hyphens, so that "can't", "cant" and "CAN’T" are one word.
/// </summary>
internal static class ReplyTokens
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["👍"] = "thumbsup",
        ["👌"] = "thumbsup",
        ["✅"] = "thumbsup",
        ["✔"] = "thumbsup",
        ["👎"] = "thumbsdown",
        ["❌"] = "thumbsdown",
        ["🤷"] = "shrug",
    };

    internal static List<ReplyToken> Read(string text)
    {
        var tokens = new List<ReplyToken>();
        var word = new StringBuilder();
        foreach (var rune in TextFolding.Fold(text.ReplaceLineEndings("\n").Replace("\n", " ; ", StringComparison.Ordinal)).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                // "1st" and "5pm" are words; "1yes" and "10x" too: nobody's answer to a question with numbers.
                word.Append(rune.ToString());
                continue;
            }

            if (rune.Value == '\'' || IsDecoration(rune))
                continue;
            End(word, tokens);
            if (Signs.TryGetValue(rune.ToString(), out var sign))
                tokens.Add(new ReplyToken(TokenKind.Word, sign));
            else if (!Rune.IsWhiteSpace(rune))
                tokens.Add(new ReplyToken(TokenKind.Break, rune.ToString()));
        }

        End(word, tokens);
        return tokens;
    }

    /// <summary>The words and numbers with single spaces between them, breaks as full stops: what patterns are matched on.</summary>
    internal static string Flatten(IEnumerable<ReplyToken> tokens) =>
        string.Join(' ', tokens.Where(token => token is not { Kind: TokenKind.Break, Text: "-" }).Select(token => token.Kind == TokenKind.Break ? "." : token.Text));

    private static void End(StringBuilder word, List<ReplyToken> tokens)
    {
        if (word.Length == 0)
            return;
        var text = word.ToString();
        tokens.Add(new ReplyToken(text.All(char.IsAsciiDigit) ? TokenKind.Number : TokenKind.Word, text));
        word.Clear();
    }

    // The box around a keycap digit, the choice of a coloured picture, and skin tones.
    private static bool IsDecoration(Rune rune) => rune.Value is 0xFE0F or 0x20E3 or (>= 0x1F3FB and <= 0x1F3FF) or '*' or '"' or '“' or '”';
}
