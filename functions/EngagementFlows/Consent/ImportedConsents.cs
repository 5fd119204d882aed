using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Participants.Import;
using NodaTime;

namespace EngagementFlows.Consent;

/// <summary>What a list of people says of their consents, written into the ledger with the people themselves. Pure.</summary>
internal static class ImportedConsents
{
    /// <summary>The person with what the list says, and the lines of the timeline in which that is kept as it was written.</summary>
    public static (Participant Person, IReadOnlyList<TimelineEntry> Lines) With(Campaign campaign, Participant person, ImportedPerson row, string recordedBy, DateTimeOffset now)
    {
        var lines = new List<TimelineEntry>();
        var after = person with { SoftOptIn = row.SoftOptIn };
        foreach (var consent in row.Consents)
        {
            var line = TimelineEntry.Note("team", $"import:{ConsentQuestions.Key(consent.Purpose)}", now, $"{ConsentQuestions.Key(consent.Purpose)}, {consent.How}") with { RecordedBy = recordedBy };
            var at = consent.On is { } day ? StartOf(campaign.File, day) : now;
            lines.Add(line);
            after = after.Recording(new ConsentChange(consent.Purpose, consent.Given, at < now ? at : now, "import", line.Id)
            {
                RecordedAt = now,
                RecordedBy = recordedBy,
                ExpiresAt = ConsentWordings.ExpiryOf(campaign, consent.Purpose, 0, at),
            });
        }

        return (after, lines);
    }

    /// <summary>An import changes nobody who is there already.</summary>
    public static IEnumerable<ImportProblem> NotRecorded(Participant there, ImportedPerson row)
    {
        if (row.Consents.Any(consent => there.Consents.GetValueOrDefault(consent.Purpose)?.Given != consent.Given) || (row.SoftOptIn is not null && row.SoftOptIn != there.SoftOptIn))
        {
            yield return new ImportProblem(row.Line, "", $"This person is in the campaign already, and what the list says of their consents was not recorded. Record it with POST /api/campaigns/{there.CampaignId}/participants/{there.Id}/consents.");
        }
    }

    public static IEnumerable<ImportProblem> Warnings(Campaign campaign, Participant person, int line, DateTimeOffset now)
    {
        if (person.SoftOptIn is { } soft)
        {
            if (campaign.File.OrganisationType != MessageClasses.Charity)
            {
                yield return new ImportProblem(line, "", "The soft opt-in is for charities only, and the campaign does not say that you are one (organisationType: charity). It is kept, and allows nothing.");
            }
            else if (soft.On < MarketingBasis.SoftOptInSince)
            {
                yield return new ImportProblem(line, "", "The soft opt-in of charities holds for details collected from 5 February 2026 on. It is kept, and allows nothing.");
            }
        }

        if (campaign.LaunchedAt is not null && MarketingBasis.Lacking(campaign.File, person, now) is { Count: > 0 } channels)
        {
            yield return new ImportProblem(line, "", $"There is no basis for marketing by {string.Join(" or ", channels.Select(MarketingBasis.PurposeOf))} to this person, who is not sent: {string.Join(", ", MessageClasses.Marketing(campaign.File))}. Record their consent with POST /api/campaigns/{campaign.Id}/participants/{person.Id}/consents.");
        }
    }

    private static DateTimeOffset StartOf(CampaignFile file, DateOnly day) =>
        LocalDate.FromDateOnly(day).AtStartOfDayInZone(MeetingTimes.Zone(file)).ToInstant().ToDateTimeOffset();
}
