using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>Who wrote a mail and to whom, by its headers: names and addresses are known in any language.</summary>
internal sealed partial class Correspondents
{
    private const int LongestName = 120;
    private const int ShortestOfOurs = 4;

    private readonly IReadOnlyList<string> ours;
    private readonly string senderAddress;
    private readonly HashSet<string> senderWords;

    internal Correspondents(string sender, IReadOnlyList<string> ourNames)
    {
        var bounded = sender.Length <= 1000 ? sender : sender[..1000];
        ours = [.. ourNames.Select(name => name.Trim(' ', '"', '\'')).Where(name => name.Length is >= ShortestOfOurs and <= LongestName)];
        senderAddress = Address().Match(bounded).Value;
        var name = Through().Replace(Address().Replace(InBrackets().Replace(bounded, " "), " "), " ");
        senderWords = [.. Words(name).Concat(Words(senderAddress.Split('@')[0]).Where(word => word.Length > 2))];
    }

    internal bool NamesUs(string line) => ours.Any(name => line.Contains(name, StringComparison.OrdinalIgnoreCase));

    internal bool IsOurName(string line) => ours.Any(name => line.Trim(' ', '*', '_').Equals(name, StringComparison.OrdinalIgnoreCase));

    internal bool HasOtherAddress(string line) =>
        Address().EnumerateMatches(line) is var found && Any(found, line);

    /// <summary>The sender's name with at least two of its words, whatever titles and remarks in brackets stand beside it.</summary>
    internal bool IsFullNameOfSender(string line)
    {
        if (line.Length > LongestName || senderWords.Count < 2)
        {
            return false;
        }

        var words = Words(InBrackets().Replace(line, " ")).ToList();
        return words.Count(senderWords.Contains) >= 2 && words.TrueForAll(word => senderWords.Contains(word) || Titles.Contains(word));
    }

    private static readonly HashSet<string> Titles =
    [
        "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "rev", "cllr", "cyng", "sir", "dame",
    ];

    private bool Any(Regex.ValueMatchEnumerator found, string line)
    {
        foreach (var match in found)
        {
            if (!line.AsSpan(match.Index, match.Length).Equals(senderAddress, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words and initials in lower case, without accents: "Siân" signs as "Sian".</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    [GeneratedRegex(@"[^\s<>()\[\]"":;,=]+@[^\s<>()\[\]"":;,]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]", RegexOptions.NonBacktracking)]
    private static partial Regex InBrackets();

    // A mailing list puts its own name behind the writer's.
    [GeneratedRegex(@"'? via .*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Through();
}
