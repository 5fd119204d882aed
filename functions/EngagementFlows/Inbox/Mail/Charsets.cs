using System.Globalization;
using System.Text;

namespace EngagementFlows.Inbox.Mail;

/// <summary>Bytes as text by the name of a charset, as mail programs mean it; never throws.</summary>
internal static class Charsets
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Latin-8, the charset that Welsh was given in 1998 and .NET was not: the characters of Latin-1 that it replaces, and by what.
    private const string ReplacedInLatin8 =
        "\u00A1\u00A2\u00A4\u00A5\u00A6\u00A8\u00AA\u00AB\u00AC\u00AF\u00B0\u00B1\u00B2\u00B3\u00B4\u00B5"
        + "\u00B7\u00B8\u00B9\u00BA\u00BB\u00BC\u00BD\u00BE\u00BF\u00D0\u00D7\u00DE\u00F0\u00F7\u00FE";
    private const string Latin8 = "ḂḃĊċḊẀẂḋỲŸḞḟĠġṀṁṖẁṗẃṠỳẄẅṡŴṪŶŵṫŷ";

    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// The bytes show what they are, whatever the label says: what is UTF-8 throughout is UTF-8, and what is labelled so and is not was
    /// written on Windows. The label decides between charsets that cannot be told apart.
    /// </summary>
    /// <param name="name">May be null or unknown.</param>
    internal static string Decode(byte[] bytes, string? name)
    {
        var text = HasEscapes(bytes) ? Japanese().GetString(bytes)
            : AsUtf8(bytes) is { } utf8 ? utf8
            : IsLatin8(name) ? FromLatin8(bytes)
            : (Named(name) ?? Encoding.GetEncoding(1252)).GetString(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    /// <summary>ISO-2022-JP is seven bits and says in the text itself where it begins.</summary>
    private static bool HasEscapes(byte[] bytes) =>
        bytes.AsSpan().IndexOf("\u001B$B"u8) >= 0 || bytes.AsSpan().IndexOf("\u001B$@"u8) >= 0;

    private static Encoding Japanese() => Encoding.GetEncoding("iso-2022-jp");

    private static bool IsLatin8(string? name) =>
        name?.Trim().Trim('"', '\'').ToLowerInvariant() is "iso-8859-14" or "iso_8859-14" or "latin8" or "l8" or "iso-celtic";

    private static string FromLatin8(byte[] bytes) => string.Create(bytes.Length, bytes, static (text, from) =>
    {
        for (var at = 0; at < from.Length; at++)
        {
            var replaced = ReplacedInLatin8.IndexOf((char)from[at], StringComparison.Ordinal);
            text[at] = replaced < 0 ? (char)from[at] : Latin8[replaced];
        }
    });

    private static Encoding? Named(string? name)
    {
        var trimmed = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        switch (trimmed)
        {
            // What is labelled UTF-8 and is not gets here, too.
            case null or "" or "us-ascii" or "ascii" or "ansi_x3.4-1968" or "utf-8" or "utf8":
                return null;
            // Everybody who says ISO-8859-1 and uses 0x80-0x9F means the curly quotes and dashes of Windows.
            case "iso-8859-1" or "latin1":
                return Encoding.GetEncoding(1252);
        }

        try
        {
            // "Cp1252" is what Java calls windows-1252; it comes in the provider's "charsets".
            return trimmed.StartsWith("cp", StringComparison.Ordinal)
                && int.TryParse(trimmed.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
                ? Encoding.GetEncoding(page)
                : Encoding.GetEncoding(trimmed);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Null where the bytes are no UTF-8.</summary>
    private static string? AsUtf8(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
