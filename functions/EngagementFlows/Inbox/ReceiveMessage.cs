using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Safeguarding;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Inbox;

/// <param name="Id">The provider's id of the message: the same message always has the same one.</param>
/// <param name="From">As the provider gives it.</param>
public sealed record InboundMessage(string Id, Channel Channel, string From, string To, string Text, DateTimeOffset At)
{
    /// <summary>Whom the message answers, by a token of ours in the address that it came to; null where only the sender tells.</summary>
    public ParticipantRef? Recipient { get; init; }

    /// <summary>How the id of the message begins that it answers, by that token: it says which question, too. Null where nothing tells.</summary>
    public string? MessageTag { get; init; }

    /// <summary>It is from somebody's supporter, who may answer within their scope.</summary>
    public bool BySupporter { get; init; }

    /// <summary>What it means where the provider or a calendar says so: an opt-out, an opt-in, an answer. Null where the words tell.</summary>
    public ReplyMeaning? Stated { get; init; }

    /// <summary>What came with it and was not kept: name, type and size.</summary>
    public string? Attached { get; init; }

    /// <summary>Why people must look at it and no rule may read it; null where rules may.</summary>
    public string? ForTheTeam { get; init; }

    /// <summary>It tells of harm: a named person has been told, and its words are for the team alone.</summary>
    public bool IsConcern { get; init; }
}

/// <summary>
/// The one way in for what people write, whichever provider brings it. A wish to stop is read before anything else. A reply belongs to
/// exactly one person's question, or it waits for the team. Stored before a journey is told, so that nothing is lost in between; safe to repeat.
/// </summary>
public sealed class ReceiveMessage(
    ContactCircles circles, ContactKeys keys, ParticipantStore participants, Withdraw withdraw, Rejoin rejoin, SupporterReplies supporters, RouteReply route, Concerns concerns, WaitingForTheTeam waiting, TakeBackConsent consents, ILogger<ReceiveMessage> log)
{
    /// <returns>False when <see cref="InboundMessage.From"/> is no phone number or email address.</returns>
    public async Task<bool> ReceiveAsync(InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        if (KeyOf(message) is not { } key)
        {
            await concerns.LookAtAsync(message, contactKey: null, new ReplyMeaning.NotUnderstood(), client, cancellation);
            return false;
        }

        var meaning = message.Stated ?? (message.ForTheTeam is not null ? new ReplyMeaning.NotUnderstood() : null) ?? ReplyUnderstanding.Understand(question: null, message.Text, message.Channel);
        var kind = meaning switch { ReplyMeaning.OptOut => "opt-out", ReplyMeaning.OptIn => "opt-in", _ => "reply" };
        Telemetry.Received.Add(1, KeyValuePair.Create<string, object?>("channel", message.Channel.ToString()), KeyValuePair.Create<string, object?>("kind", kind));
        var concern = await concerns.LookAtAsync(message, key, meaning, client, cancellation);
        message = message with { IsConcern = concern.IsConcern };
        if (meaning is ReplyMeaning.OptOut { Kind: var how })
        {
            // Before anybody is looked up: it holds for whoever is known under the contact, or will be.
            await withdraw.EverywhereAsync(key, WishToStop.From(message, how) with { IsConfirmed = concern.IsAnswered }, client, cancellation);
        }

        var senders = await circles.PeopleAsync(key, cancellation);
        log.LogInformation("Message {MessageId} by {Channel}: {Kind} from {People} known people", message.Id, message.Channel, kind, senders.Count);
        if (await supporters.TakeAsync(key, message, meaning, senders, client, cancellation))
        {
            return true;
        }

        switch (meaning)
        {
            case ReplyMeaning.OptOut { Kind: var wish } when message.Recipient is { } recipient && senders.All(person => person.Ref != recipient):
                // The address that we wrote to, too, whoever reads it: they answered the message that went there.
                await withdraw.EverywhereAsync(recipient, WishToStop.From(message, wish) with { IsConfirmed = concern.IsAnswered }, client, cancellation);
                break;
            case ReplyMeaning.OptOut when senders.Count > 0:
                break;
            case ReplyMeaning.OptIn when await rejoin.EverywhereAsync(key, message, client, cancellation):
                break;
            default:
                await PassOnAsync(senders, message, meaning, client, cancellation);
                break;
        }

        return true;
    }

    private string? KeyOf(InboundMessage message) => message.Channel == Channel.Sms
        ? PhoneNumber.Parse(message.From).Number is { } phone ? keys.For(phone) : null
        : EmailAddress.Parse(message.From).Address is { } email ? keys.For(email) : null;

    private async Task PassOnAsync(IReadOnlyList<Participant> senders, InboundMessage message, ReplyMeaning meaning, DurableTaskClient client, CancellationToken cancellation)
    {
        var recipient = message.Recipient is { } reference ? (await participants.FindAsync(reference, cancellation))?.Value : null;
        if (senders.Append(recipient).Any(person => person is not null && person.ReceivedIds.Contains(message.Id) && person.Unclear?.Id != message.Id))
        {
            // Delivered before and taken in; who could be meant may have changed since. Whose journey is to ask may not have been told yet.
            return;
        }

        if (recipient is not null && senders.Count > 0 && senders.All(person => person.Ref != recipient.Ref))
        {
            await waiting.PutAsync([recipient], message, "It answers a message to this person, and came from an address of somebody else.", cancellation);
            return;
        }

        if (message.ForTheTeam is { } why)
        {
            await waiting.PutAsync(recipient is null ? senders : [recipient], message, why, cancellation);
            return;
        }

        // The token says who was asked, even where several share a contact, and from whichever address of theirs they write.
        IReadOnlyList<Participant> people = recipient is null ? senders : [recipient];
        if (meaning is ReplyMeaning.ConsentTakenBack && await consents.TakeAsync(people, message, client, cancellation))
        {
            return;
        }

        await route.RouteAsync(people, message, client, cancellation);
    }
}
