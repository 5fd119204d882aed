namespace EngagementFlows.Campaigns;

/// <summary>
/// What people have to be told before anybody writes to them: whom they can talk to, why they are written to, and where the privacy notice is
/// (UK GDPR, articles 13 and 14). A draft may lack it. Pure.
/// </summary>
internal static class LaunchReadiness
{
    /// <returns>What is missing, by its path in the campaign file, and how to put it right; empty where nothing is.</returns>
    public static IReadOnlyDictionary<string, string[]> Missing(CampaignFile file)
    {
        var missing = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (file.Contact is not { } contact)
        {
            missing["contact"] = [Mend(file, "Name a person whom participants can talk to", "contact: name, phone or email, and when, in English and Welsh")];
        }
        else
        {
            if (contact.Phone is null && contact.Email is null)
            {
                missing["contact.phone"] = [Mend(file, "Give a phone number or an email address at which this person can be reached", "contact.phone or contact.email")];
            }

            if (contact.When is null)
            {
                missing["contact.when"] = [Mend(file, "Say when this person can be reached", "contact.when, such as \"Monday to Thursday, 9am to 5pm\", in English and Welsh")];
            }
        }

        if (file.WhyYou is null)
        {
            missing["whyYou"] = [Mend(file, "Say why people are written to", "whyYou, such as \"You are on the list of people who use our day centre.\", in English and Welsh")];
        }

        if (file.PrivacyNotice is null)
        {
            missing["privacyNotice"] = [Mend(file, "Say where the privacy notice is", "privacyNotice, an https address for English and one for Welsh")];
        }

        return missing;
    }

    private static string Mend(CampaignFile file, string what, string members) => $"{what}: send PATCH /api/campaigns/{file.Id}/about with {members}.";
}
