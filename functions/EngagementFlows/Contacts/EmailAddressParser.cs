using System.Buffers;
using System.Globalization;

namespace EngagementFlows.Contacts;

/// <summary>
/// The reading of email addresses: an allow-list before the <c>@</c>, a host name with a top-level domain after it.
/// Stricter than RFC 5322 on purpose: what it allows beyond this is a slip of the pen far more often than an address.
/// </summary>
internal static class EmailAddressParser
{
    private const int Longest = 320;
    private const int LongestHost = 253;

    private static readonly SearchValues<char> LocalPart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly ContactProblem Blank = new("blank", "There is no email address. Give one like name@example.org.");
    private static readonly ContactProblem TooLong = new("too_long", "The email address is too long: at most 320 characters. Check that nothing else was pasted into it.");
    private static readonly ContactProblem NoAt = new("no_at", "An email address has one @ with something on both sides, like name@example.org.");
    private static readonly ContactProblem Unknown = new("unknown_character", "The email address has a character that does not belong there, such as a space, a comma, a quote or a bracket. Give the address alone, like name@example.org.");
    private static readonly ContactProblem Dots = new("dots", "The email address has a full stop too many: two in a row, or one at the start or the end of the name. Check it with the person.");
    private static readonly ContactProblem Host = new("invalid_host", "What stands after the @ is not the name of a mail host. Check its spelling; it ends like .org or .co.uk.");

    private static readonly IdnMapping Idna = new() { UseStd3AsciiRules = true };

    internal readonly record struct Outcome(string Address, ContactProblem? Problem)
    {
        public static implicit operator Outcome(ContactProblem problem) => new("", problem);
    }

    internal static Outcome Parse(string? text)
    {
        var address = Characters.StripInvisible(text ?? "");
        if (address.Length == 0)
            return Blank;
        if (address.Length > Longest)
            return TooLong;

        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1)
            return NoAt;
        if (address.AsSpan(0, at).ContainsAnyExcept(LocalPart))
            return Unknown;
        if (address[0] == '.' || address[at - 1] == '.' || address.Contains("..", StringComparison.Ordinal))
            return Dots;

        return AsciiHost(address[(at + 1)..]) is { } host ? new Outcome($"{address[..at]}@{host}", null) : Host;
    }

    /// <summary>The host in lower-case IDNA form; null where it is none, or has no top-level domain of letters.</summary>
    private static string? AsciiHost(string host)
    {
        string ascii;
        try
        {
            ascii = Idna.GetAscii(host).ToLowerInvariant();
            // Asked only whether the punycode in it can be read back.
            _ = Idna.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return null;
        }

        // A full stop at the end is the root of the name system: legal, never meant.
        var labels = ascii.Split('.');
        var top = labels[^1];
        var named = top.Length >= 2 && (top.All(char.IsAsciiLetterLower) || top.StartsWith("xn--", StringComparison.Ordinal));
        return ascii.Length <= LongestHost && labels.Length >= 2 && named ? ascii : null;
    }
}
