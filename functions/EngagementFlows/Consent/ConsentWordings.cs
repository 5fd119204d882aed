using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Consent;

/// <summary>Which wording somebody was shown.</summary>
/// <param name="Version">0 where it was not the campaign's.</param>
/// <param name="Language"><c>en</c>, <c>cy</c> or <c>cy+en</c>.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal digits, over the UTF-8 of the text; in both languages the Welsh first, with an empty line between.</param>
public sealed record ShownWording(int Version, string? Language, string? Hash)
{
    public static ShownWording Elsewhere { get; } = new(0, null, null);
}

/// <summary>A wording that was in force before the present one.</summary>
/// <param name="Until">When the next version took its place.</param>
public sealed record EarlierWording(ConsentPurposeFile Consent, DateTimeOffset Until);

/// <summary>What was asked in which version, and how it was put. Pure.</summary>
public static class ConsentWordings
{
    /// <summary>A purpose in one of its versions, the present or an earlier one; null where the campaign never asked so.</summary>
    public static ConsentPurposeFile? Find(Campaign campaign, string purpose, int version) =>
        campaign.EarlierWordings.Select(one => one.Consent).Concat(campaign.File.Consents).FirstOrDefault(one => one.Purpose == purpose && one.Version == version);

    public static ConsentPurposeFile? Present(CampaignFile file, string purpose) => file.Consents.FirstOrDefault(one => one.Purpose == purpose);

    /// <summary>By value, the partners too.</summary>
    public static bool IsSame(ConsentPurposeFile one, ConsentPurposeFile other) =>
        one with { Partners = null } == other with { Partners = null } && (one.Partners ?? []).SequenceEqual(other.Partners ?? []);

    /// <summary>The key under which a version is asked. The one that a campaign began with has none of its own, so that journeys under way know it again.</summary>
    public static string KeyOf(Campaign campaign, string purpose, int version) =>
        campaign.EarlierWordings.Where(one => one.Consent.Purpose == purpose).Select(one => one.Consent.Version).DefaultIfEmpty(version).Min() == version
            ? ConsentQuestions.Key(purpose)
            : $"{ConsentQuestions.Key(purpose)}:v{version}";

    /// <summary>The version that the person was last asked in, whether they answered or not; the present one where they were not asked.</summary>
    public static (int Version, string? MessageId) Asked(Campaign campaign, Participant person, string purpose)
    {
        var key = ConsentQuestions.Key(purpose);
        var (step, record) = person.Steps
            .Where(one => (one.Key == key || one.Key.StartsWith($"{key}:", StringComparison.Ordinal)) && one.Value.State is StepState.Sent or StepState.Unknown or StepState.Unresolved)
            .OrderByDescending(one => one.Value.At).ThenByDescending(one => one.Key, StringComparer.Ordinal).FirstOrDefault();
        var present = Present(campaign.File, purpose)?.Version ?? 0;
        return step is null
            ? (present, null)
            : (record.Wording ?? campaign.EarlierWordings.Where(one => one.Consent.Purpose == purpose).Select(one => one.Consent.Version).DefaultIfEmpty(present).Min(), MessageReference.IdOf(person.Ref, step, record.Attempts));
    }

    /// <param name="language">The person's: where it is not known, both were shown.</param>
    public static ShownWording Shown(Campaign campaign, string purpose, int version, Language language)
    {
        if (Find(campaign, purpose, version) is not { } consent)
        {
            return ShownWording.Elsewhere with { Version = version };
        }

        var code = language switch { Language.Welsh => "cy", Language.English => "en", _ => "cy+en" };
        return new ShownWording(version, code, HashOf(TextOf(consent, code)));
    }

    /// <summary>The words behind a hash.</summary>
    /// <param name="language">As in <see cref="ShownWording.Language"/>.</param>
    public static string TextOf(ConsentPurposeFile consent, string language) =>
        language == "cy+en" ? $"{consent.Wording.Cy}\n\n{consent.Wording.En}" : consent.Wording.In(language);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>When a consent that is given now runs out.</summary>
    public static DateTimeOffset ExpiryOf(Campaign campaign, string purpose, int version, DateTimeOffset at) =>
        MeetingTimes.Shift(campaign.File, at, (Find(campaign, purpose, version) ?? Present(campaign.File, purpose))?.Lasts is { Length: > 0 } lasts ? lasts : ConsentPurposes.Lasts(purpose));
}
