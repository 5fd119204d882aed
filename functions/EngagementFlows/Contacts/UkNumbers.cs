namespace EngagementFlows.Contacts;

/// <summary>
/// The UK's national numbers by their first digits, after Ofcom's national telephone numbering plan:
/// which take texts, which are landlines, which are neither.
/// </summary>
internal static class UkNumbers
{
    private const int Length = 10;

    private static readonly ContactProblem TooLong = new("too_long", "The phone number has too many digits for the UK. Check it with the person and type it again, like 07700 900123.");
    private static readonly ContactProblem Landline = new("landline", "This is a landline, which cannot take a text. Ask the person for an email address or a mobile number.");
    private static readonly ContactProblem NotInUse = new("not_in_use", "This number is not a mobile number: it is of a kind that is not in use, costs extra or is a pager. Ask the person for a mobile number or an email address.");

    /// <summary>Ten digits after the 0: 71 to 75, 77 to 79, and 7624, the Isle of Man's mobiles among the pagers.</summary>
    internal static bool IsMobile(string national) =>
        national is ['7', '1' or '2' or '3' or '4' or '5' or '7' or '8' or '9', ..] || national.StartsWith("7624", StringComparison.Ordinal);

    /// <summary><paramref name="national"/>: the digits after the country code or the leading 0.</summary>
    internal static PhoneNumberParser.Outcome Check(string national)
    {
        if (IsMobile(national))
        {
            return national.Length switch
            {
                Length => new PhoneNumberParser.Outcome("44" + national, null),
                > Length => TooLong,
                _ => TooShort(national.Length),
            };
        }

        return national switch
        {
            // A few old towns have numbers of nine digits.
            ['1' or '2' or '3', ..] when national.Length is Length or Length - 1 => Landline,
            ['5', '5' or '6', ..] when national.Length == Length => Landline,
            _ when national.Length > Length => TooLong,
            _ when national.Length < Length - 1 => TooShort(national.Length),
            _ => NotInUse,
        };
    }

    private static ContactProblem TooShort(int digits)
    {
        var missing = Length - digits;
        var howMany = missing == 1 ? "One digit is" : $"{missing} digits are";
        return new ContactProblem("invalid_number", $"{howMany} missing: a UK mobile number has 11 digits and starts with 07, like 07700 900123. Check it with the person and type it again.");
    }
}
