using System.Collections.Immutable;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Gives the answers to a question their numbers, and knows which question a number on a message to a contact belongs to.</summary>
public sealed class QuestionNumbers(ContactIndex contacts, ContactKeys keys, ContactNumbers numbers, ParticipantStore participants, CampaignStore campaigns)
{
    /// <returns>The number of the first answer.</returns>
    public async Task<int> FirstAsync(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        if (AnswerNumbers.PutBy(step) is not { } kind || AnswerNumbers.CountOf(campaign.File, kind) is var count && count == 0 || keys.For(person.Details, channel) is not { } key)
        {
            return 1;
        }

        var question = AnswerNumbers.Question(campaign.File, kind, step.About);
        var until = AnswerNumbers.Until(campaign.File, kind, now);
        if (kind == QuestionKind.Statements)
        {
            // Marks, which are 1 to 5 whatever else is open. Several of them at once are no answer to another question.
            return 1;
        }

        if (!AnswerNumbers.CanDiffer(campaign.File, step, person.Details, channel, person.ReadsEasyRead))
        {
            await ChangeAsync(key, now, book => book.WithFixed(person.Ref, question, 1, count, until), cancellation);
            return 1;
        }

        var others = await OthersAsync(key, person, cancellation);
        // Marks are always 1 to 5; and what was put before numbers were written down has those that stand in the row.
        var taken = others.Append(person).SelectMany(one => one.Asked().Where(asked => asked.IsOpen(now) && (one.Ref != person.Ref || AnswerNumbers.Question(one, asked) != question)))
            .SelectMany(asked => Enumerable.Range(asked.FirstNumber, asked.Numbers)).ToImmutableHashSet();
        var usual = person.Asked().Find(asked => asked.Numbers > 0 && AnswerNumbers.Question(person, asked) == question)?.FirstNumber;
        var first = 0;
        await ChangeAsync(
            key,
            now,
            book =>
            {
                if (kind is QuestionKind.Rsvp)
                {
                    // Of those who are invited at once, the first by name has the lowest numbers, whoever's message comes first.
                    foreach (var other in AnswerNumbers.InvitedBefore(person, others, one => keys.For(one.Details, one.Details.PreferredChannel) == key))
                    {
                        book = book.Give(other.Ref, question, count, until, taken).Book;
                    }
                }

                (book, first) = book.Give(person.Ref, question, count, until, taken, usual);
                return book;
            },
            cancellation);
        return first;
    }

    /// <summary>Numbers for the message that asks which of several questions a reply meant: each question's own, and new ones for those that have none.</summary>
    public async Task<ImmutableList<UnclearQuestion>> NumberAsync(InboundMessage message, IReadOnlyList<PutQuestion> questions, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellation)
    {
        if (KeyOf(message) is not { } key)
        {
            return UnclearReplies.Numbered(questions, NumberBook.Empty, message.Id, until).Questions;
        }

        var numbered = ImmutableList<UnclearQuestion>.Empty;
        await ChangeAsync(
            key,
            now,
            book =>
            {
                (numbered, book) = UnclearReplies.Numbered(questions, book, message.Id, until);
                return book;
            },
            cancellation);
        return numbered;
    }

    /// <summary>The numbers that whoever wrote may have before them.</summary>
    public async Task<IReadOnlyList<GivenNumbers>> OfAsync(InboundMessage message, CancellationToken cancellation) =>
        KeyOf(message) is { } key ? (await numbers.FindAsync(key, cancellation)).Given : [];

    private string? KeyOf(InboundMessage message) => message.Channel == Channel.Sms
        ? PhoneNumber.Parse(message.From).Number is { } phone ? keys.For(phone) : null
        : EmailAddress.Parse(message.From).Address is { } email ? keys.For(email) : null;

    /// <summary>Numbers whose time has passed are free again, unless their meeting has been put off since.</summary>
    private async Task ChangeAsync(string key, DateTimeOffset now, Func<NumberBook, NumberBook> decide, CancellationToken cancellation)
    {
        var read = await numbers.ReadAsync(key, cancellation);
        var still = new Dictionary<(string CampaignId, string Question), DateTimeOffset>();
        foreach (var (campaignId, question) in read.Book.Given.Where(one => one.Until < now).Select(one => (one.CampaignId, one.Question)).Distinct())
        {
            if (AnswerNumbers.KindOf(question) is { } kind && await campaigns.FindAsync(campaignId, cancellation) is { Value: var campaign })
            {
                still[(campaignId, question)] = AnswerNumbers.PutUntil(campaign.File, kind);
            }
        }

        await numbers.ChangeAsync(
            key,
            book => decide(new NumberBook(
            [
                .. book.Given.Select(one => still.TryGetValue((one.CampaignId, one.Question), out var until) && until > one.Until ? one with { Until = until } : one)
                    .Where(one => one.Until >= now),
            ])),
            cancellation,
            read);
    }

    private async Task<IReadOnlyList<Participant>> OthersAsync(string key, Participant person, CancellationToken cancellation)
    {
        var others = new List<Participant>();
        foreach (var reference in (await contacts.FindAsync(key, cancellation)).Where(one => one != person.Ref))
        {
            if (await participants.FindAsync(reference, cancellation) is { Value: var other } && other is { EndedAt: null, Withdrawal: Withdrawal.None })
            {
                others.Add(other);
            }
        }

        return others;
    }
}
