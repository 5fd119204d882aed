using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Pages;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Safeguarding;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <param name="IsAnswer">They answer what the field asks: the page keeps them.</param>
/// <param name="Notes">What the next page says of them, beside that an answer was saved.</param>
public sealed record HeardWords(bool IsAnswer, IReadOnlyList<PageNote> Notes);

/// <summary>
/// Takes the words that people put into a page's fields. Whatever the field asks, people write there what they would write in a reply: that
/// they are ill, that we write to the wrong person, no more texts. Such words go the way of all replies, and are never kept as an answer.
/// </summary>
public sealed class PageWords(
    ReplyReaders readers, ReceiveMessage receive, ActOnReply acts, PersonalRequests requests, WaitingForTheTeam waiting, Concerns concerns,
    PauseSupporter supporters, PageAnswering answering, ParticipantStore participants, ContactKeys keys, IdSource ids)
{
    /// <summary>Of a text that is too long, its end is read for a wish to stop, too: that is where people put it.</summary>
    private const int End = 120;

    /// <returns>Of the words, by field, those that tell of harm, and those that ask us to stop everything; null where none do.</returns>
    public async Task<(IReadOnlyList<string> Harm, string? Stop)> LookAtAsync(
        PageVisit visit, IEnumerable<KeyValuePair<string, string>> words, CancellationToken cancellation)
    {
        var (harm, stop) = (new List<string>(), (string?)null);
        foreach (var (field, text) in words)
        {
            var reply = await readers.TakeAsync(MessageOf(visit, field, text), cancellation);
            var question = QuestionOf(visit, field);
            var reading = reply.Read(question);
            if (reading.TellsOfHarm)
            {
                harm.Add(text);
            }

            // "I don't want a supporter any more" is none.
            var others = SupporterEnded.In(reply.Message, [visit.Person]) is { } ended ? ended.Rest : text;
            var stops = (others == text ? reading : reply.With(reply.Message with { Text = others }).Read(question)).OptOut == OptOutScope.All
                || (others.Length > PageAnswering.LongestText && reply.Read(EndOf(others), question).OptOut == OptOutScope.All);
            stop ??= stops ? text : null;
        }

        return (harm, stop);
    }

    /// <summary>They ask us to stop everything: that is done whatever else is in the form, and they are kept as what they are.</summary>
    public async Task<IReadOnlyList<PageNote>> StopAsync(PageVisit visit, string text, bool tellsOfHarm, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = MessageOf(visit, OpeningQuestion, text);
        if (tellsOfHarm)
        {
            // Whoever asks us to stop may tell of harm in the same words.
            await RaiseAsync(visit, message, client, cancellation);
        }

        await TakeRequestsAsync(visit, message, new ReplyReading { OptOut = OptOutScope.All, TellsOfHarm = tellsOfHarm }, cancellation);
        await answering.StopAsync(visit, "withdraws in words on a page", client, cancellation, text);
        return HeardInField.Notes(null, [], new ReplyReading(), DataWishReading.In(message));
    }

    /// <param name="field">Named as the question is that it asks.</param>
    /// <param name="text">Put in now, and no wish to stop everything.</param>
    public async Task<HeardWords> TakeAsync(PageVisit visit, string field, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = MessageOf(visit, field, text);
        var reply = await readers.TakeAsync(message, cancellation);
        var reading = reply.Read(QuestionOf(visit, field));
        if (reading.TellsOfHarm)
        {
            await RaiseAsync(visit, message, client, cancellation);
            reply = reply.With(message = message with { IsConcern = true });
        }

        await TakeRequestsAsync(visit, message, reading, cancellation);
        if (SupporterEnded.In(message, [visit.Person]) is { } ended)
        {
            await supporters.TakeAsync(ended, message, client, cancellation);
            if (ended.Rest.Length == 0)
            {
                return new HeardWords(IsAnswer: false, [PageNote.Team]);
            }

            reply = reply.With(message = message with { Text = text = ended.Rest });
            reading = reply.Read(QuestionOf(visit, field));
        }

        var wish = DataWishReading.In(message);
        var namesContact = PersonalRequests.NamesContact(visit.Campaign, visit.Person, message);
        var isAboutNeeds = field == AccessNeedsQuestion.Key;
        var confirms = isAboutNeeds && NotedNeeds.Any(visit.Person) && NotedNeedsAnswer.Confirms(text);
        var isOnlyContact = namesContact && !(isAboutNeeds && NeedsReading.Read(text).Any(need => need.Kind != NeedKind.Other));
        // "Write to me by email, and in Welsh please" is a wish as any other, and in this field a need that is met at once.
        var namesNeed = isAboutNeeds && HeardInField.IsAnswer(reading with { Answer = new ReplyMeaning.FreeText(text) }, visit.Person, wish != DataWish.None)
            && NeedsReading.Read(text).Any(need => need.Kind != NeedKind.Other || need.About is not null);
        if (confirms || namesNeed || (HeardInField.IsAnswer(reading, visit.Person, wish != DataWish.None) && !isOnlyContact))
        {
            return new HeardWords(IsAnswer: true, await BesideAsync(visit, field, reply, reading, namesContact, client, cancellation));
        }

        await receive.ReceiveFromPageAsync(visit.Person, reply, reading, client, cancellation);
        var notes = await NotesAsync(visit, message, reading, wish, cancellation);
        if (notes.Count == 0)
        {
            // Nobody who writes is left without either an answer or somebody who reads it.
            await waiting.PutItemAsync([visit.Person], message, "They wrote it on a page, and no rule is sure what it says.", cancellation);
        }

        return new HeardWords(IsAnswer: false, notes.Count > 0 ? notes : [PageNote.Team]);
    }

    private const string OpeningQuestion = Questions.OpeningQuestion.Key;

    /// <summary>What an answer asks or says besides. Who comes with them, and what they need, is the page's to record.</summary>
    private async Task<IReadOnlyList<PageNote>> BesideAsync(
        PageVisit visit, string field, ReplyInHand reply, ReplyReading reading, bool namesContact, DurableTaskClient client, CancellationToken cancellation)
    {
        List<PageNote> notes = namesContact ? [PageNote.Team] : [];
        if (reading.Asks.Count > 0 || reading.IsLate)
        {
            var answered = new InboundReply { Question = field, Answer = new StatedAnswer { Text = reply.Message.Text } };
            var beside = reading with { Companions = null, Needs = null, ByVideo = null };
            await acts.BesideAnAnswerAsync(visit.Person.Ref, reply, beside, answered, client, cancellation);
            notes.AddRange(await NotesAsync(visit, reply.Message, reading, DataWish.None, cancellation));
        }

        if (reading.ForTheTeam is { } why)
        {
            await waiting.PutItemAsync([visit.Person], reply.Message, why, cancellation);
            notes.Add(PageNote.Team);
        }

        return notes;
    }

    private async Task<IReadOnlyList<PageNote>> NotesAsync(
        PageVisit visit, InboundMessage message, ReplyReading reading, DataWish wish, CancellationToken cancellation)
    {
        var (person, line) = await participants.FindWithLineAsync(visit.Person.Ref, $"r|{message.Id}", cancellation);
        var says = person?.Value.Asides.GetValueOrDefault(acts.AsideOf(message))?.Says ?? [];
        return HeardInField.Notes(line, says, reading, wish);
    }

    private Task TakeRequestsAsync(PageVisit visit, InboundMessage message, ReplyReading reading, CancellationToken cancellation) =>
        requests.TakeAsync(keys.For(visit.Person.Details, message.Channel) ?? "", [visit.Person], message, reading, reading.TellsOfHarm, cancellation);

    private Task RaiseAsync(PageVisit visit, InboundMessage message, DurableTaskClient client, CancellationToken cancellation) => concerns.LookAtAsync(
        visit.Person, new DirectAnswer(message.Id, message.Field!, new StatedAnswer { Text = message.Text }, message.At, "page"), client, cancellation, isSure: true);

    /// <summary>From a whole word on.</summary>
    private static string EndOf(string text) => text.IndexOf(' ', text.Length - End) is >= 0 and var at ? text[at..] : "";

    private static ReplyQuestion QuestionOf(PageVisit visit, string field) =>
        OpenQuestions.QuestionOf(visit.Person, visit.Campaign.File, field).Reads;

    /// <summary>What comes back goes by their usual channel.</summary>
    private InboundMessage MessageOf(PageVisit visit, string field, string text)
    {
        var channel = visit.Person.Details.PreferredChannel;
        return new InboundMessage($"page-{ids.New()}", channel, visit.Person.Details.AddressFor(channel) ?? "", "", text, visit.Now)
        {
            Recipient = visit.Person.Ref,
            Field = field,
        };
    }
}
