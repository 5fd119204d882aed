using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using NodaTime;

namespace EngagementFlows.Consent;

/// <summary>The proof of a person's consents in words. Pure.</summary>
internal static class ConsentProofWords
{
    public static ConsentProofView In(Speech say, CampaignFile file, ConsentProof proof, DateTimeOffset now) => new(
        proof.Name,
        proof.Title.In(say.Code),
        At(say, file, now),
        [.. proof.Faults.Select(fault => $"{fault.RowKey}: {fault.What}. {fault.Why}")],
        [.. proof.State.Select(one => new ConsentStateView(Purpose(say, one.Purpose), State(say, one.State), At(say, file, one.At), one.ExpiresAt is { } end ? At(say, file, end) : ""))],
        [.. proof.Entries.Select(entry => new ConsentEntryView($"{entry.Number}. {Purpose(say, entry.Purpose)}: {State(say, entry.State)}", [.. Facts(say, file, entry)]))]);

    private static IEnumerable<(string Label, string Value)> Facts(Speech say, CampaignFile file, ProvenEntry entry)
    {
        yield return (say.In("Said on", "Dywedwyd ar"), At(say, file, entry.At));
        yield return (say.In("Written down on", "Cofnodwyd ar"), At(say, file, entry.RecordedAt));
        yield return (say.In("How", "Sut"), entry.Channel);
        yield return (say.In("Written down by", "Cofnodwyd gan"), entry.RecordedBy);
        if (entry.By is { } by)
        {
            yield return (say.In("Said for the person by", "Dywedwyd ar ran y person gan"), $"{by.Relation} ({by.Basis})");
        }

        if (entry.Wording is { } wording)
        {
            yield return (say.In($"Words shown, version {entry.WordingVersion}", $"Y geiriau a ddangoswyd, fersiwn {entry.WordingVersion}"), wording);
        }

        if (entry.Controller is { } controller)
        {
            yield return (say.In("Who decides what becomes of it", "Pwy sy'n penderfynu"), controller.In(say.Code));
        }

        if (entry.ExpiresAt is { } end)
        {
            yield return (say.In("Lasts until", "Yn para tan"), At(say, file, end));
        }

        yield return (say.In("Messages that prove it", "Negeseuon sy'n ei brofi"), string.Join(", ", entry.Evidence));
        if (entry.WordingHash is { } hash)
        {
            yield return ("SHA-256", hash);
        }
    }

    private static string Purpose(Speech say, string purpose) => purpose switch
    {
        ConsentPurposes.TakePart => say.In("taking part", "cymryd rhan"),
        ConsentPurposes.Photo => say.In("photos and film", "lluniau a ffilm"),
        ConsentPurposes.Quote => say.In("being quoted", "cael eich dyfynnu"),
        ConsentPurposes.ContactAgain or ConsentPurposes.LaterStages => say.In("being contacted again", "cysylltu eto"),
        ConsentPurposes.Sms => say.In("texts", "negeseuon testun"),
        ConsentPurposes.Email => say.In("emails", "e-byst"),
        ConsentPurposes.Share => say.In("sharing with partners", "rhannu gyda phartneriaid"),
        _ => purpose,
    };

    private static string State(Speech say, ConsentState state) => state switch
    {
        ConsentState.Given => say.In("given", "rhoddwyd"),
        ConsentState.Refused => say.In("refused", "gwrthodwyd"),
        ConsentState.Withdrawn => say.In("taken back", "tynnwyd yn ôl"),
        ConsentState.Expired => say.In("run out", "daeth i ben"),
        _ => say.In("given again", "rhoddwyd eto"),
    };

    private static string At(Speech say, CampaignFile file, DateTimeOffset at)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(MeetingTimes.Zone(file)).LocalDateTime;
        return $"{DateTexts.Date(local.Date, say.Welsh ? Language.Welsh : Language.English)} {local.Year}, {local.TimeOfDay:HH:mm}";
    }
}
