namespace EngagementFlows.Pages;

/// <summary>What every page says of its campaign, in the page's language; what is empty is left out.</summary>
/// <param name="Contact">The name of whom to talk to.</param>
/// <param name="When">When they can be reached.</param>
/// <param name="Why">Why the person is written to.</param>
/// <param name="PrivacyNotice">Its address.</param>
public sealed record AboutCampaign(string Contact, string Phone, string Email, string When, string Why, string PrivacyNotice)
{
    /// <summary>Nothing is kept of the person any more: it says why we wrote, and not why we write.</summary>
    public bool IsPast { get; init; }

    public bool SaysSomething => Contact.Length + Why.Length + PrivacyNotice.Length > 0;

    /// <summary>Within a sentence: <c>Sian Evans (Monday to Friday)</c>.</summary>
    internal string ContactAndWhen => When.Length > 0 ? $"{Contact} ({When})" : Contact;

    /// <summary>As phones dial it.</summary>
    internal string Dialled => string.Concat(Phone.Where(character => char.IsAsciiDigit(character) || character == '+'));
}
