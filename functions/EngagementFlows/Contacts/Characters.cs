using System.Globalization;
using System.Text;

namespace EngagementFlows.Contacts;

/// <summary>What spreadsheets, web pages and phones leave in a cell without anybody seeing it.</summary>
public static class Characters
{
    /// <summary>
    /// True for characters that take no room on a screen: zero-width spaces and joiners, the byte order mark,
    /// soft hyphens, and marks of writing direction (copied along from contact cards).
    /// </summary>
    public static bool IsInvisible(char character) =>
        character is '\u00AD' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064');

    /// <summary>The hyphen-minus, its Unicode kin and the minus sign.</summary>
    public static bool IsHyphen(char character) =>
        character is '-' or '\u00AD' or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;

    /// <summary>
    /// As <see cref="IsInvisible(char)"/>, but for a joiner that is part of what is seen: of emoji, where it makes one of several (a woman
    /// in a wheelchair), and within words of scripts that are spelled with it, such as Persian and Bengali.
    /// </summary>
    public static bool IsInvisible(string text, int index) => IsInvisible(text[index]) && !IsSpelling(text, index);

    private static bool IsSpelling(string text, int index)
    {
        if (text[index] is not ('\u200C' or '\u200D') || index == 0 || index + 1 == text.Length)
        {
            return false;
        }

        var (before, after) = (text[index - 1], text[index + 1]);
        return (text[index] == '\u200D' && (IsOfPicture(before) || before == '\uFE0F') && IsOfPicture(after))
            || (IsOfJoiningScript(before) && IsOfJoiningScript(after));
    }

    /// <summary>Half of a pair that stands for an emoji, or a sign such as the heart.</summary>
    private static bool IsOfPicture(char character) =>
        char.IsSurrogate(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    /// <summary>A letter or a mark of Arabic script or of a script of India and its neighbours.</summary>
    private static bool IsOfJoiningScript(char character) => character is >= '\u0600' and <= '\u1CFF'
        && (char.IsLetter(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Drops invisible characters and trims white space, the no-break kinds too.</summary>
    public static string StripInvisible(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsInvisible(text, index))
            {
                kept.Append(text[index]);
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>As <see cref="StripInvisible"/>, with every run of white space, line breaks among them, made one space.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', StripInvisible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
