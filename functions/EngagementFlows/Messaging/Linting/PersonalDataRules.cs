using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Messaging.Linting;

/// <summary>What identifies a person, written into something that goes out as a text message and stands on a locked screen.</summary>
internal static partial class PersonalDataRules
{
    private const string LeaveOut = "Leave it out: a text stands on a locked screen, and can go to a wrong number.";

    internal static IEnumerable<Finding> Check(LintedText text)
    {
        if (!text.GoesBySms)
            yield break;
        var prose = text.Prose;
        foreach (var digits in Digits().Matches(prose).Select(match => match.Value.Trim()))
        {
            if (IsNhsNumber(digits))
                yield return text.Error("personal-data", digits, $"This is an NHS number. {LeaveOut}");
            else if (PhoneNumber.Parse(digits) is { Number: not null })
                yield return text.Error("personal-data", digits, $"This is a mobile number. {LeaveOut} People can simply reply.");
            else if (digits.StartsWith('0') || digits.StartsWith('+'))
                yield return text.Warning("phone-number", digits, "Check that this is the number of a team and not of a person.");
        }

        foreach (var email in Email().Matches(prose).Select(match => match.Value))
            yield return text.Error("personal-data", email, $"This is an email address. {LeaveOut} People can simply reply.");
        foreach (var date in BirthDate().Matches(prose).Select(match => match.Value))
            yield return text.Error("personal-data", date, $"This is a date of birth. {LeaveOut}");

        // The meeting's place has a postcode for good reason.
        if (!text.Where.StartsWith("meeting.place", StringComparison.Ordinal))
        {
            foreach (var postcode in Postcode().Matches(prose).Select(match => match.Value))
                yield return text.Error("personal-data", postcode, $"This is a postcode. {LeaveOut} Where the meeting is belongs into meeting.place.");
        }
    }

    /// <summary>Ten digits, the last of which checks the others (NHS Data Dictionary: modulus 11, weights 10 to 2).</summary>
    private static bool IsNhsNumber(string written)
    {
        var digits = written.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        if (digits.Count != 10 || written.StartsWith('+') || written.StartsWith('0'))
            return false;
        var check = 11 - (digits.Take(9).Select((digit, index) => digit * (10 - index)).Sum() % 11);
        return (check == 11 ? 0 : check) == digits[9];
    }

    [GeneratedRegex(@"(?<![\w/.:-])\+?\d(?:[ ()-]{0,2}\d){9,12}(?![\w/])")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:date of birth|d\.?o\.?b\.?|born on|dyddiad geni|ganwyd ar)\b[^.\n]{0,30}|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d\d|200\d|201\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]? ?\d[ABD-HJLNP-UW-Z]{2})\b")]
    private static partial Regex Postcode();
}
