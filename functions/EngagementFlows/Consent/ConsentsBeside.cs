using System.Text.RegularExpressions;
using EngagementFlows.Inbox;

namespace EngagementFlows.Consent;

/// <param name="Purposes">As <see cref="ConsentPurposes"/> has them.</param>
/// <param name="Rest">What else was written; empty where nothing.</param>
public sealed record ConsentsRefused(IReadOnlyList<string> Purposes, string Rest);

/// <summary>
/// Reads whether a message says no to one consent beside something else: "Yes. No photos please." Certain only where a whole piece of it says
/// just that, as <see cref="ConsentPhrases"/> reads a whole message. To take part, and by which channel, are no such pieces. Pure.
/// </summary>
public static partial class ConsentsBeside
{
    private static readonly HashSet<string> Read = [ConsentPurposes.Photo, ConsentPurposes.Quote, ConsentPurposes.Share, ConsentPurposes.ContactAgain];

    /// <returns>Null where it says no such thing, or nothing else.</returns>
    public static ConsentsRefused? Of(string text)
    {
        var pieces = Clauses.Of(text);
        if (ConsentPhrases.Read(text) is { Purpose: not null })
        {
            return null;
        }

        var taken = new HashSet<int>();
        var purposes = new List<string>();
        for (var n = 0; n < pieces.Count; n++)
        {
            // "No photos, unless my back is to you": on what, is for people.
            if (!pieces[n].IsQuestion && (n == pieces.Count - 1 || !OnlyIf().IsMatch(pieces[n + 1].Text))
                && ConsentPhrases.Read(pieces[n].Text) is { Purpose: { } purpose } && Read.Contains(purpose))
            {
                taken.Add(n);
                purposes.Add(purpose);
                if (n > 0 && pieces[n - 1].End.StartsWith(',') && No().IsMatch(pieces[n - 1].Text))
                {
                    // "No, no photos": the first says nothing of its own.
                    taken.Add(n - 1);
                }
            }
        }

        return purposes.Count == 0 ? null : new ConsentsRefused([.. purposes.Distinct(StringComparer.Ordinal)], Clauses.Without(pieces, taken));
    }

    [GeneratedRegex(@"^\s*(?:unless|except|if|before|until|till|apart|only|just|of|from|oni bai|heblaw|os|cyn|nes|dim ond|ac eithrio)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyIf();

    [GeneratedRegex(@"^\s*(?:no|na|nope|nah|nage|no thanks|no thank you|dim diolch|na dim diolch)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex No();
}
