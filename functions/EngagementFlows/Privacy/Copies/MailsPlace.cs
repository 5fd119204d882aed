using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Copies;

/// <summary>What SendGrid keeps of the emails to a person. It erases by address, and cannot be asked for one message.</summary>
public sealed class MailsPlace(SendGridErasure sendGrid, ContactKeys keys, TimeProvider clock) : IPlaceOfData
{
    private const string Shared = "Somebody else has the same address, and SendGrid erases by address alone: nothing was erased there.";

    public string Key => StoredKeys.Mails;

    public Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var ids = subject.Records
            .SelectMany(person => person.Steps.Values.Where(step => step is { Channel: Channel.Email, Captured: false, ProviderId: not null }))
            .Select(step => (step.ProviderId, step.At, step.Delivery))
            .Distinct().ToList();
        var found = new JsonArray([.. ids.Select(one => JsonSerializer.SerializeToNode(new { messageId = one.ProviderId, handedOverAt = one.At, delivery = one.Delivery?.ToString() }, Storage.JsonRow.Options))]);
        return Task.FromResult(new Holding(ids.Count, found, ids.Count == 0 ? null
                : "SendGrid sends our emails. It keeps the address, the subject and what became of each email for up to 37 days, and cannot be asked about one of them.",
            ids.Count == 0 ? null
                : "SendGrid sy'n anfon ein e-byst. Mae'n cadw'r cyfeiriad, y pwnc a beth ddaeth o bob e-bost am hyd at 37 diwrnod, ac nid oes modd gofyn iddo am un ohonyn nhw."));
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var wrote = subject.Records.Any(person => person.Steps.Values.Any(step => step is { Channel: Channel.Email, Captured: false, Attempts: > 0 }));
        var addresses = subject.Records.Where(_ => wrote).Select(person => person.Details.Email).OfType<Contacts.EmailAddress>().DistinctBy(address => address.Key).ToList();
        var own = addresses.Where(address => !subject.SharedKeys.Contains(keys.For(address))).Select(address => address.Value).Union(before?.Owed ?? [], StringComparer.OrdinalIgnoreCase).ToList();
        if (own.Count == 0)
        {
            return addresses.Count > 0 ? new PlaceOutcome(PlaceState.Kept, 0, Shared) : before is { State: PlaceState.Done } ? before : new PlaceOutcome(PlaceState.Done, 0);
        }

        if (before is { State: PlaceState.Done })
        {
            // Asked and taken: once is enough.
            return before;
        }

        var isTaken = sendGrid.IsConfigured && await sendGrid.EraseAsync(own, cancellation);
        return Tries.After(before, isTaken ? own.Count : 0, isTaken ? [] : own, clock.GetUtcNow(), "SendGrid has taken the order to erase all that it keeps under the address.", sendGrid.IsConfigured
            ? "SendGrid did not take the order: see whether the API key may erase recipients' data, and ask for the erasure again."
            : "SendGrid is not set up here any more: set it up and ask for the erasure again, or erase the address there.", sendGrid.IsConfigured);
    }
}
