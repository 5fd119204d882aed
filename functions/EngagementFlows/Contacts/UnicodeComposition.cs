using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EngagementFlows.Contacts;

/// <summary>
/// Unicode's form NFC: a letter and the marks on it are one character where there is one. Names copied from a Mac's files, and texts of
/// some keyboards, have <c>w</c> and a circumflex of its own instead of <c>ŵ</c>, which looks the same and counts twice. The app runs
/// without ICU data (InvariantGlobalization), where <see cref="string.Normalize()"/> gives back what it got; so the table is ours.
/// </summary>
public static class UnicodeComposition
{
    private const char FirstThatChanges = '\u0300';

    // Hangul's syllables are computed, after section 3.12 of the Unicode Standard.
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly Tables Data = Read();

    public static string Compose(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(FirstThatChanges, '\uFFFF') < 0)
        {
            return text;
        }

        var points = new List<int>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            TakeApart(isPair ? char.ConvertToUtf32(text[index], text[++index]) : text[index], points);
        }

        Order(points);
        PutTogether(points);
        var composed = new StringBuilder(text.Length);
        foreach (var point in points)
        {
            // Half a surrogate pair is kept as it is.
            composed.Append(point > char.MaxValue ? char.ConvertFromUtf32(point) : ((char)point).ToString());
        }

        return composed.ToString();
    }

    private static void TakeApart(int point, List<int> into)
    {
        if (Data.Parts.TryGetValue(point, out var parts))
        {
            foreach (var part in parts)
            {
                TakeApart(part, into);
            }
        }
        else if (point - SyllableBase is >= 0 and < Leads * Vowels * Tails and var syllable)
        {
            into.Add(LeadBase + (syllable / (Vowels * Tails)));
            into.Add(VowelBase + (syllable / Tails % Vowels));
            if (syllable % Tails is > 0 and var tail)
            {
                into.Add(TailBase + tail);
            }
        }
        else
        {
            into.Add(point);
        }
    }

    /// <summary>Marks on one letter come in the order of their classes; those of one class keep theirs.</summary>
    private static void Order(List<int> points)
    {
        var start = 0;
        while (start < points.Count)
        {
            var end = start;
            while (end < points.Count && ClassOf(points[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                // OrderBy keeps the order of equals, which List.Sort does not.
                var marks = points.GetRange(start, end - start).OrderBy(ClassOf).ToList();
                for (var n = 0; n < marks.Count; n++)
                {
                    points[start + n] = marks[n];
                }
            }

            start = end + 1;
        }
    }

    /// <summary>A mark joins the last letter before it, unless a mark between them, of its class or a higher one, bars the way.</summary>
    private static void PutTogether(List<int> points)
    {
        var (letter, barred, kept) = (-1, -1, 0);
        for (var index = 0; index < points.Count; index++)
        {
            var (point, order) = (points[index], ClassOf(points[index]));
            if (letter >= 0 && barred < order && Together(points[letter], point) is { } joined)
            {
                points[letter] = joined;
                continue;
            }

            (letter, barred) = order == 0 ? (kept, -1) : (letter, order);
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int? Together(int first, int second) =>
        Data.Whole.TryGetValue((first, second), out var whole) ? whole
        : first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel
            ? SyllableBase + (((lead * Vowels) + vowel) * Tails)
        : first - SyllableBase is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0
            && second - TailBase is > 0 and < Tails and var tail
            ? first + tail
        : null;

    private static int ClassOf(int point) => point < FirstThatChanges ? 0 : Data.Classes.GetValueOrDefault(point);

    private static Tables Read()
    {
        var parts = new Dictionary<int, int[]>();
        var whole = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, int>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Contacts", "unicode-composition.txt")))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var sign = line.IndexOfAny(['=', '>', '@']);
            var (left, right) = (line[..sign], line[(sign + 1)..].Split(' '));
            if (line[sign] == '@')
            {
                var range = left.Split("..");
                for (var point = Hex(range[0]); point <= Hex(range[1]); point++)
                {
                    classes[point] = int.Parse(right[0], CultureInfo.InvariantCulture);
                }

                continue;
            }

            parts[Hex(left)] = [.. right.Select(Hex)];
            if (line[sign] == '=')
            {
                whole[(Hex(right[0]), Hex(right[1]))] = Hex(left);
            }
        }

        return new Tables(parts.ToFrozenDictionary(), whole.ToFrozenDictionary(), classes.ToFrozenDictionary());
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private sealed record Tables(
        FrozenDictionary<int, int[]> Parts, FrozenDictionary<(int First, int Second), int> Whole, FrozenDictionary<int, int> Classes);
}
