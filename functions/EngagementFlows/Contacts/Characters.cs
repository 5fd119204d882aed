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

    /// <summary>Drops invisible characters and trims white space, the no-break kinds too.</summary>
    public static string StripInvisible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsInvisible(character))
            {
                kept.Append(character);
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>As <see cref="StripInvisible"/>, with every run of white space, line breaks among them, made one space.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', StripInvisible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
