using System.Text;

namespace EngagementFlows.Participants.Import;

/// <summary>The bytes of a CSV file as text: UTF-8 with or without its mark, and nothing guessed.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or the problem with the line of the first byte that is not UTF-8.</summary>
    internal static (string? Text, ImportProblem? Problem) Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException error)
        {
            var before = bytes[..Math.Clamp(error.Index, 0, bytes.Length)];
            var line = 1 + before.Count((byte)'\n');
            return (null, new ImportProblem(line, "", "The file is not in UTF-8, so letters such as ŵ and ô would be lost. Save it again: in Excel as \"CSV UTF-8 (Comma delimited)\", in LibreOffice with the character set Unicode (UTF-8)."));
        }
    }
}
