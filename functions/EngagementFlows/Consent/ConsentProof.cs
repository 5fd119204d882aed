using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Participants;

namespace EngagementFlows.Consent;

/// <summary>What one person has agreed to and when, with the words that they were shown and the proof that nothing was changed since.</summary>
public sealed record ConsentProof(string Id, string Name, string CampaignId, LocalizedText Title, bool Verified, IReadOnlyList<LedgerFault> Faults, IReadOnlyList<ProvenState> State, IReadOnlyList<ProvenEntry> Entries)
{
    public static ConsentProof Of(Campaign campaign, Participant person, IReadOnlyList<SealedEntry> rows, ConsentChain chain, DateTimeOffset now)
    {
        var faults = ConsentVerification.Check(person.Ref, person, rows, chain);
        return new ConsentProof(
            person.Id,
            person.Details.Name,
            campaign.Id,
            campaign.File.Meeting.Title,
            faults.Count == 0,
            faults,
            [.. person.Consents.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new ProvenState(one.Key, one.Value.StateAt(now), one.Value.At, one.Value.WordingVersion, one.Value.ExpiresAt, one.Value.By))],
            [.. rows.Select(row => (Row: row, Entry: ConsentChain.EntryOf(row))).Where(one => one.Entry is not null).Select(one => ProvenEntry.Of(campaign, one.Entry!, one.Row.Hash))]);
    }
}

public sealed record ProvenState(string Purpose, ConsentState State, DateTimeOffset At, int WordingVersion, DateTimeOffset? ExpiresAt, ConsentProxy? By);

/// <param name="Wording">The words that they were shown; null where these were not the campaign's.</param>
/// <param name="WordingFits">Whether these words have the hash that was recorded; null where there are none to compare.</param>
public sealed record ProvenEntry(
    int Number,
    string Purpose,
    ConsentState State,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    string Channel,
    string RecordedBy,
    IReadOnlyList<string> Evidence,
    int WordingVersion,
    string? Language,
    string? Wording,
    string? WordingHash,
    bool? WordingFits,
    LocalizedText? Controller,
    IReadOnlyList<LocalizedText>? Partners,
    ConsentProxy? By,
    DateTimeOffset? ExpiresAt,
    string Previous,
    string Hash)
{
    public static ProvenEntry Of(Campaign campaign, ConsentEntry entry, string hash)
    {
        var consent = ConsentWordings.Find(campaign, entry.Purpose, entry.WordingVersion);
        var words = consent is not null && entry.Language is { } language ? ConsentWordings.TextOf(consent, language) : null;
        return new(
            entry.Number,
            entry.Purpose,
            entry.State,
            entry.At,
            entry.RecordedAt,
            entry.Channel,
            entry.RecordedBy,
            entry.Evidence,
            entry.WordingVersion,
            entry.Language,
            words,
            entry.WordingHash,
            words is null || entry.WordingHash is null ? null : ConsentWordings.HashOf(words) == entry.WordingHash,
            consent is null ? null : consent.Controller ?? campaign.File.Organisation,
            consent?.Partners,
            entry.By,
            entry.ExpiresAt,
            entry.Previous,
            hash);
    }
}
