using System.Text;
using System.Text.RegularExpressions;

namespace EngagementFlows.Inbox;

/// <summary>The pieces of which a message is made: sentences, and what stands between commas and "and" or "but". Pure.</summary>
internal static partial class Clauses
{
    /// <param name="End">What stands between this piece and the next.</param>
    internal readonly record struct Clause(string Text, string End)
    {
        internal bool IsQuestion => End.Contains('?', StringComparison.Ordinal);
    }

    internal static List<Clause> Of(string text)
    {
        var pieces = new List<Clause>();
        var from = 0;
        foreach (Match end in Ends().Matches(text))
        {
            pieces.Add(new Clause(text[from..end.Index], end.Value));
            from = end.Index + end.Length;
        }

        pieces.Add(new Clause(text[from..], ""));
        return [.. pieces.Where(piece => piece.Text.Trim().Length > 0)];
    }

    /// <summary>What is left where some of them are taken out, as it was written.</summary>
    internal static string Without(IReadOnlyList<Clause> all, IReadOnlySet<int> taken)
    {
        var rest = new StringBuilder();
        var last = -1;
        for (var n = 0; n < all.Count; n++)
        {
            if (taken.Contains(n))
            {
                continue;
            }

            if (last >= 0)
            {
                rest.Append(last == n - 1 ? all[last].End : ". ");
            }

            rest.Append(all[n].Text);
            last = n;
        }

        var end = last < 0 ? "" : all[last].End.Trim();
        return rest.Append(end.Length > 0 && end.All(char.IsPunctuation) && end != "," ? end : "").ToString().Trim();
    }

    [GeneratedRegex(@"(?<=^\W*(?:yes|yep|yeah|yup|ok|okay|sure|gallaf|ydw|ie|ia)(?: please| plis)?)\s+(?=(?:no|dim|peidiwch|please (?:don't|do not|no))\b)|[.!?;\r\n]+\s*|,\s+(?:(?:but|and|so|ond|felly)\s+)?|\s+(?:-|–|but|and|so|also|because|though|ond|felly|hefyd)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();
}
