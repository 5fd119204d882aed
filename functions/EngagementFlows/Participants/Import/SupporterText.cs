using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Participants.Import;

/// <summary>Reads <c>supporter: NAME [phone or email] [(scope)]</c>, the way in which a list says who comes along.</summary>
internal static partial class SupporterText
{
    internal static bool IsOne(string need) => Label().IsMatch(need);

    /// <summary>The supporter; null where the text is another need. <paramref name="problem"/> says what in it could not be used.</summary>
    internal static Supporter? Read(string need, out string? problem)
    {
        problem = null;
        var label = Label().Match(need);
        if (!label.Success)
            return null;

        var rest = need[label.Length..].Trim();
        string? scope = null;
        if (Scope().Match(rest) is { Success: true } scoped)
        {
            scope = scoped.Groups["scope"].Value.Trim();
            rest = rest[..scoped.Index].TrimEnd();
        }

        EmailAddressResult email = default;
        if (EmailWord().Match(rest) is { Success: true } emailed)
        {
            email = EmailAddress.Parse(emailed.Value);
            rest = rest.Remove(emailed.Index, emailed.Length).Trim();
        }

        PhoneNumberResult phone = default;
        if (PhoneAtTheEnd().Match(rest) is { Success: true } phoned)
        {
            phone = PhoneNumber.Parse(phoned.Value);
            rest = rest[..phoned.Index];
        }

        var name = Characters.OneLine(rest).TrimEnd(',', ':', '-').TrimEnd();
        problem = (phone.Problem ?? email.Problem) is { } contact ? $"The supporter's contact is left out. {contact.Message}"
            : name.Length == 0 ? "The supporter has no name. A place is kept for them; write supporter: and the name."
            : null;
        return new Supporter(name.Length == 0 ? null : name, phone.Number, email.Address, scope);
    }

    // "supporter: Mair", "Carer - Mair", "supporter" alone; not "supporter needs a chair", which is a need.
    [GeneratedRegex(@"^(supporter|carer|support worker|personal assistant|cefnogwr|cefnogydd|gofalwr|gofalydd)(\s*[:=]\s*|\s+-\s+|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    // With a letter in it, so that the (0) of "+44 (0)7700 900103" is no scope.
    [GeneratedRegex(@"\((?<scope>[^()]*\p{L}[^()]*)\)$")]
    private static partial Regex Scope();

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex EmailWord();

    [GeneratedRegex(@"[+(\d][\d\s()\-\u2010-\u2015\u2212]{5,}\S*$")]
    private static partial Regex PhoneAtTheEnd();
}
