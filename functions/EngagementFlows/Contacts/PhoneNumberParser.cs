using System.Text;

namespace EngagementFlows.Contacts;

/// <summary>The reading of phone numbers: which characters, which country, and for the UK which kind of number.</summary>
internal static class PhoneNumberParser
{
    private const int E164Limit = 15;
    private const int ShortestInternational = 8;
    private const string UnitedKingdom = "44";

    private static readonly ContactProblem Blank = new("blank", "There is no phone number. Give a mobile number, like 07700 900123.");
    private static readonly ContactProblem Rewritten = new("unknown_character", "The spreadsheet has turned the phone number into a short form with an E in it, and digits are lost. Format the column as text and type the number again.");
    private static readonly ContactProblem UnknownCharacter = new("unknown_character", "The phone number has a character that is not a digit: look for letters, such as O for 0, and full stops. Use digits only, like 07700 900123.");
    private static readonly ContactProblem TooLong = new("too_long", "The phone number has too many digits. Check it with the person and type it again, like 07700 900123.");
    private static readonly ContactProblem NotANumber = new("invalid_number", "This is not a complete phone number. Type a UK mobile number, like 07700 900123, or a number of another country with its code, like +33 6 12 34 56 78.");

    internal readonly record struct Outcome(string Digits, ContactProblem? Problem)
    {
        public static implicit operator Outcome(ContactProblem problem) => new("", problem);
    }

    internal static Outcome Parse(string? text)
    {
        var trimmed = Characters.StripInvisible(text ?? "");
        if (trimmed.Length == 0)
            return Blank;
        if (!ReadDigits(trimmed, out var digits, out var plus))
            return trimmed.Contains("E+", StringComparison.OrdinalIgnoreCase) ? Rewritten : UnknownCharacter;

        if (plus || digits.StartsWith("00", StringComparison.Ordinal))
            return International(digits.TrimStart('0'));
        if (digits.StartsWith('0'))
            return UkNumbers.Check(digits[1..]);

        // Without a plus or a leading 0: a UK mobile whose 0 a spreadsheet ate, or else a country code and a number.
        return digits.Length == 10 && UkNumbers.IsMobile(digits) ? new Outcome(UnitedKingdom + digits, null) : International(digits);
    }

    private static Outcome International(string digits)
    {
        if (digits.StartsWith(UnitedKingdom, StringComparison.Ordinal))
        {
            // "+44 (0)7…": the 0 is for callers inside the country only.
            var national = digits[2..];
            return UkNumbers.Check(national.StartsWith('0') ? national[1..] : national);
        }

        if (digits.Length > E164Limit)
            return TooLong;
        if (digits.Length < ShortestInternational || CountryCodes.LengthOf(digits) == 0)
            return NotANumber;

        // The two countries whose numbers all have one length: North America's and Russia's plans.
        if (digits[0] is '1' or '7' && digits.Length != 11)
            return digits.Length > 11 ? TooLong : NotANumber;
        return new Outcome(digits, null);
    }

    private static bool ReadDigits(string text, out string digits, out bool plus)
    {
        var kept = new StringBuilder(text.Length);
        plus = false;
        digits = "";
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
                kept.Append(character);
            else if (character == '+' && kept.Length == 0)
                plus = true;
            else if (character is not ('(' or ')') && !char.IsWhiteSpace(character) && !Characters.IsHyphen(character))
                return false;
        }

        digits = kept.ToString();
        return digits.Length > 0;
    }
}
