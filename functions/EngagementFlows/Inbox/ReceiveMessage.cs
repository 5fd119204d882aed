using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Inbox;

/// <param name="Id">The provider's id of the message: the same message always has the same one.</param>
/// <param name="From">As the provider gives it.</param>
public sealed record InboundMessage(string Id, Channel Channel, string From, string To, string Text, DateTimeOffset At);

/// <summary>
/// The one way in for what people write, whichever provider brings it. A wish to stop is read before anything else. A reply belongs to
/// exactly one person's question, or it waits for the team. Stored before a journey is told, so that nothing is lost in between; safe to repeat.
/// </summary>
public sealed class ReceiveMessage(ContactIndex contacts, ContactKeys keys, ParticipantStore participants, Withdraw withdraw, TeamInbox inbox, TimeProvider clock, ILogger<ReceiveMessage> log)
{
    /// <returns>False when <see cref="InboundMessage.From"/> is no phone number or email address.</returns>
    public async Task<bool> ReceiveAsync(InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        if (KeyOf(message) is not { } key)
        {
            return false;
        }

        var people = new List<Participant>();
        foreach (var reference in await contacts.FindAsync(key, cancellation))
        {
            if (await participants.FindAsync(reference, cancellation) is { } found)
            {
                people.Add(found.Value);
            }
        }

        var meaning = ReplyUnderstanding.Understand(question: null, message.Text, message.Channel);
        var kind = meaning switch { ReplyMeaning.OptOut => "opt-out", ReplyMeaning.OptIn => "opt-in", _ => "reply" };
        Telemetry.Received.Add(1, KeyValuePair.Create<string, object?>("channel", message.Channel.ToString()), KeyValuePair.Create<string, object?>("kind", kind));
        log.LogInformation("Message {MessageId} by {Channel}: {Kind} from {People} known people", message.Id, message.Channel, kind, people.Count);
        switch (meaning)
        {
            case ReplyMeaning.OptOut { Kind: var how } when people.Count > 0:
                await withdraw.EverywhereAsync(people, message, how, client, cancellation);
                break;
            case ReplyMeaning.OptIn when people.Count > 0:
                await withdraw.UndoAsync(people, message, client, cancellation);
                break;
            default:
                await PassOnAsync(people, message, client, cancellation);
                break;
        }

        return true;
    }

    private string? KeyOf(InboundMessage message) => message.Channel == Channel.Sms
        ? PhoneNumber.Parse(message.From).Number is { } phone ? keys.For(phone) : null
        : EmailAddress.Parse(message.From).Address is { } email ? keys.For(email) : null;

    private async Task PassOnAsync(IReadOnlyList<Participant> people, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        if (people.Any(person => person.ReceivedIds.Contains(message.Id)))
        {
            // Delivered before and taken in; who could be meant may have changed since.
            return;
        }

        var underWay = people.Where(person => person.EndedAt is null && person.Withdrawal == Withdrawal.None && !person.Steps.IsEmpty).ToList();
        var asked = underWay.Count == 1 ? underWay : underWay.Where(person => HasOpenQuestion(person, clock.GetUtcNow())).ToList();
        if (asked is not [var answering])
        {
            await WaitForTheTeamAsync(people, message, asked.Count > 1, cancellation);
            return;
        }

        await participants.AddLineAsync(
            answering.Ref,
            new TimelineEntry($"r|{message.Id}", message.At, "received") { Channel = message.Channel, Text = message.Text, MessageId = message.Id },
            cancellation);
        await client.RaiseEventAsync(
            answering.InstanceId,
            JourneyEvent.Name,
            new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id },
            cancellation);
    }

    private static bool HasOpenQuestion(Participant person, DateTimeOffset now) => person.Open is { } open && (open.Until is null || now <= open.Until);

    private async Task WaitForTheTeamAsync(IReadOnlyList<Participant> people, InboundMessage message, bool ambiguous, CancellationToken cancellation)
    {
        var why = people.Count == 0 ? "Nobody is known under this contact."
            : ambiguous ? "Several people with open questions share this contact."
            : people.Count > 1 ? "Several people share this contact, and none has an open question."
            : people[0].Withdrawal != Withdrawal.None ? "This person has withdrawn."
            : "This person has no journey under way.";
        foreach (var campaign in people.Select(person => person.CampaignId).DefaultIfEmpty(null!).Distinct())
        {
            var ids = people.Where(person => person.CampaignId == campaign).Select(person => person.Id).ToList();
            await inbox.PutAsync(campaign, new InboxItem(message.Id, ids, message.Channel, message.From, message.Text, message.At, why), cancellation);
        }

        var line = new TimelineEntry($"r|{message.Id}", message.At, "received")
        {
            Channel = message.Channel,
            Text = message.Text,
            MessageId = message.Id,
            Reason = $"waits for the team: {why}",
        };
        foreach (var person in people)
        {
            await participants.ChangeAsync(person.Ref, before => (before.Hearing(message.Id), [line]), cancellation: cancellation);
        }
    }
}
