using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>A provider says that somebody does not want to hear from us: a withdrawal in silence, since the provider has answered it.</summary>
public sealed class ProviderOptOut(ContactKeys keys, Withdraw withdraw)
{
    public Task ApplyAsync(Channel channel, string contact, string eventId, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        var key = channel == Channel.Sms ? keys.For(PhoneNumber.FromE164(contact)) : keys.For(EmailAddress.FromStored(contact));
        return withdraw.EverywhereAsync(key, new WishToStop(eventId, at, Withdrawal.ByProviderWord, channel, "the provider says that this contact has opted out"), client, cancellation);
    }
}
