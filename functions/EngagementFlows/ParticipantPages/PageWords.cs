using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
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
public sealed record HeardWords(bool IsAnswer, IReadOnlyList<PageNote> Notes)
{
    /// <summary>The answer: without what was said beside it of a supporter, or against a consent.</summary>
    public string Answer { get; init; } = "";
}

/// <summary>
/// Takes the words that people put into a page's fields. Whatever the field asks, people write there what they would write in a reply: that
/// they are ill, that we write to the wrong person, no more texts. Such words go the way of all replies, and are never kept as an answer.
/// </summary>
public sealed class PageWords(
    ReplyReaders readers, ReceiveMessage receive, ActOnReply acts, PersonalRequests requests, WaitingForTheTeam waiting, Concerns concerns,
    PauseSupporter supporters, RefuseBeside refusals, TakeBackConsent consents, PageAnswering answering, ParticipantStore participants, ContactKeys keys, IdSource ids)
{
    /// <summary>Of a text that is too long, its end is read for a wish to stop, too: that is where people put it.</summary>
    private const int End = 120;

    /// <summary>Of a text that is longer than any field takes, and that the team sees all the same.</summary>
    private const int LongestKept = 5 * PageAnswering.LongestText;

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

            // "I don't want a supporter any more" is none, and "I do not want to be filmed" neither.
            var others = SupporterEnded.In(reply.Message, [visit.Person]) is { } ended ? ended.Rest : text;
            others = await RefusedAsync(visit, reply.With(reply.Message with { Text = others }), cancellation) is { } refused ? refused.Rest : others;
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
        if (await RefusedAsync(visit, await readers.TakeAsync(message, cancellation), cancellation) is { } refused)
        {
            await consents.TakeBesideAsync(refused, message, client, cancellation);
        }

        await answering.StopAsync(visit, "withdraws in words on a page", client, cancellation, text);
        return HeardInField.Notes(null, [], new ReplyReading(), DataWishReading.In(message));
    }

    /// <returns>The channel that the words ask us to stop; null where they ask for no such thing.</returns>
    public async Task<Channel?> StopsAsync(PageVisit visit, string field, string text, CancellationToken cancellation) =>
        (await readers.TakeAsync(MessageOf(visit, field, text), cancellation)).Read(QuestionOf(visit, field)).OptOut switch
        {
            OptOutScope.Texts => Channel.Sms,
            OptOutScope.Emails => Channel.Email,
            _ => null,
        };

    /// <summary>
    /// Written on a page on which nothing can be answered any more: it was open when the person stopped messages, or the meeting was called
    /// off. No answer to anything, and not lost either.
    /// </summary>
    public async Task<IReadOnlyList<PageNote>> TakeOnClosedAsync(
        PageVisit visit, string field, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = MessageOf(visit, field, Clipped(text));
        var reading = (await readers.TakeAsync(message, cancellation)).Read(QuestionOf(visit, field));
        if (reading.TellsOfHarm)
        {
            await RaiseAsync(visit, message, client, cancellation);
            message = message with { IsConcern = true };
        }

        await TakeRequestsAsync(visit, message, reading, cancellation);
        await waiting.PutAsync([visit.Person], message, "They wrote it on a page that had closed meanwhile: what it asks cannot be answered any more.", cancellation);
        return [PageNote.Team];
    }

    /// <summary>
    /// In a form that is not taken, since its link does not work any more or it is too large: who may wish to stop gets nothing more until
    /// somebody of the team has read it. Sent again, it is the same.
    /// </summary>
    /// <returns>Whether messages are paused by it.</returns>
    public async Task<bool> PauseIfStopAsync(PageVisit visit, IEnumerable<string> texts, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var text in texts.Select(text => text.Trim()).Where(text => text.Length > 0))
        {
            var message = MessageOf(visit, OpeningQuestion, Clipped(text)) with { Id = answering.IdOfRefused(visit, text) };
            var reply = await readers.TakeAsync(message, cancellation);
            var reading = reply.Read(QuestionOf(visit, OpeningQuestion));
            if (reading.OptOut != OptOutScope.None || reading.MayBeStop)
            {
                await acts.DoAsync([visit.Person], reply, new ReplyReading { MayBeStop = true }, why: null, client, cancellation);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The button that stops everything, on a page whose link was called back: as with words, nothing more goes until somebody has read it.
    /// Pressed again, it is the same.
    /// </summary>
    public async Task PauseByButtonAsync(PageVisit visit, DurableTaskClient client, CancellationToken cancellation)
    {
        var pressed = (visit.Speech with { Both = false }).In("Stop messages", "Stopio negeseuon");
        var message = MessageOf(visit, OpeningQuestion, pressed) with { Id = answering.IdOfRefused(visit, pressed) };
        await acts.DoAsync([visit.Person], await readers.TakeAsync(message, cancellation), new ReplyReading { MayBeStop = true }, why: null, client, cancellation);
    }

    /// <summary>"No" on a page whose link was called back is not taken, since nobody knows who chose it; the team asks the person.</summary>
    /// <param name="questions">What they said no to.</param>
    public async Task TellOfNoAsync(PageVisit visit, IReadOnlyList<string> questions, CancellationToken cancellation)
    {
        var said = string.Join(", ", questions.Select(TeamWords.Question));
        var message = MessageOf(visit, OpeningQuestion, "") with { Id = answering.IdOfRefused(visit, $"no: {string.Join(' ', questions)}") };
        var why = $"Somebody chose \"no\" on this person's page, by a link that was called back: {said}. It is not taken, since the sender is not proven. "
            + "Ask the person what they want.";
        await waiting.PutItemAsync([visit.Person], message, why, cancellation);
    }

    /// <summary>"Leave me alone" is like words of harm, and is read as a wish to stop.</summary>
    public async Task<bool> IsOnlyAStopAsync(PageVisit visit, string text, CancellationToken cancellation) =>
        (await readers.TakeAsync(MessageOf(visit, OpeningQuestion, text.Trim()), cancellation)).Read(QuestionOf(visit, OpeningQuestion))
            is { TellsOfHarm: false, OptOut: OptOutScope.All };

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
            reading = reply.Read(QuestionOf(visit, field)) with { TellsOfHarm = reading.TellsOfHarm };
        }

        if (await RefusedAsync(visit, reply, cancellation) is { } refused)
        {
            // As in a message: what is said against a consent is done, and only the rest is looked at as an answer.
            await consents.TakeBesideAsync(refused, message, client, cancellation);
            if (refused.Rest.Length == 0)
            {
                return new HeardWords(IsAnswer: false, [PageNote.ConsentTakenBack]);
            }

            reply = reply.With(message = message with { Text = text = refused.Rest });
            reading = reply.Read(QuestionOf(visit, field)) with { TellsOfHarm = reading.TellsOfHarm };
            var heard = await TakeRestAsync(visit, field, reply, reading, client, cancellation);
            return heard with { Notes = [.. heard.Notes, PageNote.ConsentTakenBack] };
        }

        if (ConsentsBeside.Of(text) is not null)
        {
            // Their place hangs on it: never done in passing, and never kept as an answer that may be shared.
            await waiting.PutItemAsync([visit.Person], message, "Beside something else it says no to a consent on which their place hangs. Ask what they want.", cancellation);
            return new HeardWords(IsAnswer: false, [PageNote.Team]);
        }

        return await TakeRestAsync(visit, field, reply, reading, client, cancellation);
    }

    /// <summary>What is left where nothing is said any more of a supporter, or against a consent.</summary>
    private async Task<HeardWords> TakeRestAsync(
        PageVisit visit, string field, ReplyInHand reply, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        var (message, text) = (reply.Message, reply.Message.Text);
        var wish = DataWishReading.In(message);
        var namesContact = PersonalRequests.NamesContact(visit.Campaign, visit.Person, message);
        var isAboutNeeds = field == AccessNeedsQuestion.Key;
        var confirms = isAboutNeeds && NotedNeeds.Any(visit.Person) && NotedNeedsAnswer.Confirms(text);
        var isOnlyContact = namesContact && !(isAboutNeeds && NeedsReading.Read(text).Any(need => need.Kind != NeedKind.Other));
        // "Write to me by email, and in Welsh please" is a wish as any other, and in this field a need that is met at once.
        var namesNeed = isAboutNeeds && reading.Answer is not ReplyMeaning.FreeText { NamesNoNeed: true } && HeardInField.IsAnswer(reading with { Answer = new ReplyMeaning.FreeText(text) }, visit.Person, wish != DataWish.None)
            && NeedsReading.Read(text).Any(need => need.Kind != NeedKind.Other || need.About is not null);
        if (confirms || namesNeed || (HeardInField.IsAnswer(reading, visit.Person, wish != DataWish.None) && !isOnlyContact))
        {
            // Who asks not to be called wants nobody to talk to.
            var beside = isAboutNeeds && NeedWords.RefusesCalls(NeedWords.Folded(text))
                ? reading with { Asks = [.. reading.Asks.Where(one => one != EverydayQuestion.Human)] } : reading;
            var notes = await BesideAsync(visit, field, reply, beside, namesContact, client, cancellation);
            return new HeardWords(IsAnswer: true, [.. notes, .. isAboutNeeds ? await CallsAsync(visit, message, cancellation) : []]) { Answer = text };
        }

        await receive.ReceiveFromPageAsync(visit.Person, reply, reading, client, cancellation);
        var done = await TrueAsync(visit, message, await NotesAsync(visit, message, reading, wish, cancellation), cancellation);
        if (done.Count == 0)
        {
            // Nobody who writes is left without either an answer or somebody who reads it.
            await waiting.PutItemAsync([visit.Person], message, "They wrote it on a page, and no rule is sure what it says.", cancellation);
        }

        return new HeardWords(IsAnswer: false, done.Count > 0 ? done : [PageNote.Team]);
    }

    /// <summary>"Please ring me, I cannot read": a need, and somebody has to do it. What goes out meanwhile may never be read.</summary>
    private async Task<IReadOnlyList<PageNote>> CallsAsync(PageVisit visit, InboundMessage message, CancellationToken cancellation)
    {
        if (visit.Person.WantsCalls || NeedsReading.Read(message.Text).All(need => need.Kind != NeedKind.VoiceCall))
        {
            return [];
        }

        await waiting.PutItemAsync([visit.Person], message, "They ask for calls, or cannot read what we write. Call them, and ask how messages should reach them.", cancellation);
        return [PageNote.Team];
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
            notes.AddRange(await TrueAsync(visit, reply.Message, await NotesAsync(visit, reply.Message, reading, DataWish.None, cancellation), cancellation));
        }

        if (reading.ForTheTeam is { } why)
        {
            await waiting.PutItemAsync([visit.Person], reply.Message, why, cancellation);
            notes.Add(PageNote.Team);
        }

        return notes;
    }

    /// <summary>
    /// No message is promised to whom none can go: they have stopped every way that we hold. They read that, and the team sees what they asked.
    /// </summary>
    private async Task<IReadOnlyList<PageNote>> TrueAsync(
        PageVisit visit, InboundMessage message, IReadOnlyList<PageNote> notes, CancellationToken cancellation)
    {
        var person = (await participants.FindAsync(visit.Person.Ref, cancellation))?.Value ?? visit.Person;
        if (!notes.Contains(PageNote.Answered) || OpenChannels.ToAnswer(person) is not null)
        {
            return notes;
        }

        const string Why = "They asked something on their page, and no message can go to them: they have stopped what we hold, or it does not work. "
            + "Find another way to answer.";
        await waiting.PutItemAsync([person], message, Why, cancellation);
        return [.. notes.Where(note => note is not (PageNote.Answered or PageNote.Team)), PageNote.NoWay];
    }

    private async Task<IReadOnlyList<PageNote>> NotesAsync(
        PageVisit visit, InboundMessage message, ReplyReading reading, DataWish wish, CancellationToken cancellation)
    {
        var (person, line) = await participants.FindWithLineAsync(visit.Person.Ref, $"r|{message.Id}", cancellation);
        var says = person?.Value.Asides.GetValueOrDefault(acts.AsideOf(message))?.Says ?? [];
        return HeardInField.Notes(line, says, reading, wish);
    }

    private Task<RefusedBeside?> RefusedAsync(PageVisit visit, ReplyInHand reply, CancellationToken cancellation) =>
        refusals.InAsync([visit.Person], reply, cancellation);

    private Task TakeRequestsAsync(PageVisit visit, InboundMessage message, ReplyReading reading, CancellationToken cancellation) =>
        requests.TakeAsync(keys.For(visit.Person.Details, message.Channel) ?? "", [visit.Person], message, reading, reading.TellsOfHarm, cancellation);

    private Task RaiseAsync(PageVisit visit, InboundMessage message, DurableTaskClient client, CancellationToken cancellation) => concerns.LookAtAsync(
        visit.Person, new DirectAnswer(message.Id, message.Field!, new StatedAnswer { Text = message.Text }, message.At, "page"), client, cancellation, isSure: true);

    private static string Clipped(string text) => text.Length <= LongestKept ? text : $"{text[..LongestKept]} [...]";

    /// <summary>From a whole word on.</summary>
    private static string EndOf(string text) => text.IndexOf(' ', text.Length - End) is >= 0 and var at ? text[at..] : "";

    private static ReplyQuestion QuestionOf(PageVisit visit, string field) =>
        OpenQuestions.QuestionOf(visit.Person, visit.Campaign.File, field).Reads;

    /// <summary>What comes back goes by their usual channel, or by the other where they have stopped that.</summary>
    private InboundMessage MessageOf(PageVisit visit, string field, string text)
    {
        var channel = OpenChannels.ToAnswer(visit.Person) ?? visit.Person.Details.PreferredChannel;
        return new InboundMessage($"page-{ids.New()}", channel, visit.Person.Details.AddressFor(channel) ?? "", "", text, visit.Now)
        {
            Recipient = visit.Person.Ref,
            Field = field,
        };
    }
}
