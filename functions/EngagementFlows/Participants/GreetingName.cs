using System.Globalization;
using System.Text.RegularExpressions;

namespace EngagementFlows.Participants;

/// <summary>
/// What we call somebody: "Anna" for Anna Jones and for Dr Anna Jones, "Mrs Jones" where no first name is known, the whole name where it is
/// one name ("van der Berg", "Madonna") or where we cannot tell. Better the whole name than a wrong half of it. Pure.
/// </summary>
public static partial class GreetingName
{
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Doctor", "Prof", "Professor", "Rev", "Revd", "Reverend", "Cllr", "Councillor", "Canon", "Rabbi", "Imam",
        "Lord", "Lady", "Capt", "Captain", "Major", "Col", "Colonel", "Sgt", "PC", "Nurse",
        "Bnr", "Bns", "Parch", "Parchg", "Parchedig", "Cyng", "Cynghorydd", "Athro", "Meistr", "Nyrs",
    };

    /// <summary>Of these the first name is what stands with them: Sir Tom.</summary>
    private static readonly HashSet<string> TitlesOfFirstNames = new(StringComparer.OrdinalIgnoreCase) { "Sir", "Dame", "Syr", "Fonesig" };

    /// <summary>The article of a Welsh title: Y Parch, Yr Athro.</summary>
    private static readonly HashSet<string> Articles = new(StringComparer.OrdinalIgnoreCase) { "Y", "Yr" };

    /// <summary>With which a surname begins. Written small they begin no first name.</summary>
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "dos", "das", "la", "le", "el", "al", "ap", "ab", "ferch", "verch", "bin", "bint",
        "ibn", "ben", "ter", "ten", "zu", "zur", "af", "av", "o", "y",
    };

    /// <summary>Half a name by itself: Abdul Rahman is one.</summary>
    private static readonly HashSet<string> Halves = new(StringComparer.OrdinalIgnoreCase) { "Abdul", "Abdel", "Abd", "Abu", "Umm", "St", "Saint" };

    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal) { "and", "And", "&", "a", "ac" };

    /// <param name="preferred">The name that the person wants to be called by; null where none is known.</param>
    public static string Of(string name, string? preferred = null)
    {
        if (!string.IsNullOrWhiteSpace(preferred))
        {
            return preferred.Trim();
        }

        var whole = Spaces().Replace(name, " ").Trim();
        return Nickname().Match(whole) is { Success: true } nickname ? nickname.Groups["name"].Value
            : Of(InOrder(Remark().Replace(whole, " "))) ?? whole;
    }

    /// <summary>
    /// The first name, or the name that they want to be called by, for those who may know that and no more; null where what we call them
    /// may have their surname in it ("Mrs Jones", "van der Berg").
    /// </summary>
    public static string? FirstOf(string name, string? preferred = null)
    {
        var called = Of(name, preferred);
        var isWhole = called.Contains(' ', StringComparison.Ordinal) && called == Spaces().Replace(name, " ").Trim();
        return !string.IsNullOrWhiteSpace(preferred) || !(isWhole || IsTitle(called.Split(' ')[0])) ? called : null;
    }

    /// <summary>"Jones, Anna" as "Anna Jones"; letters after a name (MBE, PhD) left out.</summary>
    private static string[] InOrder(string name)
    {
        var all = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // After a whole name; "JONES, ANNA" is a surname and a first name.
        string[] parts = all.Length > 1 && all[0].Contains(' ', StringComparison.Ordinal) ? [all[0], .. all[1..].Where(part => !PostNominal().IsMatch(part))] : all;
        var ordered = parts.Length == 2 ? $"{parts[1]} {parts[0]}" : string.Join(" , ", parts);
        return ordered.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <returns>Null where it cannot be told.</returns>
    private static string? Of(string[] words)
    {
        if (words.Length < 2 || !Array.TrueForAll(words, word => NameWord().IsMatch(word) || word == "&"))
        {
            return words.Length == 1 && NameWord().IsMatch(words[0]) ? Spelled(words[0]) : null;
        }

        var start = Articles.Contains(words[0]) && IsTitle(words[1]) ? 2 : 0;
        while (start < words.Length && (IsTitle(words[start]) || (Joiners.Contains(words[start]) && start > 0)))
        {
            start++;
        }

        var isOfFirstName = start < words.Length && TitlesOfFirstNames.Contains(words[start]);
        var title = isOfFirstName ? $"{words[start]} " : "";
        var rest = words[(isOfFirstName ? start + 1 : start)..];
        // A title and a surname alone, or a surname that is several words: nothing to leave out.
        if (rest.Length == 0 || Particles.Contains(rest[0]) || BeginsSurname(rest) || IsInitial(rest[0]) || (rest.Length == 1 && start > 0 && !isOfFirstName))
        {
            return start > 0 && rest.Length > 1 && IsInitial(rest[0]) ? $"{words[start - 1]} {string.Join(' ', rest.SkipWhile(IsInitial))}" : null;
        }

        if (rest.Length >= 3 && Joiners.Contains(rest[1]) && !IsTitle(rest[2]))
        {
            return $"{Spelled(rest[0])} {rest[1]} {Spelled(rest[2])}";
        }

        return title + (Halves.Contains(rest[0].TrimEnd('.')) ? string.Join(' ', rest.Take(2).Select(Spelled)) : Spelled(rest[0]));
    }

    private static bool IsTitle(string word) => Titles.Contains(word.TrimEnd('.'));

    /// <summary>"Van der Berg", "De la Cruz": a particle with a capital letter, and another after it.</summary>
    private static bool BeginsSurname(string[] words) =>
        words.Length > 2 && Particles.Contains(words[0].ToLowerInvariant()) && Particles.Contains(words[1].ToLowerInvariant());

    private static bool IsInitial(string word) => word.TrimEnd('.').Length == 1 || Initials().IsMatch(word);

    /// <summary>Lists are often in capitals; a greeting in capitals shouts.</summary>
    private static string Spelled(string word) => word.Length > 2 && word.All(letter => !char.IsLower(letter)) && word.Any(char.IsUpper)
        ? string.Join('-', word.Split('-').Select(part => part.Length == 0 ? part : $"{part[0]}{part[1..].ToLower(CultureInfo.InvariantCulture)}"))
        : word;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // William "Bill" Jones; not O'Neill, whose mark stands within a word.
    [GeneratedRegex("""(?<=^|\s)["“‘'](?<name>\p{Lu}[\p{L}\p{M}-]+)["”’'](?=\s|$)""")]
    private static partial Regex Nickname();

    // Anna Jones (carer), Anna Jones [she/her].
    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^[\p{L}\p{M}]+(?:['’.\-·][\p{L}\p{M}]+)*['’.]?$")]
    private static partial Regex NameWord();

    [GeneratedRegex(@"^(?:\p{L}\.){2,}$|^(?:\p{L}\.){1,}\p{L}$")]
    private static partial Regex Initials();

    [GeneratedRegex(@"^(?:(?:[A-Z][A-Za-z]{0,3}\.?)?[A-Z]{2,}\.?|(?:Jnr|Snr|Jr|Sr)\.?|Ph\.?D\.?)(?:\s+(?:(?:[A-Z][A-Za-z]{0,3})?[A-Z]{2,}|Ph\.?D\.?))*$")]
    private static partial Regex PostNominal();
}
