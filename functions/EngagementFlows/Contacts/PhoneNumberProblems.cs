namespace EngagementFlows.Contacts;

/// <summary>What we tell people about a phone number that cannot be used: what is wrong, and how to put it right.</summary>
internal static class PhoneNumberProblems
{
    internal static readonly ContactProblem Blank = new("blank", "There is no phone number. Give a mobile number, like 07700 900123.");

    internal static readonly ContactProblem SpreadsheetExponent = new(
        "unknown_character",
        "The spreadsheet has turned the phone number into a short form with an E in it, and digits are lost. Format the column as text and "
        + "type the number again.");

    internal static readonly ContactProblem UnknownCharacter = new(
        "unknown_character",
        "The phone number has a character that is not a digit: look for letters, such as O for 0, and for words beside the number. Use "
        + "digits only, like 07700 900123.");

    internal static readonly ContactProblem TooLong = new(
        "too_long",
        "The phone number has too many digits. Check it with the person and type it again, one number alone, like 07700 900123.");

    internal static readonly ContactProblem TooLongForUk = new(
        "too_long",
        "The phone number has too many digits for the UK. Check it with the person and type it again, one number alone, like "
        + "07700 900123.");

    internal static readonly ContactProblem NotANumber = new(
        "invalid_number",
        "The phone number is not complete, or its country has no such number. Type a UK mobile number, like 07700 900123, or a number of "
        + "another country with its code, like +33 6 12 34 56 78.");

    internal static readonly ContactProblem Landline = new(
        "landline",
        "The phone number is a landline, which cannot take a text. Ask the person for an email address or a mobile number.");

    internal static readonly ContactProblem NotInUse = new(
        "not_in_use",
        "The phone number is not a mobile number: it is of a kind that is not in use, costs extra or is a pager. Ask the person for a "
        + "mobile number or an email address.");

    internal static ContactProblem TooShortForUk(int missing) => new(
        "invalid_number",
        $"{(missing == 1 ? "One digit is" : $"{missing} digits are")} missing from the phone number: a UK mobile number has 11 digits and "
        + "starts with 07, like 07700 900123. Check it with the person and type it again.");
}
