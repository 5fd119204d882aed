using System.Globalization;

namespace EngagementFlows.Messaging;

/// <summary>
/// How many of something, as it is said: "1 place", "2 places"; in Welsh, where a noun stays in the singular after a number and its first
/// letters change as they would after the spoken one, "1 lle", "2 le", "3 pherson".
/// </summary>
public static class Counted
{
    public static readonly CountedNoun Place = new("place", "places", "lle", WelshIsFeminine: false);
    public static readonly CountedNoun Number = new("number", "numbers", "rhif", WelshIsFeminine: false);
    public static readonly CountedNoun Person = new("person", "people", "person", WelshIsFeminine: false);
    public static readonly CountedNoun Day = new("day", "days", "diwrnod", WelshIsFeminine: false);
    public static readonly CountedNoun Character = new("character", "characters", "nod", WelshIsFeminine: false);

    private static readonly (string From, string To)[] SoftMutation =
        [("ll", "l"), ("rh", "r"), ("p", "b"), ("t", "d"), ("c", "g"), ("b", "f"), ("d", "dd"), ("g", ""), ("m", "f")];

    private static readonly (string From, string To)[] AspirateMutation = [("p", "ph"), ("t", "th"), ("c", "ch")];

    public static string Of(int count, CountedNoun noun, Language language) => string.Create(
        CultureInfo.InvariantCulture, $"{count} {(language == Language.Welsh ? Welsh(count, noun) : count == 1 ? noun.One : noun.Several)}");

    private static string Welsh(int count, CountedNoun noun) => count switch
    {
        // Un and dau, dwy: a feminine noun changes after both, a masculine one after two.
        1 when noun.WelshIsFeminine && !noun.Welsh.StartsWith("ll", StringComparison.Ordinal) && !noun.Welsh.StartsWith("rh", StringComparison.Ordinal) =>
            Mutated(noun.Welsh, SoftMutation),
        2 => Mutated(noun.Welsh, SoftMutation),
        // Tri, but not tair; chwe before every noun.
        3 when !noun.WelshIsFeminine => Mutated(noun.Welsh, AspirateMutation),
        6 => Mutated(noun.Welsh, AspirateMutation),
        _ => noun.Welsh,
    };

    private static string Mutated(string noun, (string From, string To)[] mutation)
    {
        // "Ch", "dd", "ff", "ng", "ph" and "th" are letters of their own, which none of these mutations touches.
        if (noun.StartsWith("ch", StringComparison.Ordinal) || noun.StartsWith("dd", StringComparison.Ordinal)
            || noun.StartsWith("ph", StringComparison.Ordinal) || noun.StartsWith("th", StringComparison.Ordinal))
        {
            return noun;
        }

        foreach (var (from, to) in mutation)
        {
            if (noun.StartsWith(from, StringComparison.Ordinal))
            {
                return to + noun[from.Length..];
            }
        }

        return noun;
    }
}

/// <param name="Welsh">In the singular, unmutated.</param>
public sealed record CountedNoun(string One, string Several, string Welsh, bool WelshIsFeminine);
