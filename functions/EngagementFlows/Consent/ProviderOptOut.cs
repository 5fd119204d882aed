using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>A provider says that somebody does not want to hear from us: a withdrawal in silence, since the provider has answered it.</summary>
public sealed class ProviderOptOut(ContactIndex contacts, ContactKeys keys, ParticipantStore participants, Withdraw withdraw)
{
    public async Task ApplyAsync(Channel channel, string contact, string eventId, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        var key = channel == Channel.Sms ? keys.For(PhoneNumber.FromE164(contact)) : keys.For(EmailAddress.FromStored(contact));
        var people = new List<Participant>();
        foreach (var reference in await contacts.FindAsync(key, cancellation))
        {
            if (await participants.FindAsync(reference, cancellation) is { } found)
            {
                people.Add(found.Value);
            }
        }

        await withdraw.EverywhereAsync(people, new InboundMessage(eventId, channel, contact, "", "", at), OptOutKind.ProviderWord, client, cancellation);
    }
}
