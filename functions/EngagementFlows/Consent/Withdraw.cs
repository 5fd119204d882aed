using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>
/// A wish to stop reaches every running journey under that contact at once: it is kept for the contact and written into the participants'
/// rows, which are read just before each send, before anything else is done and before a journey hears of it. Only START, or the team,
/// undoes it.
/// </summary>
public sealed class Withdraw(ContactCircles circles, ContactKeys keys, Suppressions suppressions, CampaignStore campaigns, ParticipantStore participants, PlaceStore places, AuditLog log)
{
    /// <summary>For what comes with a person and no address: an event of a provider, a link. Nothing where nobody is known under the reference.</summary>
    public async Task EverywhereAsync(ParticipantRef person, WishToStop wish, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await participants.FindAsync(person, cancellation) is not { Value: var found })
        {
            return;
        }

        // The contact on that channel; all of the person's where it is no longer theirs.
        var contact = keys.For(found.Details, wish.Channel);
        var failures = new CollectedFailures();
        await failures.CollectEachAsync(
            contact is null ? keys.Of(found.Details) : [contact], key => EverywhereAsync(key, wish, client, cancellation), cancellation);
        failures.ThrowIfAny();
    }

    /// <param name="contactKey">As <see cref="ContactKeys"/> makes it. The wish is kept though nobody is known under it.</param>
    public async Task EverywhereAsync(string contactKey, WishToStop wish, DurableTaskClient client, CancellationToken cancellation)
    {
        // Kept before people are looked up: whoever is being added at this moment finds it, or is found.
        if (!await suppressions.StopAsync(contactKey, wish.EventId, wish.How, wish.At, cancellation) && await suppressions.FindAsync(contactKey, cancellation) is null)
        {
            // START came later than this wish: an old one, delivered again.
            return;
        }

        var (people, reached) = await circles.FindAsync(contactKey, cancellation);
        var failures = new CollectedFailures();
        await failures.CollectEachAsync(
            reached.Skip(1), other => suppressions.StopAsync(other, wish.EventId, wish.How, wish.At, cancellation), cancellation);

        // One person's words, one confirmation: others under the same contact, and their other campaigns, stop in silence.
        var mayConfirm = people
            .Where(person => person is { EndedAt: null, Steps.IsEmpty: false })
            .Where(person => person.Withdrawal == Withdrawal.None || HasHeard(person, wish.EventId))
            .Select(person => person.Ref).ToHashSet();
        var isConfirmed = wish.IsConfirmed;
        var withdrawn = new List<Stored<Participant>>();
        await failures.CollectEachAsync(people, StopAsync, cancellation);
        // Every row before any journey: what is sent is decided on the rows.
        await failures.CollectEachAsync(withdrawn, TellAsync, cancellation);
        failures.ThrowIfAny();

        async Task StopAsync(Participant person)
        {
            if (person.Withdrawal == Withdrawal.None && !HasHeard(person, wish.EventId))
            {
                // Before it is done: should the process end between the two, the wish comes again and is the same entry.
                await RecordAsync(person.Ref, wish, cancellation);
            }

            var stored = await participants.ChangeAsync(person.Ref, before => HasHeard(before, wish.EventId) ? (before, []) : Withdrawn(before, wish), cancellation: cancellation);
            if (stored.Value.Withdrawal != Withdrawal.None)
            {
                // Else an old message once more, after START.
                withdrawn.Add(stored);
            }
        }

        async Task TellAsync(Stored<Participant> person)
        {
            var confirms = !isConfirmed && mayConfirm.Contains(person.Value.Ref);
            // Before it is tried: where it fails it is tried again, and another confirmation beside it would be one too many.
            isConfirmed |= confirms;
            var isTold = await LeaveAsync(person, wish, confirms ? wish.How : Withdrawal.ByProviderWord, client, cancellation);
            isConfirmed &= !confirms || isTold;
        }
    }

    /// <summary>For whoever has just been added under a contact, or moved to it: an earlier wish holds for them too.</summary>
    /// <returns>The wish, or null where there is none.</returns>
    public async Task<Suppression?> IfSuppressedAsync(Participant person, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(person.Details))
        {
            if (await suppressions.FindAsync(key, cancellation) is { } earlier)
            {
                var wish = new WishToStop($"earlier:{now.UtcTicks}", now, Withdrawal.ByProviderWord, Messaging.Channel.Sms, "this contact asked earlier to hear nothing more");
                var stored = await participants.ChangeAsync(person.Ref, before => before.Withdrawal != Withdrawal.None ? (before, []) : Withdrawn(before, wish), cancellation: cancellation);
                await LeaveAsync(stored, wish, Withdrawal.ByProviderWord, client, cancellation);
                return earlier;
            }
        }

        return null;
    }

    private static bool HasHeard(Participant person, string eventId) => person.ReceivedIds.Contains(eventId);

    private static (Participant, IEnumerable<TimelineEntry>) Withdrawn(Participant before, WishToStop wish)
    {
        if (before.Withdrawal != Withdrawal.None && !wish.IsMessage)
        {
            return (before, []);
        }

        var after = before.Closing(one => one.AnsweredAt is null) with { Withdrawal = before.Withdrawal == Withdrawal.None ? wish.How : before.Withdrawal, Unclear = null };
        after = after.WithdrawingContact(wish.At, wish.Channel == Messaging.Channel.Sms ? "sms" : "email", wish.EventId, Access.Actor.Participant.Id);
        return wish.IsMessage
            ? (after.Hearing(wish.EventId),
                [new TimelineEntry($"r|{wish.EventId}", wish.At, "received") { Channel = wish.Channel, Text = wish.Text, MessageId = wish.EventId, Reason = wish.Reason }])
            : (after, [TimelineEntry.Note("withdrawal", $"stop:{wish.EventId}", wish.At, wish.Reason)]);
    }

    private Task RecordAsync(ParticipantRef person, WishToStop wish, CancellationToken cancellation) => log.RecordAsync(
        new AuditEntry($"withdrawn:{wish.EventId}:{person.ParticipantId}", wish.At, wish.IsMessage ? Actor.Participant : Actor.System, "participant-withdrawn")
        {
            CampaignId = person.CampaignId,
            Subject = person.ParticipantId,
            Outcome = wish.Reason,
        },
        cancellation);

    /// <returns>False where no journey is under way.</returns>
    private async Task<bool> LeaveAsync(
        Stored<Participant> person, WishToStop wish, Withdrawal withdrawal, DurableTaskClient client, CancellationToken cancellation)
    {
        var place = person.Value.Place;
        var failures = new CollectedFailures();
        if (place.Kind != PlaceKind.None)
        {
            // Whoever is next in the queue may be whom this fails for: that keeps nobody from their withdrawal.
            await failures.CollectAsync(GiveUpThePlaceAsync, cancellation);
        }

        var happened = new JourneyEvent($"stop:{wish.EventId}", JourneyEventKind.Withdrawn)
        {
            Withdrawal = withdrawal,
            Via = wish.Channel == Messaging.Channel.Sms ? "sms" : "email",
            Place = place,
        };
        var isTold = false;
        await failures.CollectAsync(
            async () => isTold = await client.TellJourneyAsync(person.Value.Ref, happened, cancellation), cancellation);
        failures.ThrowIfAny();
        return isTold;

        async Task GiveUpThePlaceAsync()
        {
            if (await campaigns.FindAsync(person.Value.CampaignId, cancellation) is { Value: var campaign })
            {
                place = await places.ReleaseAsync(campaign, person.Value.Id, wish.At, client, cancellation);
                await participants.ChangeAsync(person.Value.Ref, before => (before with { Place = place }, []), person, cancellation);
            }
        }
    }
}
