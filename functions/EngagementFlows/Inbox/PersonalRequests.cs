using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Inbox;

/// <summary>
/// What somebody asks for that only the team can do, whatever else they write and whatever is done about that: a copy of what is kept about
/// them, its erasure, another phone number or email address. One item for each message, which is put before anything else is made of it.
/// Safe to repeat.
/// </summary>
public sealed class PersonalRequests(TeamInbox inbox, CampaignStore campaigns, ParticipantStore participants, ContactIndex contacts)
{
    private const string Contact =
        "They write of a phone number or an email address that is not in their record. If messages are to go there, make sure that it is theirs, "
        + "and correct their record.";

    /// <param name="contactKey">Of the sender.</param>
    /// <param name="people">Whom it may be from; none where nobody is known under the contact.</param>
    /// <param name="reading">What it says besides.</param>
    /// <param name="isConcern">It tells of harm, and waits for the team with all its words already.</param>
    public async Task TakeAsync(
        string contactKey,
        IReadOnlyList<Participant> people,
        InboundMessage message,
        ReplyReading reading,
        bool isConcern,
        CancellationToken cancellation)
    {
        var wish = reading.IsAutomatic ? DataWish.None : DataWishReading.In(message);
        var supported = people.Count > 0 ? [] : await SupportedAsync(contactKey, cancellation);
        var isContact = !isConcern && !reading.IsAutomatic && await NamesContactAsync([.. people, .. supported], message, cancellation);
        if (wish == DataWish.None && !isContact)
        {
            return;
        }

        IReadOnlyList<Participant> all = [.. people, .. supported];
        foreach (var campaign in all.Select(person => person.CampaignId).DefaultIfEmpty(null!).Distinct())
        {
            var item = new InboxItem(
                // What tells of harm has its own item under the message's id.
                isConcern ? $"data-{message.Id}" : message.Id,
                [.. all.Where(person => person.CampaignId == campaign).Select(person => person.Id)],
                message.Channel,
                message.From,
                message.Text,
                message.At,
                string.Join(' ', new[] { Why(wish), isContact ? Contact : null, Besides(reading) }.OfType<string>()))
            {
                Kind = wish == DataWish.None ? InboxItem.Reply : InboxItem.DataRequest,
                Attached = message.Attached,
                Asks = [.. reading.Asks.Select(InReply.Name)],
            };
            await inbox.PutAsync(campaign, item, cancellation);
        }

        var isOnePerson = people.Select(person => TextFolding.Fold(person.Details.Name)).Distinct(StringComparer.Ordinal).Count() == 1;
        if (wish == DataWish.None || message.ForTheTeam is not null || !isOnePerson)
        {
            return;
        }

        foreach (var person in people)
        {
            await participants.ChangeAsync(
                person.Ref, before => (Asking(before, wish, message.At), [Line(wish, message)]), cancellation: cancellation);
        }
    }

    private static Participant Asking(Participant before, DataWish wish, DateTimeOffset at) => before with
    {
        DataAskedAt = wish.HasFlag(DataWish.Copy) && !(before.DataAskedAt >= at) ? at : before.DataAskedAt,
        ErasureAskedAt = wish.HasFlag(DataWish.Erasure) && !(before.ErasureAskedAt >= at) ? at : before.ErasureAskedAt,
    };

    private static TimelineEntry Line(DataWish wish, InboundMessage message)
    {
        var what = wish switch
        {
            DataWish.Copy => "asks in a message for what is kept about them",
            DataWish.Erasure => "asks in a message for what is kept about them to be deleted",
            _ => "asks in a message for what is kept about them, and for it to be deleted",
        };
        return TimelineEntry.Note("data-request", $"data:{message.Id}", message.At, what);
    }

    private static string? Why(DataWish wish) => wish switch
    {
        DataWish.None => null,
        DataWish.Copy => "This person asks for what is kept about them. Make sure who they are, and answer within one month.",
        DataWish.Erasure =>
            "This person asks for what is kept about them to be deleted. Make sure who they are, and do it within one month.",
        _ =>
            "This person asks for what is kept about them, and for it to be deleted. Make sure who they are, and do both within one month.",
    };

    /// <summary>Items of one message are one: what else is in it is said with it.</summary>
    private static string? Besides(ReplyReading reading) =>
        reading.NotThem == NotThem.WrongPerson ? TeamWords.WrongPerson
        : reading.NotThem == NotThem.Bereavement ? TeamWords.Died
        : reading.MayBeStop ? TeamWords.MayBeStop
        : reading.IsLate ? TeamWords.Late
        : reading.Asks.Count > 0 ? $"They ask: {TeamWords.Asked(reading.Asks)}."
        : null;

    /// <summary>
    /// Whether somebody writes of a phone number or an email address that is nobody's of those whom their record and campaign name.
    /// </summary>
    internal static bool NamesContact(Campaign? campaign, Participant? person, InboundMessage message)
    {
        var (team, supporter) = (campaign?.File.Contact, person?.Details.Supporter);
        return NewContactReading.IsIn(message,
        [
            message.From, message.To, team?.Phone, team?.Email, person?.Details.Phone?.E164, person?.Details.Email?.Value,
                supporter?.Phone?.E164,
            supporter?.Email?.Value,
        ]);
    }

    /// <summary>Most messages name none, and nothing is read for them. What is on record of any whom it may be from is known.</summary>
    private async Task<bool> NamesContactAsync(IReadOnlyList<Participant> people, InboundMessage message, CancellationToken cancellation)
    {
        var names = NamesContact(null, null, message);
        for (var index = 0; names && index < people.Count; index++)
        {
            names = NamesContact((await campaigns.FindAsync(people[index].CampaignId, cancellation))?.Value, people[index], message);
        }

        return names;
    }

    private async Task<IReadOnlyList<Participant>> SupportedAsync(string contactKey, CancellationToken cancellation)
    {
        var found = new List<Participant>();
        foreach (var reference in await contacts.FindSupportedAsync(contactKey, cancellation))
        {
            if (await participants.FindAsync(reference, cancellation) is { Value: var person })
            {
                found.Add(person);
            }
        }

        return found;
    }
}
