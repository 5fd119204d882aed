using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using EngagementFlows.Participants;
using NodaTime;

namespace EngagementFlows.Consent;

/// <summary>
/// The proof of a person's consents in words that they can read: what they were asked, what they said, when and how. Ids, codes and hashes
/// are for programs, and stand in the JSON. Pure.
/// </summary>
internal static class ConsentProofWords
{
    public static ConsentProofView In(Speech say, CampaignFile file, ConsentProof proof, DateTimeOffset now) => new(
        proof.Name,
        proof.Title.In(say.Code),
        At(say, file, now),
        [.. proof.Faults.Select(fault => Fault(say, fault)).Distinct()],
        [.. proof.State.Select(one => new ConsentStateView(
            Purpose(say, file, one.Purpose), State(say, one.State), At(say, file, one.At), one.ExpiresAt is { } end ? At(say, file, end) : say.In("no end", "dim dyddiad")))],
        [.. proof.Entries.Select(entry => new ConsentEntryView(
            $"{entry.Number}. {Purpose(say, file, entry.Purpose)}: {State(say, entry.State)}", [.. Facts(say, file, entry)]))]);

    private static IEnumerable<(string Label, string Value)> Facts(Speech say, CampaignFile file, ProvenEntry entry)
    {
        if (entry.Wording is { } wording)
        {
            yield return (say.In("What you were asked", "Beth ofynnwyd i chi"), wording);
        }

        yield return (say.In("What you said", "Beth ddywedoch chi"), Said(say, entry.State));
        yield return (entry.State == ConsentState.Expired ? say.In("When it ended", "Pryd daeth i ben") : say.In("When", "Pryd"), At(say, file, entry.At));
        yield return (say.In("How", "Sut"), Channel(say, entry.Channel));
        if (entry.By is { } by)
        {
            yield return (say.In("Who said it for you", "Pwy ddywedodd hyn ar eich rhan"), $"{Relation(say, by.Relation)} ({Basis(say, by.Basis)})");
        }

        if (entry.RecordedAt - entry.At > TimeSpan.FromMinutes(1))
        {
            yield return (say.In("When we wrote it down", "Pryd ysgrifennon ni hyn i lawr"), At(say, file, entry.RecordedAt));
        }

        if (entry.Controller is { } controller)
        {
            yield return (say.In("Who decides what happens with it", "Pwy sy'n penderfynu beth sy'n digwydd gyda hyn"), controller.In(say.Code));
        }

        if (entry.Partners is { Count: > 0 } partners)
        {
            yield return (say.In("With whom it is shared", "Gyda phwy mae'n cael ei rannu"), string.Join(", ", partners.Select(partner => partner.In(say.Code))));
        }

        if (entry.ExpiresAt is { } end && entry.State is ConsentState.Given or ConsentState.Renewed)
        {
            yield return (say.In("Until when it counts", "Tan pryd mae'n cyfrif"), At(say, file, end));
        }
    }

    private static string Fault(Speech say, LedgerFault fault)
    {
        var number = fault.RowKey.Split('|')[^1].TrimStart('0');
        return fault.RowKey != ParticipantStore.Row && number.Length > 0 && number.All(char.IsAsciiDigit)
            ? say.In($"Entry {number} is not as we wrote it, or is missing.", $"Nid yw cofnod {number} fel yr ysgrifennon ni ef, neu mae ar goll.")
            : say.In("What we have now does not follow from the entries.", "Nid yw'r hyn sydd gennym nawr yn dilyn o'r cofnodion.");
    }

    private static string Purpose(Speech say, CampaignFile file, string purpose) => purpose switch
    {
        ConsentPurposes.TakePart => say.In("Taking part", "Cymryd rhan"),
        ConsentPurposes.Photo => say.In("Photos and film", "Lluniau a ffilm"),
        ConsentPurposes.Quote => say.In("Being quoted", "Cael eich dyfynnu"),
        ConsentPurposes.ContactAgain or ConsentPurposes.LaterStages => say.In("Being contacted again", "Cysylltu â chi eto"),
        ConsentPurposes.Sms => say.In("Text messages", "Negeseuon testun"),
        ConsentPurposes.Email => say.In("Emails", "E-byst"),
        ConsentPurposes.Share => say.In("Sharing with partners", "Rhannu gyda phartneriaid"),
        // A purpose of the campaign's own has no name but its question.
        _ => file.Consents.FirstOrDefault(one => one.Purpose == purpose)?.Wording.In(say.Code) ?? say.In("Something else", "Rhywbeth arall"),
    };

