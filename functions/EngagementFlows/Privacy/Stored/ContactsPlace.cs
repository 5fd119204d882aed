using System.Text.Json.Nodes;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>
/// By which contacts a person is found, and whether these asked to hear nothing more. After an erasure two hashes stay: that nobody is
/// written to under a contact that was theirs alone, and that they are not added again.
/// </summary>
public sealed class ContactsPlace(ContactIndex contacts, ContactNumbers numbers, ContactKeys keys, Suppressions suppressions, ErasedPeople erased, TimeProvider clock) : IPlaceOfData
{
    public string Key => StoredKeys.Contacts;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var key in subject.Keys)
        {
            var suppression = await suppressions.FindAsync(key, cancellation);
            found.Add(new JsonObject
            {
                ["contact"] = "kept as a keyed hash",
                ["sharedWithSomebodyElse"] = subject.SharedKeys.Contains(key),
                ["askedToHearNothingMore"] = suppression is not null,
                ["since"] = suppression?.At,
            });
        }

        return new Holding(found.Count, found);
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var person in subject.Records.Where(person => person.ErasedAt is null))
        {
            await erased.AddAsync(person.Details, cancellation);
        }

        foreach (var key in subject.OwnKeys.Where(_ => before is null))
        {
            await suppressions.StopAsync(key, $"erasure:{now.UtcTicks}", Withdrawal.ByProviderWord, now, cancellation);
        }

        foreach (var person in subject.Records)
        {
            foreach (var key in subject.Keys.Union(keys.Of(person.Details)))
            {
                await contacts.RemoveAsync(key, person.Ref, cancellation);
                await numbers.ForgetAsync(key, person.Ref, cancellation);
            }

            foreach (var key in keys.SupporterKeys(person.Details))
            {
                await contacts.RemoveSupporterAsync(key, person.Ref, cancellation);
            }
        }

        return new PlaceOutcome(
            PlaceState.Done,
            subject.OwnKeys.Count + subject.SharedKeys.Count,
            subject.SharedKeys.Count == 0 ? "Kept as keyed hashes: that the person is not added again, and that nobody writes to their contacts."
                : "Kept as keyed hashes: that the person is not added again. A contact that somebody else has too may still be written to, for them.");
    }
}
