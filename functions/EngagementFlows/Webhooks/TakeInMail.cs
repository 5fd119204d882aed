using EngagementFlows.Calendars;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Webhooks;

/// <summary>A mail on its way to the person's journey: found by the token in the address that it went to, else by its sender. A calendar's answer is an RSVP.</summary>
public sealed class TakeInMail(ReplyAddress replies, CalendarUid uids, CampaignStore campaigns, ParticipantStore participants, ReceiveMessage receiver, TeamInbox inbox)
{
    public async Task TakeAsync(MailReceived mail, Delivery delivery, DurableTaskClient client, CancellationToken cancellation)
    {
        var answered = await AnsweredMessageAsync(mail, cancellation);
        var message = new InboundMessage(mail.MessageKey, Channel.Email, mail.From, mail.To.Count > 0 ? mail.To[0] : "", mail.Text, delivery.At)
        {
            Recipient = answered?.Person,
            MessageTag = answered?.MessageTag,
            Attached = mail.Attachments.Count == 0 ? null : string.Join("; ", mail.Attachments.Select(one => $"{one.FileName} ({one.ContentType}, {one.Size} bytes)")),
            TextIsOwn = mail.TextIsOwn,
            ForTheTeam = mail.TextIsOwn ? null : "No words of the person's own were found in it, only what it quotes.",
        };
        if (mail.Calendar is { } calendar)
        {
            message = CalendarProposal.Read(calendar) is { } proposal
                ? await ProposedAsync(message, proposal, cancellation)
                : await AnsweredAsync(message, calendar, cancellation);
        }
        else if (mail is { LooksAutomatic: true, TextIsOwn: true } && !IsOptOut(mail.Text))
        {
            message = message with { ForTheTeam = "It looks automatic, or as if it was sent to a mailing list." };
        }

        if (!await receiver.ReceiveAsync(message, client, cancellation))
        {
            await inbox.PutAsync(null, new InboxItem(message.Id, [], Channel.Email, mail.From, message.Text, delivery.At, "It came from no address that can be answered.") { Attached = message.Attached }, cancellation);
        }
    }

    private async Task<(ParticipantRef Person, string MessageTag)?> AnsweredMessageAsync(MailReceived mail, CancellationToken cancellation)
    {
        foreach (var address in mail.To)
        {
            if (await replies.FindAsync(address, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsOptOut(string text) => ReplyReaders.BuiltIn.Read(text, question: null, Channel.Email).OptOut == OptOutScope.All;

    /// <summary>Another time is nothing that a rule can agree to: the team reads which, and what was written beside it.</summary>
    private async Task<InboundMessage> ProposedAsync(InboundMessage message, CalendarProposal proposal, CancellationToken cancellation)
    {
        var words = message with { Text = proposal.Comment ?? message.Text };
        if (IsOptOut(words.Text))
        {
            return words;
        }

        if (await uids.FindAsync(proposal.Uid, cancellation) is not { } person)
        {
            return words with { ForTheTeam = "Their calendar proposes another time, and it cannot be told for which meeting of ours." };
        }

        var campaign = await campaigns.GetAsync(person.CampaignId, cancellation);
        return words with
        {
            Recipient = person,
            MessageTag = null,
            ForTheTeam = $"Their calendar proposes another time for the meeting: {proposal.InWords(MeetingTimes.Zone(campaign.File))}.",
        };
    }

    private async Task<InboundMessage> AnsweredAsync(InboundMessage message, string calendar, CancellationToken cancellation)
    {
        var (reply, _) = CalendarReply.Read(calendar, message.From);
        var words = message with { Text = reply?.Comment ?? message.Text };
        if (IsOptOut(words.Text))
        {
            return words;
        }

        if (reply is null || await uids.FindAsync(reply.Uid, cancellation) is not { } person || await participants.FindAsync(person, cancellation) is not { Value: var invited })
        {
            return words with { ForTheTeam = "Their calendar answered, and it cannot be told which meeting of ours it means." };
        }

        var campaign = await campaigns.GetAsync(person.CampaignId, cancellation);
        var isTheirs = new[] { reply.Attendee, message.From }.Any(address => invited.Details.Email is { } email && EmailAddress.Parse(address).Address?.Key == email.Key);
        return words with
        {
            Recipient = person,
            MessageTag = null,
            Stated = new ReplyMeaning.Attendance(reply.Partstat switch { Partstat.Accepted => YesNoAnswer.Yes, Partstat.Declined => YesNoAnswer.No, _ => YesNoAnswer.NotSure }),
            ForTheTeam = !isTheirs ? $"Somebody else's calendar answered ({reply.Partstat.Wire()}) the invitation that went to this person."
                : reply.Sequence < campaign.MoveVersion - 1 ? $"Their calendar answered ({reply.Partstat.Wire()}) the meeting as it was before it was changed."
                : null,
        };
    }
}
