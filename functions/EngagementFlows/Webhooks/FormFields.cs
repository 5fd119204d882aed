using System.Text;

namespace EngagementFlows.Webhooks;

/// <summary>An <c>application/x-www-form-urlencoded</c> body, read strictly: what is signed and what is used must be the same thing.</summary>
internal static class FormFields
{
    private const int MostFields = 1_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Names and values in their order, repeated ones too; null where the body is none, or not in UTF-8.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (name is null || value is null || fields.Count == MostFields)
            {
                return null;
            }

            fields.Add(KeyValuePair.Create(name, value));
        }

        return fields;
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                bytes[length++] = text[at] == '+' ? (byte)' ' : text[at];
                continue;
            }

            if (at + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[at + 1]) || !char.IsAsciiHexDigit((char)text[at + 2]))
            {
                return null;
            }

            bytes[length++] = Convert.FromHexString([(char)text[at + 1], (char)text[at + 2]])[0];
            at += 2;
        }

        return Text(bytes.AsSpan(0, length));
    }

    /// <returns>Null where the bytes are no UTF-8.</returns>
    public static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
