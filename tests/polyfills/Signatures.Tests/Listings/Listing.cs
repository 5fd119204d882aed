using System.Text.RegularExpressions;

namespace Signatures.Tests.Listings;

/// <summary>A type in a listing: its line up to the bases, the bases, and its members' lines.</summary>
internal sealed record ListedType(string Header, IReadOnlyList<string> Bases, IReadOnlyList<string> Members)
{
    /// <summary>Namespace and name, without modifiers and kind: what is looked up, so that a wrong kind is told as such.</summary>
    public string Key => Listing.KeyOf(Header);
}

/// <summary>What a package shows: types flush left, their members indented below.</summary>
internal sealed partial class Listing
{
    private readonly Dictionary<string, ListedType> types;

    private Listing(IEnumerable<ListedType> types) => this.types = types.ToDictionary(type => type.Key, StringComparer.Ordinal);

    public static Listing OfPackage(string name)
    {
        using var stream = typeof(Listing).Assembly.GetManifestResourceStream($"{name}.txt")
            ?? throw new InvalidOperationException($"No listing api/{name}.txt. Copy it from ../shared/api: every polyfill is held against the real package's signatures.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    public static Listing Parse(string text)
    {
        var parsed = new List<ListedType>();
        var members = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()))
        {
            if (line.StartsWith(' '))
            {
                members.Add(Normal(line.Trim()));
                continue;
            }

            // "namespace: modifiers kind name : bases" - the first colon has no space before it.
            var colon = line.IndexOf(" : ", StringComparison.Ordinal);
            members = [];
            parsed.Add(colon < 0
                ? new ListedType(line, [], members)
                : new ListedType(line[..colon], [.. TopLevel(line[(colon + 3)..])], members));
        }

        return new Listing(parsed);
    }

    public static string KeyOf(string header)
    {
        var colon = header.IndexOf(": ", StringComparison.Ordinal);
        var words = header[(colon + 2)..].Split(' ');
        var kind = Array.FindIndex(words, word => word is "class" or "struct" or "interface" or "enum" or "delegate");
        return $"{header[..colon]}.{string.Join(' ', words[(kind + 1)..])}";
    }

    public ListedType? Find(string header) => types.GetValueOrDefault(KeyOf(header));

    /// <summary>
    /// Undoes two habits of the listings' maker: every type parameter without a constraint has a <c>?</c>, whether it stands in
    /// the source or not, and a nullable struct that is passed by reference has two.
    /// </summary>
    private static string Normal(string member) => TypeParameterMark().Replace(member, string.Empty).Replace("??", "?", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=\bT(?:[A-Z]\w*)?)\?", RegexOptions.CultureInvariant)]
    private static partial Regex TypeParameterMark();

    /// <summary>Splits at the commas that are not between angle brackets.</summary>
    private static IEnumerable<string> TopLevel(string bases)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < bases.Length; i++)
        {
            depth += bases[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (bases[i] == ',' && depth == 0)
            {
                yield return bases[start..i].Trim();
                start = i + 1;
            }
        }

        yield return bases[start..].Trim();
    }
}
