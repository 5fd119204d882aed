using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.Pages;

/// <summary>
/// Which value of a field a page showed when it was opened. Somebody with the same page in two tabs, or on a phone and a computer, then loses
/// nothing: a field that a tab left alone stays as another has set it, and where both changed one, both are shown.
/// </summary>
public static class Seen
{
    private const int Length = 16;

    /// <summary>The hidden field beside a field.</summary>
    public static string FieldOf(string field) => $"seen-{field}";

    /// <summary>Says whether two values are the same, and nothing else of them. A box that was left empty is the same as none.</summary>
    public static string Of(IEnumerable<string> values)
    {
        var joined = string.Join('\u001F', values.Select(value => value.ReplaceLineEndings("\n").Trim()).Where(value => value.Length > 0).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined)))[..Length];
    }
}