    private static string State(Speech say, ConsentState state) => state switch
    {
        ConsentState.Given => say.In("you agreed", "rydych chi wedi cytuno"),
        ConsentState.Refused => say.In("you did not agree", "dydych chi ddim wedi cytuno"),
        ConsentState.Withdrawn => say.In("you took it back", "rydych chi wedi tynnu hyn yn ôl"),
        ConsentState.Expired => say.In("it has run out", "mae wedi dod i ben"),
        _ => say.In("you agreed again", "rydych chi wedi cytuno eto"),
    };

    private static string Said(Speech say, ConsentState state) => state switch
    {
        ConsentState.Given => say.In("Yes", "Cytuno"),
        ConsentState.Refused => say.In("No", "Ddim yn cytuno"),
        ConsentState.Withdrawn => say.In("That you take it back", "Eich bod chi'n tynnu hyn yn ôl"),
        ConsentState.Expired => say.In("Nothing: its time was over", "Dim byd: roedd ei amser ar ben"),
        _ => say.In("Yes, again", "Cytuno eto"),
    };

    private static string Channel(Speech say, string channel) => channel switch
    {
        "sms" => say.In("By text message", "Drwy neges destun"),
        "email" => say.In("By email", "Drwy e-bost"),
        "page" => say.In("On your own web page", "Ar eich tudalen we eich hun"),
        "team" => say.In("You told the team, who wrote it down", "Dywedoch chi wrth y tîm, a ysgrifennodd hyn i lawr"),
        "import" => say.In("Before we first wrote to you; the team wrote it down", "Cyn i ni ysgrifennu atoch chi gyntaf; y tîm a ysgrifennodd hyn i lawr"),
        _ => say.In("By itself, when the time was over", "Ohono'i hun, pan oedd yr amser ar ben"),
    };

    /// <summary>A relation is in the team's own word.</summary>
    private static string Relation(Speech say, string relation) => relation switch
    {
        "parent" => say.In("your parent", "eich rhiant"),
        "mother" => say.In("your mother", "eich mam"),
        "father" => say.In("your father", "eich tad"),
        "daughter" => say.In("your daughter", "eich merch"),
        "son" => say.In("your son", "eich mab"),
        "supporter" => say.In("your supporter", "eich cefnogwr"),
        "carer" => say.In("your carer", "eich gofalwr"),
        _ => relation.Replace('-', ' '),
    };

    private static string Basis(Speech say, string basis) => basis switch
    {
        "parental-responsibility" => say.In("with parental responsibility", "gyda chyfrifoldeb rhiant"),
        "lasting-power-of-attorney" => say.In("with a lasting power of attorney", "gydag atwrneiaeth arhosol"),
        "deputy" => say.In("as your deputy", "fel eich dirprwy"),
        "guardian" => say.In("as your guardian", "fel eich gwarcheidwad"),
        "appointee" => say.In("as your appointee", "fel eich penodai"),
        "welfare-attorney" => say.In("as your welfare attorney", "fel eich atwrnai lles"),
        _ => say.In("as you wished in writing", "fel roeddech chi'n dymuno yn ysgrifenedig"),
    };

    private static string At(Speech say, CampaignFile file, DateTimeOffset at)
    {
        var (local, language) = (Instant.FromDateTimeOffset(at).InZone(MeetingTimes.Zone(file)).LocalDateTime, say.Welsh ? Language.Welsh : Language.English);
        return $"{DateTexts.Date(local.Date, language)}, {DateTexts.Time(local.TimeOfDay, language)}";
    }
}
