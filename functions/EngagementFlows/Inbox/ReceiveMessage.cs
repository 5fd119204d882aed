using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
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

    /// <summary>
    /// The question in whose field on a page of their own somebody has put it: it answers that one or none. Null where it came by a provider.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>It is from somebody's supporter, who may answer within their scope.</summary>
    public bool BySupporter { get; init; }

    /// <summary>What it means where the provider or a calendar says so: an opt-out, an opt-in, an answer. Null where the words tell.</summary>
    public ReplyMeaning? Stated { get; init; }

    /// <summary>What came with it and was not kept: name, type and size.</summary>
    public string? Attached { get; init; }

    /// <summary>Why people must look at it and no rule may read an answer in it; null where rules may.</summary>
    public string? ForTheTeam { get; init; }

    /// <summary>Whether the text is the person's own; false where only a quotation was found.</summary>
    public bool TextIsOwn { get; init; } = true;

    /// <summary>It tells of harm: a named person has been told, and its words are for the team alone.</summary>
    public bool IsConcern { get; init; }
}

/// <summary>
/// The one way in for what people write, whichever provider brings it, in the order in which a reply is looked at: words of harm, a wish to
/// stop, whose it is, what it answers and asks, and the team for all else. A reply belongs to exactly one person's question, or it waits for
/// the team. Stored before a journey is told, so that nothing is lost in between; safe to repeat.
/// </summary>
public sealed class ReceiveMessage(
    ContactCircles circles,
    ContactKeys keys,
    ParticipantStore participants,
    ReplyReaders readers,
    OpenQuestions questions,
    Withdraw withdraw,
    Rejoin rejoin,
    SupporterReplies supporters,
    RouteReply route,
    ActOnReply acts,
    Concerns concerns,
    PersonalRequests requests,
    WaitingForTheTeam waiting,
    TakeBackConsent consents,
    GiveConsentAfterAll given,
    RefuseBeside refusals,
    OpenConcerns open,
    PauseSupporter supporterPause,
    LetCompanionOut companions,
    ILogger<ReceiveMessage> log)
{
    /// <summary>Ends the id of what else a message says than which channel is to be closed.</summary>
    private const string Rest = "-rest";

    private const string WhilePaused = "Messages to them wait until somebody lets them go on, and they write again: see what they say, and whether it is them.";

    /// <returns>False when <see cref="InboundMessage.From"/> is no phone number or email address.</returns>
    public async Task<bool> ReceiveAsync(InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var whole = await readers.TakeAsync(message, cancellation);
        if (KeyOf(message) is not { } key)
        {
            await concerns.LookAtAsync(whole, whole.Read(question: null), contactKey: null, client, cancellation);
            return false;
        }

        var senders = await circles.PeopleAsync(key, cancellation);
        var recipient = message.Recipient is { } reference ? (await participants.FindAsync(reference, cancellation))?.Value : null;
        // The token says who was asked, even where several share a contact, and from whichever address of theirs they write.
        IReadOnlyList<Participant> people = recipient is null ? senders : [recipient];
        var context = await questions.ContextAsync(people, people, whole, unclear: null, cancellation);
        var tellsOfHarm = whole.Read(context.LikelyOpen?.Reads).TellsOfHarm;
        // What is said of a supporter, or against one consent, is neither a wish to stop nor an answer, and is no part of what is.
        var ofSupporter = SupporterEnded.In(message, people);
        // Nor is it their own no that somebody else does not come.
        var along = tellsOfHarm || people.Any(OpenConcerns.IsOpen) ? null
            : await companions.InAsync(message with { Text = ofSupporter?.Rest ?? message.Text }, people, cancellation);
        var others = along?.Rest ?? ofSupporter?.Rest;
        var refused = await refusals.InAsync(people, whole.With(message with { Text = others ?? message.Text }), cancellation);
        var reply = refused is { Rest: var left } ? whole.With(message with { Text = left })
            : others is not null ? whole.With(message with { Text = others }) : whole;
        if (reply != whole)
        {
            context = await questions.ContextAsync(people, people, reply, unclear: null, cancellation);
        }

        var reading = WithHarm(reply.Read(context.LikelyOpen?.Reads));
        if (reading.MayBeStop && context.Questions.FirstOrDefault(question => !question.IsAnswered && context.IsTakenBy(question, message.Text)) is { } taker)
        {
            // Several are open, and it answers another than the one put last.
            reading = WithHarm(reply.Read(taker.Reads));
        }

        if (reading.NotThem == NotThem.WrongPerson && NameInReply.Find(reply.Message.Text, context.Names) is { People.Count: 1, Rest.Length: > 0 } spoken)
        {
            // "This is Xanthe, not coming": one of those who share the phone says who writes.
            reading = WithHarm(reply.Read(spoken.Rest, context.LikelyOpen?.Reads));
        }

        reading = OfTheOnlyChannel(reading, reply, people);
        var kind = reading.OptOut == OptOutScope.All ? "opt-out" : reading.OptsIn ? "opt-in" : "reply";
        Telemetry.Received.Add(1, KeyValuePair.Create<string, object?>("channel", message.Channel.ToString()), KeyValuePair.Create<string, object?>("kind", kind));
        log.LogInformation("Message {MessageId} by {Channel}: {Kind} from {People} known people", message.Id, message.Channel, kind, senders.Count);
        var concern = await concerns.LookAtAsync(whole, reading, key, client, cancellation);
        message = message with { IsConcern = concern.IsConcern };
        reply = reply.With(reply.Message with { IsConcern = concern.IsConcern });
        var isOpen = people.Any(OpenConcerns.IsOpen);
        await requests.TakeAsync(key, people, message, reading, concern.IsConcern || isOpen, cancellation);
        if (ofSupporter is not null)
        {
            await supporterPause.TakeAsync(ofSupporter, message, client, cancellation);
        }

        if (refused is not null)
        {
            await consents.TakeBesideAsync(refused, message, client, cancellation);
        }

        // Whoever says in the same words that they do not come themselves, or wants no messages, says that first of all.
        if (along is not null && reading is { Coming: not YesNoAnswer.No, OptOut: OptOutScope.None, MayBeStop: false, NotThem: NotThem.None })
        {
            await companions.TakeAsync(along, reply.With(message with { Text = ofSupporter?.Rest ?? message.Text }), client, cancellation);
        }

        if ((others is not null || refused is not null) && string.IsNullOrWhiteSpace(reply.Message.Text))
        {
            return true;
        }

        if (reading.OptOut == OptOutScope.All)
        {
            await StopAsync(key, reply, concern, client, cancellation);
            await (isOpen ? open.TakeAsync(people, message, reading, client, cancellation, isHeard: true) : Task.CompletedTask);
        }

        if (await supporters.TakeAsync(key, reply, reading, senders, client, cancellation))
        {
            return true;
        }

        switch (reading)
        {
            case { OptOut: OptOutScope.All } when message.Recipient is { } other && senders.All(person => person.Ref != other):
                // The address that we wrote to, too, whoever reads it: they answered the message that went there.
                await withdraw.EverywhereAsync(other, WishToStop.From(reply.Message, reply.KindOfOptOut) with { IsConfirmed = concern.IsAnswered }, client, cancellation);
                break;
            case { OptOut: OptOutScope.All } when senders.Count > 0:
                if (reading.NotThem != NotThem.None)
                {
                    // That somebody has died, or that it is not their number, is for people too.
                    await waiting.PutItemAsync(senders, reply.Message, "They want no messages, and say why: see what they wrote.", cancellation);
                }

                break;
            case { OptsIn: true } when await rejoin.EverywhereAsync(key, reply.Message, client, cancellation):
                break;
            default:
                await PassOnAsync(senders, recipient, people, reply, reading, client, cancellation);
                break;
        }

        return true;

        // Of the whole message, whichever part of it is read.
        ReplyReading WithHarm(ReplyReading part) => part with { TellsOfHarm = part.TellsOfHarm || tellsOfHarm };
    }

    /// <summary>
    /// What somebody has put into a field of a page of their own, and is no answer to what the field asks: their link says whose it is, and no
    /// other question that is open takes it. What it says of harm, of stopping everything and of what is kept about them has been seen to.
    /// </summary>
    public async Task ReceiveFromPageAsync(Participant person, ReplyInHand reply, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        if (reading.OptsIn && keys.For(person.Details, reply.Message.Channel) is { } key
            && await rejoin.EverywhereAsync(key, reply.Message, client, cancellation))
        {
            return;
        }

        await PassOnAsync([person], person, [person], reply, reading, client, cancellation);
    }

    /// <summary>
    /// Whoever stops the one channel by which we may write, and asks for no other, stops everything: there is nothing left to send.
    /// </summary>
    private static ReplyReading OfTheOnlyChannel(ReplyReading reading, ReplyInHand reply, IReadOnlyList<Participant> people)
    {
        var other = reading.OptOut switch { OptOutScope.Texts => Channel.Email, OptOutScope.Emails => Channel.Sms, _ => (Channel?)null };
        return other is { } left && reading.WriteBy is null && !reply.Signs.AsksForAnotherWay
            && people.All(person => !ChannelWish.CanBeMet(person, left))
            ? reading with { OptOut = OptOutScope.All, Asks = [], Answer = reading.Answer is ReplyMeaning.FreeText ? null : reading.Answer }
            : reading;
    }

    /// <summary>For whoever is known under the contact, or will be.</summary>
    private Task StopAsync(string key, ReplyInHand reply, Concern concern, DurableTaskClient client, CancellationToken cancellation) =>
        withdraw.EverywhereAsync(key, WishToStop.From(reply.Message, reply.KindOfOptOut) with { IsConfirmed = concern.IsAnswered }, client, cancellation);

    private string? KeyOf(InboundMessage message) => message.Channel == Channel.Sms
        ? PhoneNumber.Parse(message.From).Number is { } phone ? keys.For(phone) : null
        : EmailAddress.Parse(message.From).Address is { } email ? keys.For(email) : null;

    private async Task PassOnAsync(
        IReadOnlyList<Participant> senders, Participant? recipient, IReadOnlyList<Participant> people, ReplyInHand reply, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        // A consent is taken back, and a channel closed, whatever else they say; what else they say is then looked at as a message of its own.
        var takesBack = reading.OptOut is OptOutScope.Texts or OptOutScope.Emails || reading.TakesBack is not null;
        var rest = takesBack && SaysMore(reading) ? message with { Id = $"{message.Id}{Rest}" } : null;
        if (IsTakenIn(message.Id) && (rest is null || IsTakenIn(rest.Id)))
        {
            // Delivered before and taken in; who could be meant may have changed since. Whose journey is to ask may not have been told yet.
            return;
        }

        if (recipient is not null && senders.Count > 0 && senders.All(person => person.Ref != recipient.Ref))
        {
            await waiting.PutAsync([recipient], message, "It answers a message to this person, and came from an address of somebody else.", cancellation);
            return;
        }

        if (!reading.IsAutomatic && people.Any(OpenConcerns.IsOpen))
        {
            // A channel is closed, reminders end and a consent that nothing hangs on is taken back, however it stands with them.
            var isClosed = message.ForTheTeam is null && await IsDoneEvenSoAsync();
            var endsReminders = message.ForTheTeam is null && reading.OptOut == OptOutScope.Reminders;
            await open.TakeAsync(people, message, reading, client, cancellation, isHeard: isClosed || endsReminders);
            await (isClosed ? consents.TakeAsync(people, reply, reading, client, cancellation)
                : endsReminders ? acts.DoAsync(people, reply, reading with { Coming = null, Answer = null, Asks = [] }, OpenConcerns.Why, client, cancellation)
                : Task.CompletedTask);
            return;
        }

        var isPaused = people.Count > 0 && people.All(person => person.Hold is { IsOn: true });
        var answersWhilePaused = isPaused && !reading.IsAutomatic && (reading.Coming is not null || reading.Answer is not null);
        if (answersWhilePaused && message.ForTheTeam is null && people.All(person => !person.Hold!.IsAboutStopping))
        {
            // Somebody has died, or it is another's phone: whose yes is it?
            var addressed = LatestCampaign.PeopleOf(people, message);
            await waiting.PutAsync(addressed, message, WhilePaused, cancellation);
            await acts.AcknowledgeAsync(addressed[0], message, client, cancellation);
            return;
        }

        if (message.ForTheTeam is { } why)
        {
            await waiting.PutAsync(LatestCampaign.PeopleOf(people, message), message, why, cancellation);
            return;
        }

        if (people is [var single] && await route.TakesPartAgainAsync(single, reply, reading, client, cancellation))
        {
            return;
        }

        if (reading is { IsOnlyAWish: true, WriteBy: { } wished } && people.Any(person => !ChannelWish.CanBeMet(person, wished)))
        {
            await (SaysMore(reading) ? route.RouteAsync(people, reply, client, cancellation) : acts.DoAsync(people, reply,
                ChannelWish.Unmet(reading), why: null, client, cancellation));
            return;
        }

        // A consent taken back answers no question.
        if (await consents.TakeAsync(people, reply, reading, client, cancellation))
        {
            await (rest is null ? Task.CompletedTask : route.RouteAsync(people, reply.With(rest), client, cancellation));
            return;
        }

        if (await given.TakeAsync(people, reply, reading, client, cancellation))
        {
            return;
        }

        await (ActOnReply.ComesFirst(reading)
            ? acts.DoAsync(people, reply, reading, why: null, client, cancellation)
            : route.RouteAsync(people, reply, client, cancellation));
        if (answersWhilePaused)
        {
            // What they answer counts, and they hear nothing of it before somebody lets messages go on.
            await waiting.PutItemAsync(LatestCampaign.PeopleOf(people, message), message, WhilePaused, cancellation);
        }

        async Task<bool> IsDoneEvenSoAsync() => reading.OptOut is OptOutScope.Texts or OptOutScope.Emails
            || (reading.TakesBack is { } purpose && !await questions.IsRequiredAsync(people, purpose, cancellation));

        bool IsTakenIn(string id) => senders.Append(recipient)
            .Any(person => person is not null && person.ReceivedIds.Contains(id) && person.Unclear?.Id != id);
    }

    /// <summary>
    /// Beside a channel that is to be closed: whether they come, an answer, or a question. Own words are not taken apart.
    /// </summary>
    private static bool SaysMore(ReplyReading reading) => reading.Coming is not null || reading.Asks.Count > 0
        || reading.Answer is not (null or ReplyMeaning.FreeText { IsPart: false });
}
