namespace EngagementFlows.Safeguarding;

/// <summary>The forms that a Welsh word takes after others: <c>bwrw</c>, <c>fwrw</c>, <c>mwrw</c>. Folded, so without circumflexes. Pure.</summary>
internal static class WelshMutations
{
    // Longest first, or "ll" would be taken for "l". Soft, nasal, aspirate.
    private static readonly (string Radical, string[] Mutated)[] Changes =
    [
        ("ll", ["l"]), ("rh", ["r"]), ("p", ["b", "mh", "ph"]), ("t", ["d", "nh", "th"]), ("c", ["g", "ngh", "ch"]), ("b", ["f", "m"]), ("d", ["dd", "n"]), ("g", ["", "ng"]), ("m", ["f"]),
    ];

    private static readonly string[] Fixed = ["ch", "dd", "ff", "ng", "ph", "th"];

    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        if (word.Length < 3 || Fixed.Any(letter => word.StartsWith(letter, StringComparison.Ordinal)))
        {
            yield break;
        }

        var (radical, mutated) = Changes.FirstOrDefault(change => word.StartsWith(change.Radical, StringComparison.Ordinal));
        foreach (var first in mutated ?? [])
        {
            yield return first + word[radical.Length..];
        }
    }
}
