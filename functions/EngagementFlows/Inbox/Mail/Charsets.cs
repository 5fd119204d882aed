using System.Text;

namespace EngagementFlows.Inbox.Mail;

/// <summary>Bytes as text by the name of a charset, as mail programs mean it; never throws.</summary>
internal static class Charsets
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="name">Null, unknown, and ASCII where the bytes are not: UTF-8 if they are that, else Windows-1252.</param>
    internal static string Decode(byte[] bytes, string? name)
    {
        var text = Named(name) is { } encoding ? encoding.GetString(bytes) : Guess(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private static Encoding? Named(string? name)
    {
        var trimmed = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        switch (trimmed)
        {
            case null or "" or "us-ascii" or "ascii" or "ansi_x3.4-1968":
                return null;
            // Everybody who says ISO-8859-1 and uses 0x80-0x9F means the curly quotes and dashes of Windows.
            case "iso-8859-1" or "latin1":
                return Encoding.GetEncoding(1252);
        }

        try
        {
            return Encoding.GetEncoding(trimmed);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Guess(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }
}
