using System.Text;

namespace EngagementFlows.Contacts;

/// <summary>
/// Text as it is compared, never as it is shown: lower case, Latin letters without their accents, straight apostrophes,
/// single spaces. So Siôn, sion and SIO\u0302N are one name, and a reply typed without its circumflexes is still read.
/// </summary>
public static class TextFolding
{
    // The app runs without ICU data (InvariantGlobalization), where string.Normalize leaves composed letters as they are.
    private const string Accented = "àáâãäåāăąçćčďèéêëēėęěìíîïīįłñńňòóôõöøōőřśšťùúûüūůűŵẁẃẅŷỳýÿźżž";
    private const string Plain = "aaaaaaaaacccdeeeeeeeeiiiiiilnnnoooooooorsstuuuuuuuwwwwyyyyzzz";

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                space = folded.Length > 0;
                continue;
            }

            if (Characters.IsInvisible(character) || IsCombiningMark(character))
                continue;
            if (space)
                folded.Append(' ');
            space = false;
            folded.Append(FoldLetter(char.ToLowerInvariant(character)));
        }

        return folded.ToString();
    }

    private static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    private static char FoldLetter(char letter)
    {
        if (letter is '‘' or '’' or '`' or '´' or 'ʼ')
            return '\'';
        if (letter < '\u0080')
            return letter;
        var index = Accented.IndexOf(letter, StringComparison.Ordinal);
        return index < 0 ? letter : Plain[index];
    }
}
