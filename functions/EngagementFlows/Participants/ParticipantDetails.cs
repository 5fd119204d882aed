using System.Text.Json.Serialization;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;

namespace EngagementFlows.Participants;

/// <summary>
/// What a team knows of one person it invites, checked and normalised: a name and at least one contact.
/// Made by <see cref="Import.ParticipantCsv"/> and <see cref="Import.ParticipantJson"/>; round-trips through System.Text.Json.
/// </summary>
/// <param name="Name">One line; may look like a formula to a spreadsheet (see <see cref="CsvCells"/>).</param>
/// <param name="Preference">As the person asked; <see cref="PreferredChannel"/> says what that comes to.</param>
/// <param name="Role">In the team's words: <c>carer</c>, <c>lived experience</c>. Empty where blank.</param>
/// <param name="AccessNeeds">In the team's words, one a need, the supporter not among them.</param>
/// <param name="Notes">For the team; never sent.</param>
public sealed record ParticipantDetails(
    string Name,
    PhoneNumber? Phone,
    EmailAddress? Email,
    ContactPreference Preference,
    Language Language,
    string Role,
    IReadOnlyList<string> AccessNeeds,
    Supporter? Supporter,
    string Notes)
{
    /// <summary>What the person wants to be called, where it is not their first name; null where nobody has said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PreferredName { get; init; }

    /// <summary>What they are called in greetings.</summary>
    [JsonIgnore]
    public string CalledBy => GreetingName.Of(Name, PreferredName);

    /// <summary>
    /// What others may read beside words of theirs, where they agree to that; null where it cannot be told from a surname.
    /// </summary>
    [JsonIgnore]
    public string? FirstName => GreetingName.FirstOf(Name, PreferredName);

    /// <summary>The IANA zone in which the person lives; null where it is the campaign's. Meetings are told in the campaign's time all the same.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When this person is not to be disturbed; null where it is as for everybody in the campaign.</summary>
    public PersonalQuietHours? QuietHours { get; init; }

    /// <summary>
    /// The channel that messages go by first: the preferred one where there is an address for it, else the other.
    /// Those who do not mind get a text, which needs no data and no log-in.
    /// </summary>
    [JsonIgnore]
    public Channel PreferredChannel =>
        Phone is null || (Preference == ContactPreference.Email && Email is not null) ? Channel.Email : Channel.Sms;

    /// <summary>The channel to try when the first stays silent; null where there is only one.</summary>
    [JsonIgnore]
    public Channel? OtherChannel =>
        Phone is null || Email is null ? null : PreferredChannel == Channel.Sms ? Channel.Email : Channel.Sms;

    /// <summary>How many places this person takes: one, and one for a supporter.</summary>
    [JsonIgnore]
    public int Places => Supporter is null ? 1 : 2;

    /// <summary>Where messages on a channel go: E.164 or an email address; null where there is none.</summary>
    public string? AddressFor(Channel channel) => channel == Channel.Sms ? Phone?.E164 : Email?.Value;

    /// <summary>By value, the access needs too: an import that brings the same details changes nothing.</summary>
    public bool Equals(ParticipantDetails? other) =>
        other is not null
        && (Name, PreferredName, Phone, Email, Preference, Language, Role, Supporter, Notes, TimeZone, QuietHours)
            == (other.Name, other.PreferredName, other.Phone, other.Email, other.Preference, other.Language, other.Role, other.Supporter, other.Notes, other.TimeZone, other.QuietHours)
        && AccessNeeds.SequenceEqual(other.AccessNeeds);

    public override int GetHashCode() => HashCode.Combine(Name, Phone, Email);
}
