using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>What is asked of a supporter's contact just before each copy, and what follows when it wants no more of them.</summary>
public sealed class SupporterContact(ContactIndex contacts, ContactKeys keys, Suppressions suppressions, ParticipantStore participants, Withdraw withdraw)
{
    /// <returns>Why a copy must not go to the supporter by this channel; null where it may.</returns>
    public async Task<string?> WhyNoCopyAsync(Participant person, Step copy, Channel channel, CancellationToken cancellation)
    {
        // What answers them says nothing of the person, and needs nobody's leave.
        var answersThem = copy.Template == SupporterReply.Template;
        if (!answersThem && !SupporterScope.Of(person).Covers(copy))
        {
            return person.SupporterPausedAt is null ? "the supporter's scope does not have it" : "the person says that nothing is to go to the supporter";
        }

        foreach (var one in keys.SupporterKeys(person.Details))
        {
            // Whoever wants no copies and writes hears back all the same, but where their provider takes nothing more for them.
            if (await suppressions.FindAsync(one, cancellation) is { How: var how } && !(answersThem && how != Withdrawal.ByProviderWord))
            {
                return "the supporter asked to hear nothing more";
            }
        }

        var key = keys.For(SupporterCopies.Addressed(person, copy.Key).Details, channel)!;
        return keys.Of(person.Details).Contains(key) ? "the person has it under the same contact"
            : await IsTakingPartAsync(person, key, cancellation) ? "the supporter gets the messages as a participant"
            : null;
    }

    /// <summary>A provider says that whoever got a message wants no more. Where it was a copy, that is the supporter: nothing is taken from the person.</summary>
    /// <returns>False where it was no copy.</returns>
    public async Task<bool> StopAsync(MessageReference message, WishToStop wish, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await participants.FindAsync(message.Participant, cancellation) is not { Value: var person } || !IsOfACopy(person, message.MessageId))
        {
            return false;
        }

        var failures = new CollectedFailures();
        await failures.CollectEachAsync(
            keys.SupporterKeys(person.Details), key => withdraw.EverywhereAsync(key, wish, client, cancellation), cancellation);
        failures.ThrowIfAny();
        return true;
    }

    private async Task<bool> IsTakingPartAsync(Participant person, string key, CancellationToken cancellation)
    {
        foreach (var other in (await contacts.FindAsync(key, cancellation)).Where(other => other.CampaignId == person.CampaignId))
        {
            if (await participants.FindAsync(other, cancellation) is { Value: { Withdrawal: Withdrawal.None, EndedAt: null } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfACopy(Participant person, string messageId) =>
        person.Steps.Where(step => SupporterCopies.IsCopy(step.Key))
            .Any(step => Enumerable.Range(1, Math.Max(1, step.Value.Attempts)).Any(attempt => MessageReference.IdOf(person.Ref, step.Key, attempt) == messageId));
}
