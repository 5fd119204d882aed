namespace EngagementFlows.Pages;

/// <summary>What every page says of its campaign, in the page's language; what is empty is left out.</summary>
/// <param name="Contact">The name of whom to talk to.</param>
/// <param name="When">When they can be reached.</param>
/// <param name="Why">Why the person is written to.</param>
/// <param name="PrivacyNotice">Its address.</param>
public sealed record AboutCampaign(string Contact, string Phone, string Email, string When, string Why, string PrivacyNotice)
{
    public bool SaysSomething => Contact.Length + Why.Length + PrivacyNotice.Length > 0;

    /// <summary>As phones dial it.</summary>
    internal string Dialled => string.Concat(Phone.Where(character => char.IsAsciiDigit(character) || character == '+'));
}
