using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace EngagementFlows.Contacts;

/// <summary>
/// Reads phone numbers. Country codes, trunk zeros, lengths and kinds of number are libphonenumber's knowledge, which each release of the
/// package renews. Ours is how people and spreadsheets write a number in a list of UK people, and what to tell them.
/// </summary>
internal static partial class PhoneNumberParser
{
    private const string DefaultCountry = "GB";
    private const int UnitedKingdom = 44;
    private const int MobileLength = 10;

    /// <summary>More than any number has, with every prefix there is; what is longer need not be looked at.</summary>
    private const int MostDigits = 30;

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    internal readonly record struct Outcome(string E164, ContactProblem? Problem)
    {
        public static implicit operator Outcome(ContactProblem problem) => new("", problem);
    }

    internal static Outcome Parse(string? text)
    {
        var written = Scheme().Replace(Characters.StripInvisible(text ?? ""), "").Trim();
        if (written.Length == 0)
        {
            return PhoneNumberProblems.Blank;
        }

        if (SpreadsheetExponent().IsMatch(written))
        {
            return PhoneNumberProblems.SpreadsheetExponent;
        }

        if (!ReadDigits(SpreadsheetDecimals().Replace(written, ""), out var digits, out var plus))
        {
            return PhoneNumberProblems.UnknownCharacter;
        }

        if (digits.Length > MostDigits)
        {
            return PhoneNumberProblems.TooLong;
        }

        if (plus || digits.StartsWith("00", StringComparison.Ordinal))
        {
            return Check($"+{digits.TrimStart('0')}");
        }

        if (digits.StartsWith('0'))
        {
            return Check(digits);
        }

        // Without a plus or a leading 0: a UK mobile whose 0 a spreadsheet ate, or else a country code and a number.
        return digits.Length == MobileLength && Check(digits) is { Problem: null } mobile ? mobile : Check($"+{digits}");
    }

    private static Outcome Check(string digits)
    {
        try
        {
            return OutcomeOf(WithoutTrunkZero(Plans.Parse(digits, DefaultCountry)));
        }
        catch (NumberParseException error)
        {
            return error.ErrorType == ErrorType.TOO_LONG ? PhoneNumberProblems.TooLong : PhoneNumberProblems.NotANumber;
        }
    }

    /// <summary>
    /// People put the 0 of calls inside the country, <c>(0)</c>, also before numbers of countries that have none. Where a number is
    /// valid with its 0, as in Italy, the 0 belongs to it.
    /// </summary>
    private static PhoneNumbers.PhoneNumber WithoutTrunkZero(PhoneNumbers.PhoneNumber number)
    {
        var national = Plans.GetNationalSignificantNumber(number);
        if (!national.StartsWith('0') || Plans.IsValidNumber(number))
        {
            return number;
        }

        // As a numeral the national number has no leading zeros.
        var shorter = new PhoneNumbers.PhoneNumber.Builder()
            .SetCountryCode(number.CountryCode).SetNationalNumber(number.NationalNumber).Build();
        return Plans.IsValidNumber(shorter) || number.CountryCode == UnitedKingdom ? shorter : number;
    }

    private static Outcome OutcomeOf(PhoneNumbers.PhoneNumber number)
    {
        var (e164, isUk) = (Plans.Format(number, PhoneNumberFormat.E164), number.CountryCode == UnitedKingdom);
        if (PhoneNumber.IsDramaNumber(e164))
        {
            return new Outcome(e164, null);
        }

        if (!Plans.IsValidNumber(number))
        {
            return isUk ? UkProblem(Plans.GetNationalSignificantNumber(number))
                : Plans.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.TOO_LONG ? PhoneNumberProblems.TooLong
                : PhoneNumberProblems.NotANumber;
        }

        return Plans.GetNumberType(number) switch
        {
            // Abroad, landlines take texts in many networks, and many countries do not tell the two apart.
            PhoneNumberType.FIXED_LINE or PhoneNumberType.UAN or PhoneNumberType.VOIP when isUk => PhoneNumberProblems.Landline,
            PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST or PhoneNumberType.TOLL_FREE or PhoneNumberType.PERSONAL_NUMBER
                or PhoneNumberType.PAGER or PhoneNumberType.VOICEMAIL or PhoneNumberType.UAN => PhoneNumberProblems.NotInUse,
            _ => new Outcome(e164, null),
        };
    }

    /// <summary>What is wrong with a UK number that is none, by the digits after the country code or the leading 0.</summary>
    private static ContactProblem UkProblem(string national) => national switch
    {
        _ when national.Length > MobileLength => PhoneNumberProblems.TooLongForUk,
        // A few old towns have numbers of nine digits.
        ['1' or '2' or '3', ..] when national.Length >= MobileLength - 1 => PhoneNumberProblems.Landline,
        ['7', ..] when national.Length < MobileLength => PhoneNumberProblems.TooShortForUk(MobileLength - national.Length),
        _ when national.Length < MobileLength - 1 => PhoneNumberProblems.TooShortForUk(MobileLength - national.Length),
        _ => PhoneNumberProblems.NotInUse,
    };

    private static bool ReadDigits(string text, out string digits, out bool plus)
    {
        var kept = new StringBuilder(text.Length);
        plus = false;
        digits = "";
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                kept.Append(CharUnicodeInfo.GetDecimalDigitValue(character));
            }
            else if (character is '+' or '＋' && kept.Length == 0)
            {
                plus = true;
            }
            else if (character is not ('(' or ')' or '.' or '/') && !char.IsWhiteSpace(character) && !Characters.IsHyphen(character))
            {
                return false;
            }
        }

        digits = kept.ToString();
        return digits.Length > 0;
    }

    /// <summary>What a link to a number begins with, and what contact cards and web pages are copied with.</summary>
    [GeneratedRegex("^(?:tel|sms):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    /// <summary><c>4.47701E+11</c>: the spreadsheet took the number for one to count with, and has lost digits of it.</summary>
    [GeneratedRegex(@"^\+?[0-9]+(?:[.,][0-9]+)?\s*E\s*\+?[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpreadsheetExponent();

    /// <summary><c>7700900123.0</c>: counted with as well, but no digit is lost.</summary>
    [GeneratedRegex(@"(?<=^[0-9]{8,15})[.,]0{1,2}$")]
    private static partial Regex SpreadsheetDecimals();
}
