using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Consent;

/// <summary>A consent as the team records it.</summary>
/// <param name="Given">False for a no, and for one that is taken back.</param>
/// <param name="How">In a few words: <c>paper form at the library</c>.</param>
/// <param name="When">A date or an instant (ISO 8601), not in the future; now where left out.</param>
/// <param name="WordingVersion">The version of the campaign's wording that they were shown; left out where the words were others.</param>
/// <param name="By">Who said it for the person; left out where they did themselves.</param>
public sealed record ConsentInput(string? Purpose, bool? Given, string? How, string? When = null, int? WordingVersion = null, ConsentProxyInput? By = null)
{
    private const int Longest = 200;

    internal (StatedConsent Stated, IReadOnlyDictionary<string, string[]> Errors) Check(Campaign campaign, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var purposes = ConsentPurposes.Known.Union(campaign.File.Consents.Select(one => one.Purpose)).ToList();
        if (Purpose is null || !purposes.Contains(Purpose))
        {
            errors["purpose"] = [$"Write one of {string.Join(", ", purposes)}."];
        }

        if (Given is null)
        {
            errors["given"] = ["Say true for a consent, false for a no or for one that is taken back."];
        }

        if (string.IsNullOrWhiteSpace(How) || How.Length > Longest)
        {
            errors["how"] = [$"Say in a few words how they said so, such as paper form at the library; at most {Longest} characters."];
        }

        var at = Instant(campaign.File);
        if (When is not null && (at is null || at > now))
        {
            errors["when"] = ["Write a date such as 2026-11-20, or an instant such as 2026-11-20T14:30:00Z, that is not in the future."];
        }

        if (WordingVersion is { } version && ConsentWordings.Find(campaign, Purpose ?? "", version) is null)
        {
            errors["wordingVersion"] = ["The campaign has no such version of this wording. Leave it out where the person was shown other words."];
        }

        return (new StatedConsent(WordingVersion, at, By?.Check(errors)), errors);
    }

    private DateTimeOffset? Instant(CampaignFile file) =>
        LocalDatePattern.Iso.Parse(When ?? "") is { Success: true, Value: var day } ? day.AtStartOfDayInZone(MeetingTimes.Zone(file)).ToInstant().ToDateTimeOffset()
        : OffsetDateTimePattern.ExtendedIso.Parse(When ?? "") is { Success: true, Value: var instant } ? instant.ToDateTimeOffset().ToUniversalTime()
        : null;
}

/// <param name="Basis">What lets them decide for the person.</param>
public sealed record ConsentProxyInput(string? Name, string? Relation, string? Basis)
{
    private const int LongestName = 200;
    private const int LongestRelation = 40;

    internal ConsentProxy? Check(Dictionary<string, string[]> errors)
    {
        if (Relation is not { Length: > 0 and <= LongestRelation } || !Relation.All(character => char.IsAsciiLetterLower(character) || character == '-'))
        {
            errors["by.relation"] = ["Say what they are to the person in small letters and hyphens, such as parent, daughter or supporter; a name belongs into by.name, which is not kept in the ledger."];
        }

        if (Basis is null || !ConsentProxy.Bases.Contains(Basis))
        {
            errors["by.basis"] = [$"Say what lets them decide for the person: {string.Join(", ", ConsentProxy.Bases)}."];
        }

        if (Name is { Length: > LongestName })
        {
            errors["by.name"] = [$"The name has more than {LongestName} characters."];
        }

        return new ConsentProxy(string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(), Relation ?? "", Basis ?? "");
    }
}
