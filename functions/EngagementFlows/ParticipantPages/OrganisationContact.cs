using EngagementFlows.Contacts;
using EngagementFlows.Pages;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// Whom to talk to where it is not known which campaign a page belongs to, as with a link that does not work. From the configuration section
/// <c>EngagementFlows:Contact</c>.
/// </summary>
public sealed class OrganisationContact
{
    public const string Section = "EngagementFlows:Contact";

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>Null where the app names nobody.</summary>
    internal AboutCampaign? About => Name.Length == 0 ? null : new AboutCampaign(Name, Phone, Email, "", "", "");

    internal bool IsValid() => Name.Length == 0
        ? Phone.Length + Email.Length == 0
        : Phone.Length + Email.Length > 0 && (Email.Length == 0 || EmailAddress.Parse(Email).Address is not null);
}
