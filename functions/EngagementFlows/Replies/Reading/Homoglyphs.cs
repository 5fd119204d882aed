using System.Text;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Letters that look like Latin ones and are others: full width, mathematical bold and italic, Cyrillic, Greek, letters in boxes and circles.
/// Folded before anything is read, so that a wish to stop is one in whatever letters it is written. Pure.
/// </summary>
internal static class Homoglyphs
{
    // Unicode's list of confusables (UTS 39), as far as whole words of our vocabulary can be written with them.
    private const string Others = "АВСЕНІЈКМОРЅТХУаеіјорсѕухԁԛԝҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορι";
    private const string Latin = "ABCEHIJKMOPSTXYaeijopcsyxdqwYABEZHIKMNOPTYXavopi";

    internal static string Fold(string text)
    {
        if (text.All(character => character < '\u0250'))
        {
            return text;
        }

        var isOtherScript = text.Any(character => character is >= '\u0370' and <= '\u052F' && !Others.Contains(character));
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            folded.Append(Of(rune, isOtherScript));
        }

        return folded.ToString();
    }

    private static string Of(Rune rune, bool isOtherScript) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => ((char)(rune.Value - 0xFEE0)).ToString(),
        0x3000 => " ",
        // Bold, italic, script, double-struck, sans-serif and monospace letters: thirteen alphabets of 52.
        >= 0x1D400 and <= 0x1D6A3 => Letter((rune.Value - 0x1D400) % 52),
        >= 0x1D7CE and <= 0x1D7FF => ((char)('0' + ((rune.Value - 0x1D7CE) % 10))).ToString(),
        >= 0x24B6 and <= 0x24CF => ((char)('a' + rune.Value - 0x24B6)).ToString(),
        >= 0x24D0 and <= 0x24E9 => ((char)('a' + rune.Value - 0x24D0)).ToString(),
        >= 0x1F130 and <= 0x1F149 => ((char)('a' + rune.Value - 0x1F130)).ToString(),
        >= 0x1F150 and <= 0x1F169 => ((char)('a' + rune.Value - 0x1F150)).ToString(),
        >= 0x1F170 and <= 0x1F189 => ((char)('a' + rune.Value - 0x1F170)).ToString(),
        _ when !isOtherScript && rune.IsBmp && Others.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at => Latin[at].ToString(),
        _ => rune.ToString(),
    };

    private static string Letter(int index) => ((char)(index < 26 ? 'A' + index : 'a' + index - 26)).ToString();
}
