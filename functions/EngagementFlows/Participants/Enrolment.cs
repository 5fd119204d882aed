using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants.Import;
using EngagementFlows.Privacy;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Participants;

/// <param name="Warnings">People who are there already with other details, which an import never overwrites; and people who asked earlier to hear nothing more.</param>
/// <param name="OverBudget">The figures, where a running campaign would go over its budget with these people: then nothing was written.</param>
public sealed record Enrolled(int Added, int Unchanged, IReadOnlyList<ImportProblem> Warnings, string? OverBudget = null)
{
    /// <summary>People whose data was erased at their wish: they are not added again.</summary>
    public IReadOnlyList<ImportProblem> Refused { get; init; } = [];

    /// <summary>What went wrong with single people. The others were added and are to set out; then the caller throws this.</summary>
    internal CollectedFailures Failures { get; init; } = new();
}

/// <summary>Puts checked people into a campaign: tells who is there already, who shares a contact, and who belongs to one household.</summary>
public sealed class Enrolment(ParticipantStore participants, ContactIndex contacts, ContactKeys keys, Withdraw withdraw, CampaignCosts costs, ErasedPeople erased, TimeProvider clock)
{
    public async Task<Enrolled> EnrolAsync(Campaign campaign, ParsedImport import, string recordedBy, DurableTaskClient client, CancellationToken cancellation)
    {
        var roll = new Roll(keys, campaign.Id);
        await foreach (var person in participants.AllAsync(campaign.Id).WithCancellation(cancellation))
        {
            if (person.ErasedAt is null)
            {
                roll.Add(person);
            }
        }

        var erasedKeys = await erased.KeysAsync(cancellation);
        var refused = new List<ImportProblem>();

        var failures = new CollectedFailures();
        var warnings = new List<ImportProblem>();
        var fresh = new List<(Participant Person, ImportedPerson Row)>();
        var unchanged = 0;
        foreach (var row in import.People)
        {
            if (erased.KeysOf(row.Details).Any(erasedKeys.Contains))
            {
                refused.Add(new ImportProblem(row.Line, "", ErasedPeople.Refusal));
                continue;
            }

            if (roll.Find(row.Details) is { } there)
            {
                unchanged++;
                if (!roll.SameDetails(there, row.Details))
                {
                    warnings.Add(new ImportProblem(row.Line, "", "This person is in the campaign already, with other details. Nothing was changed; correct them with PATCH."));
                }

                warnings.AddRange(ImportedConsents.NotRecorded(there, row));

                // An import that broke off may have added them without this.
                await failures.CollectAsync(() => HoldBackAsync(there, row.Line, warnings, client, cancellation), cancellation);
                continue;
            }

            fresh.Add((roll.Enrol(row.Details, clock.GetUtcNow()), row));
        }

        if (fresh.Count > 0 && campaign.LaunchedAt is not null && costs.OverBudget(campaign, roll.Everybody) is { } figures)
        {
            return new Enrolled(0, 0, [], figures) { Refused = refused };
        }

        await failures.CollectEachAsync(fresh, one => EnrolAsync(one.Person, one.Row), cancellation);
        await failures.CollectEachAsync(roll.ChangedByNewcomers(), ShareAsync, cancellation);
        return new Enrolled(fresh.Count, unchanged, warnings) { Refused = refused, Failures = failures };

        async Task EnrolAsync(Participant person, ImportedPerson row)
        {
            // The contact before the person: a person whose contact is missing could never be heard.
            var (added, lines) = ImportedConsents.With(campaign, roll.Settled(person), row, recordedBy, clock.GetUtcNow());
            await AddAsync(added, lines, cancellation);
            warnings.AddRange(ImportedConsents.Warnings(campaign, added, row.Line, clock.GetUtcNow()));
            if (campaign.LaunchedAt is not null && LateInvitations.IsLate(campaign, added, clock.GetUtcNow()))
            {
                warnings.Add(new ImportProblem(row.Line, "", LateInvitations.OfOne));
            }

            // Only now: a STOP that comes at this moment either finds the person, or is found here.
            await HoldBackAsync(person, row.Line, warnings, client, cancellation);
        }

        Task ShareAsync((Participant Before, Participant Now) one) => participants.ChangeAsync(
            one.Before.Ref,
            person => (person with { Household = one.Now.Household, SharesContact = one.Now.SharesContact, Places = one.Now.Places }, []),
            cancellation: cancellation);
    }

    private async Task HoldBackAsync(Participant person, int line, List<ImportProblem> warnings, DurableTaskClient client, CancellationToken cancellation)
    {
        if (person.Withdrawal == Withdrawal.None && await withdraw.IfSuppressedAsync(person, clock.GetUtcNow(), client, cancellation) is not null)
        {
            warnings.Add(new ImportProblem(line, "", "This contact asked earlier to hear nothing more. The person is in the campaign as withdrawn and is sent nothing; if they want to hear from you again, record that with PATCH: withdrawn false, and the reason."));
        }
    }

    private async Task AddAsync(Participant person, IReadOnlyList<TimelineEntry> lines, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(person.Details))
        {
            await contacts.AddAsync(key, person.Ref, cancellation);
        }

        foreach (var key in keys.SupporterKeys(person.Details))
        {
            await contacts.AddSupporterAsync(key, person.Ref, cancellation);
        }

        await participants.AddAsync(person, lines, cancellation);
    }
}
