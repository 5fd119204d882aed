using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementFlows.Contacts;

/// <summary>
/// A number that can take a text, in E.164 form (<c>+447700900101</c>). As JSON it is that string.
/// Make one with <see cref="Parse"/> from what people type, or with <see cref="FromE164"/> from what we stored.
/// </summary>
[JsonConverter(typeof(PhoneNumberConverter))]
public readonly record struct PhoneNumber
{
    private PhoneNumber(string e164) => E164 = e164;

    /// <summary><c>+</c>, country code, number: digits only, at most 15.</summary>
    public string E164 { get; }

    /// <summary>
    /// True for 07700 900000 to 900999, which Ofcom keeps for drama: accepted so that samples and tests are realistic,
    /// and never to be handed to a provider.
    /// </summary>
    public bool IsDrama => IsDramaNumber(E164);

    /// <summary>
    /// Reads a number as people write it: spaces, brackets and hyphens, <c>00</c> for <c>+</c>, <c>+353 (0)87…</c>; without a
    /// country it is a UK number. Errors: <c>blank</c>, <c>unknown_character</c>, <c>too_long</c>, <c>invalid_number</c>
    /// (too short, or not a number of its country), <c>landline</c>, <c>not_in_use</c> (no such range, premium, pagers).
    /// </summary>
    public static PhoneNumberResult Parse(string? text) => PhoneNumberParser.Parse(text) switch
    {
        { Problem: { } problem } => new PhoneNumberResult(null, problem),
        { E164: var e164 } => new PhoneNumberResult(new PhoneNumber(e164), null),
    };

    /// <summary>A number that is in E.164 form already; anything else is a <see cref="FormatException"/>.</summary>
    public static PhoneNumber FromE164(string e164) =>
        e164 is ['+', >= '1' and <= '9', ..] && e164.Length is >= 8 and <= 16 && e164.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? new PhoneNumber(e164)
            : throw new FormatException("A phone number in E.164 form is expected: a plus and 7 to 15 digits.");

    public override string ToString() => E164;

    internal static bool IsDramaNumber(string e164) => e164.Length == 13 && e164.StartsWith("+447700900", StringComparison.Ordinal);
}

/// <summary>A number, or the problem with it; never both.</summary>
public readonly record struct PhoneNumberResult(PhoneNumber? Number, ContactProblem? Problem);

/// <summary>A phone number in JSON is its E.164 text.</summary>
public sealed class PhoneNumberConverter : JsonConverter<PhoneNumber>
{
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return PhoneNumber.FromE164(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.E164);
}
