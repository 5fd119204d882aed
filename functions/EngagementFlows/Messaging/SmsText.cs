using System.Text;
using EngagementFlows.Contacts;

namespace EngagementFlows.Messaging;

/// <summary>How a text message is charged and shown: its alphabet, its length in that, and how many parts it is sent in.</summary>
/// <param name="Unicode">UCS-2 rather than GSM-7: one character outside GSM-7 (ŵ, ŷ, â, an emoji) is enough, and more than doubles the cost.</param>
/// <param name="Units">Septets of GSM-7, where <c>^ { } \ [ ~ ] | €</c> and form feed count two; UTF-16 units of UCS-2.</param>
/// <param name="Segments">Parts as billed, at least 1.</param>
public readonly record struct SmsLength(bool Unicode, int Units, int Segments);

/// <summary>The text of SMS messages, after 3GPP TS 23.038.</summary>
public static class SmsText
{
    /// <summary>The most characters that the provider takes in one message.</summary>
    public const int Longest = 1_600;

    private const string Gsm7 =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Gsm7Extension = "^{}\\[~]|€\f";

    /// <summary>
    /// The text as it is counted and sent; every text goes through here. What a writer of texts rarely means and what would make every
    /// part cost double is replaced: curly quotes, long dashes, the ellipsis, no-break and zero-width spaces. Accents are kept, since in
    /// Welsh they are spelling, and each is one character with its letter.
    /// </summary>
    public static string Normalise(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (!Characters.IsInvisible(text, index))
            {
                visible.Append(text[index]);
            }
        }

        // Nothing invisible may stand between a letter and its mark, and some characters are composed to one that is replaced.
        var plain = new StringBuilder(visible.Length);
        foreach (var character in UnicodeComposition.Compose(visible.ToString()))
        {
            plain.Append(Plain(character));
        }

        return plain.Replace("\r\n", "\n").Replace('\r', '\n').ToString();
    }

    /// <summary>
    /// Counts by packing: 160 septets or 70 units in a single part, 153 or 67 in each of several; an escape pair and a surrogate
    /// pair never lie across two parts. Counts the text as it is: normalise it first.
    /// </summary>
    public static SmsLength Measure(string text)
    {
        var unicode = !text.All(IsGsm7);
        return unicode
            ? Pack(true, text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength), single: 70, part: 67)
            : Pack(false, text.Select(character => Gsm7Extension.Contains(character, StringComparison.Ordinal) ? 2 : 1), single: 160, part: 153);
    }

    /// <summary>The first character for which the whole text is sent as UCS-2, a whole emoji where it is one; null where GSM-7 has them all.</summary>
    public static string? OutsideGsm7(string text) =>
        text.EnumerateRunes().Where(rune => !(rune.IsBmp && IsGsm7((char)rune.Value))).Select(rune => rune.ToString()).FirstOrDefault();

    private static bool IsGsm7(char character) => Gsm7.Contains(character, StringComparison.Ordinal) || Gsm7Extension.Contains(character, StringComparison.Ordinal);

    private static SmsLength Pack(bool unicode, IEnumerable<int> widths, int single, int part)
    {
        var (units, segments, filled) = (0, 1, 0);
        foreach (var width in widths)
        {
            units += width;
            if (filled + width > part)
                (segments, filled) = (segments + 1, 0);
            filled += width;
        }

        return new SmsLength(unicode, units, units <= single ? 1 : segments);
    }

    private static string Plain(char character) => character switch
    {
        '‘' or '’' or '‚' or '‛' or 'ʼ' or '′' or '`' or '´' => "'",
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => "\"",
        '…' => "...",
        '•' or '·' => "-",
        '\t' => " ",
        _ when Characters.IsHyphen(character) => "-",
        _ when char.IsWhiteSpace(character) && character is not ('\n' or '\r' or '\f') => " ",
        _ => character.ToString(),
    };
}
