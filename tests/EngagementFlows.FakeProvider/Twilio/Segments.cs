namespace EngagementFlows.FakeProvider.Twilio;

/// <summary>How many parts an SMS has: packed, for neither an escape pair nor a surrogate pair is ever split.</summary>
internal static class Segments
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "^{}\\[~]|€\f";

    public static int Count(string text)
    {
        var isBasic = text.All(static letter => Basic.Contains(letter, StringComparison.Ordinal) || Extension.Contains(letter, StringComparison.Ordinal));
        return isBasic
            ? Pack([.. text.Select(static letter => Extension.Contains(letter, StringComparison.Ordinal) ? 2 : 1)], 160, 153)
            : Pack([.. text.EnumerateRunes().Select(static rune => rune.Utf16SequenceLength)], 70, 67);
    }

    private static int Pack(IReadOnlyList<int> widths, int single, int several)
    {
        if (widths.Sum() <= single)
        {
            return 1;
        }

        var (parts, used) = (1, 0);
        foreach (var width in widths)
        {
            if (used + width > several)
            {
                (parts, used) = (parts + 1, 0);
            }

            used += width;
        }

        return parts;
    }
}
