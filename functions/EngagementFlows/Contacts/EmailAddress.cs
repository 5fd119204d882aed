using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementFlows.Contacts;

/// <summary>
/// An email address that mail can be sent to, normalised: no white space around or invisible in it, the host in lower case
/// and in its ASCII (IDNA) form; what stands before the <c>@</c> is kept as typed. As JSON it is that string.
/// </summary>
[JsonConverter(typeof(EmailAddressConverter))]
public readonly record struct EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The whole address in lower case: what two addresses are compared by, since no known mailbox tells cases apart.</summary>
    public string Key => Value.ToLowerInvariant();

    /// <summary>
    /// Reads an address as people write it. Errors: <c>blank</c>, <c>too_long</c> (over 320 characters), <c>no_at</c>,
    /// <c>unknown_character</c>, <c>dots</c>, <c>invalid_host</c>.
    /// </summary>
    public static EmailAddressResult Parse(string? text) => EmailAddressParser.Parse(text) switch
    {
        { Problem: { } problem } => new EmailAddressResult(null, problem),
        { Address: var address } => new EmailAddressResult(new EmailAddress(address), null),
    };

    /// <summary>An address that we stored; what <see cref="Parse"/> would refuse is a <see cref="FormatException"/>.</summary>
    public static EmailAddress FromStored(string value) =>
        Parse(value).Address ?? throw new FormatException("A valid email address is expected.");

    public override string ToString() => Value;
}

/// <summary>An address, or the problem with it; never both.</summary>
public readonly record struct EmailAddressResult(EmailAddress? Address, ContactProblem? Problem);

/// <summary>An email address in JSON is its text.</summary>
public sealed class EmailAddressConverter : JsonConverter<EmailAddress>
{
    public override EmailAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return EmailAddress.FromStored(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, EmailAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
