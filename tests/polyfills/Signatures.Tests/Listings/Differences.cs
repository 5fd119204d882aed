using Signatures.Tests.Reading;

namespace Signatures.Tests.Listings;

/// <summary>
/// Where types differ from a listing. A polyfill has a part of the real package, so that what it lacks is no difference,
/// with two exceptions: an abstract member that it lacks, since a class that derives from the polyfill would not compile
/// against the real package; and a base class or interface, since each is part of the type's kind. Nullable marks count,
/// as the outermost one that a listing has.
/// </summary>
internal static class Differences
{
    public static IEnumerable<string> Of(IEnumerable<Type> types, Listing listing) => types.SelectMany(type => Of(type, listing));

    private static IEnumerable<string> Of(Type type, Listing listing)
    {
        var header = Headers.Of(type);
        if (listing.Find(header) is not { } real)
        {
            yield return $"{header}: the real package has no such type";
            yield break;
        }

        if (real.Header != header)
        {
            yield return $"{header}: the real type is \"{real.Header}\"";
        }

        var bases = Headers.Bases(type).ToHashSet(StringComparer.Ordinal);
        if (!bases.SetEquals(real.Bases))
        {
            yield return $"{header}: its bases are \"{string.Join(", ", bases)}\", the real ones \"{string.Join(", ", real.Bases)}\"";
        }

        var members = Members.Of(type).ToList();
        foreach (var member in members.Except(real.Members, StringComparer.Ordinal))
        {
            yield return $"{header}: the real type has no \"{member}\"{Nearest(member, real.Members)}";
        }

        foreach (var member in real.Members.Where(member => MustBeImplemented(type, member)).Except(members, StringComparer.Ordinal))
        {
            yield return $"{header}: lacks \"{member}\", which classes that derive from the real type must implement";
        }
    }

    private static bool MustBeImplemented(Type type, string member) =>
        type.IsInterface || member.StartsWith("public abstract ", StringComparison.Ordinal) || member.StartsWith("protected abstract ", StringComparison.Ordinal);

    /// <summary>The real members of the same name, for the reader of a failure.</summary>
    private static string Nearest(string member, IEnumerable<string> real)
    {
        var name = NameOf(member);
        var same = real.Where(candidate => NameOf(candidate) == name).ToList();
        return same.Count == 0 ? string.Empty : $"; it has \"{string.Join("\" and \"", same)}\"";
    }

    private static string NameOf(string member)
    {
        var end = member.IndexOf('(', StringComparison.Ordinal);
        end = end < 0 ? member.IndexOfAny(['{', '=']) : end;
        return (end < 0 ? member : member[..end]).TrimEnd().Split(' ')[^1];
    }
}
