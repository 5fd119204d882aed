using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>An address with a name; two are equal by the address alone, in any case.</summary>
public class EmailAddress : IEquatable<EmailAddress>
{
    public EmailAddress()
    {
    }

    public EmailAddress(string email, string name = null) => (Email, Name) = (email, name);

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    public static bool operator ==(EmailAddress left, EmailAddress right) => Equals(left, right);

    public static bool operator !=(EmailAddress left, EmailAddress right) => !Equals(left, right);

    public bool Equals(EmailAddress other) => other is not null && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is EmailAddress other && other.GetType() == GetType() && Equals(other);

    public override int GetHashCode() => Email?.GetHashCode(StringComparison.OrdinalIgnoreCase) ?? 0;
}
