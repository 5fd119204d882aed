#nullable enable
namespace SendGrid.Internal;

internal static class Pairs
{
    /// <summary>Both, a pair that is in both once; the same name with two values throws <see cref="ArgumentException"/>.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string>? some, Dictionary<string, string> more) =>
        some is null ? more : new Dictionary<string, string>(some.Union(more).Select(pair => pair));
}
