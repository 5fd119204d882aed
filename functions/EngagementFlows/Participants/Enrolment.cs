using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Participants.Import;

namespace EngagementFlows.Participants;

/// <param name="Warnings">People who are there already with other details, which an import never overwrites.</param>
/// <param name="OverBudget">The figures, where a running campaign would go over its budget with these people: then nothing was written.</param>
public sealed record Enrolled(int Added, int Unchanged, IReadOnlyList<ImportProblem> Warnings, string? OverBudget = null);

/// <summary>Puts checked people into a campaign: tells who is there already, who shares a contact, and who belongs to one household.</summary>
public sealed class Enrolment(ParticipantStore participants, ContactIndex contacts, ContactKeys keys, CampaignCosts costs, TimeProvider clock)
{
    public async Task<Enrolled> EnrolAsync(Campaign campaign, ParsedImport import, CancellationToken cancellation)
    {
        var roll = new Roll(keys, campaign.Id);
        await foreach (var person in participants.AllAsync(campaign.Id).WithCancellation(cancellation))
        {
            roll.Add(person);
        }

        var warnings = new List<ImportProblem>();
        var fresh = new List<Participant>();
        var unchanged = 0;
        foreach (var row in import.People)
        {
            if (roll.Find(row.Details) is { } there)
            {
                unchanged++;
                if (!roll.SameDetails(there, row.Details))
                {
                    warnings.Add(new ImportProblem(row.Line, "", "This person is in the campaign already, with other details. Nothing was changed; correct them with PATCH."));
                }

                continue;
            }

            var person = roll.Enrol(row.Details, clock.GetUtcNow());
            fresh.Add(person);
        }

        if (fresh.Count > 0 && campaign.LaunchedAt is not null && costs.OverBudget(campaign, roll.Everybody) is { } figures)
        {
            return new Enrolled(0, 0, [], figures);
        }

        foreach (var person in fresh)
        {
            // The contact before the person: a person whose contact is missing could never be heard.
            await AddAsync(roll.Settled(person), cancellation);
        }

        foreach (var (before, now) in roll.ChangedByNewcomers())
        {
            await participants.ChangeAsync(before.Ref, one => (one with { Household = now.Household, SharesContact = now.SharesContact, Places = now.Places }, []), cancellation: cancellation);
        }

        return new Enrolled(fresh.Count, unchanged, warnings);
    }

    private async Task AddAsync(Participant person, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(person.Details))
        {
            await contacts.AddAsync(key, person.Ref, cancellation);
        }

        await participants.AddAsync(person, cancellation);
    }
}
