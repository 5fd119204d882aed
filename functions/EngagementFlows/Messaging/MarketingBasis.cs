using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>
/// Whether a marketing message may go to somebody by a channel: they have consented to that channel, or have given their details to a charity
/// with the soft opt-in. Pure.
/// </summary>
public static class MarketingBasis
{
    /// <summary>When reg. 22(3A) came into force: details collected before do not count.</summary>
    public static readonly DateOnly SoftOptInSince = new(2026, 2, 5);

    /// <returns>Null where nothing allows it.</returns>
    public static LawfulBasis? For(CampaignFile file, Participant person, Channel channel, DateTimeOffset now)
    {
        var consent = person.Consents.GetValueOrDefault(PurposeOf(channel));
        return consent?.IsGivenAt(now) == true ? LawfulBasis.Consent
            : consent?.IsNo != true && file.OrganisationType == MessageClasses.Charity && person.SoftOptIn?.On >= SoftOptInSince ? LawfulBasis.SoftOptIn
            : null;
    }

    public static string PurposeOf(Channel channel) => channel == Channel.Sms ? ConsentPurposes.Sms : ConsentPurposes.Email;

    public static string Missing(Channel channel) => $"no basis for marketing by {PurposeOf(channel)}";

    /// <summary>The channels by which the person could be reached, if none of them has a basis; empty where one has, or nothing would be sent.</summary>
    public static IReadOnlyList<Channel> Lacking(CampaignFile file, Participant person, DateTimeOffset now)
    {
        if (person.Withdrawal != Journeys.Withdrawal.None || MessageClasses.Marketing(file).Count == 0)
        {
            return [];
        }

        var reachable = Enum.GetValues<Channel>().Where(channel => person.Details.AddressFor(channel) is not null && person.Consents.GetValueOrDefault(PurposeOf(channel))?.IsNo != true).ToList();
        return reachable.Exists(channel => For(file, person, channel, now) is not null) ? [] : reachable;
    }
}
