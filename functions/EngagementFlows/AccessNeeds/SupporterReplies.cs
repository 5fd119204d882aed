using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Safeguarding;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// What a supporter writes. Within their scope it answers what the person was asked; outside it, or where it could be about more than one
/// person, it goes to the team. A wish to stop stops their copies, and nothing of the person's.
/// </summary>
public sealed class SupporterReplies(ContactIndex contacts, Suppressions suppressions, ParticipantStore participants, RouteReply route, WaitingForTheTeam waiting,
    AnswerSupporter answers, OpenConcerns concerns)
{
    private const string OutsideScope = "It is from the supporter, and not within what they may answer.";

    /// <param name="senders">The participants under the contact: whoever takes part themselves answers for themselves.</param>
    /// <returns>True where nothing more is to be done about the message.</returns>
    public async Task<bool> TakeAsync(string contactKey, ReplyInHand reply, ReplyReading reading, IReadOnlyList<Participant> senders, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        var supported = await SupportedAsync(contactKey, message, cancellation);
        if (supported.Count == 0)
        {
            return false;
        }

        var supporters = message with { BySupporter = true };
        switch (reading)
        {
            case { OptOut: not OptOutScope.None and var scope }:
                await StopAsync(supported, supporters, scope, cancellation);
                if (senders.Count == 0 && !message.IsConcern && OfThemselves.IsAnother(message.Text, reading))
                {
                    // Whoever it is hears nothing more, and no name.
                    await waiting.PutItemAsync(supported, supporters, OfThemselves.NotTheSupporter, cancellation);
                    return true;
                }

                if (senders.Count == 0 && reply.KindOfOptOut != OptOutKind.ProviderWord && !message.IsConcern)
                {
                    await answers.SendAsync(supported[0].Ref, supporters, SupporterReply.Stopped, client, cancellation);
                }

                // Whoever takes part under the contact, too, has been withdrawn from everything before; a channel of theirs is still to be closed.
                return senders.Count == 0 || scope == OptOutScope.All;
            case { OptsIn: true } when senders.Count == 0:
                await suppressions.LiftAsync(contactKey, message.Id, message.At, cancellation);
                await NoteAsync(supported, supporters, "the supporter wants copies again", person => person with { UnusableOfSupporter = [] }, cancellation);
                return true;
            case { OptsIn: true }:
                return false;
        }

        if (senders.Any(person => person is { EndedAt: null, Withdrawal: Withdrawal.None, Steps.IsEmpty: false }) && message.Recipient is null)
        {
            return false;
        }

        if (!supported.Any(person => person.ReceivedIds.Contains(message.Id)))
        {
            if (!reading.IsAutomatic && supported.Any(OpenConcerns.IsOpen))
            {
                // What they answer may cost the person what they have, as the person's own words may.
                await concerns.TakeAsync(supported, supporters, reading, client, cancellation);
                await (message.IsConcern ? Task.CompletedTask : answers.SendAsync(supported[0].Ref, supporters, about: null, client, cancellation));
                return true;
            }

            if (message is { ForTheTeam: null, Stated: null, IsConcern: false, TextIsOwn: true } && reading is { IsAutomatic: false, IsThanks: false, NotThem: NotThem.None }
                && OfThemselves.In(message.Text, supported))
            {
                await waiting.PutAsync(supported, supporters, OfThemselves.Why, cancellation);
                await answers.SendAsync(supported[0].Ref, supporters, about: null, client, cancellation);
                return true;
            }

            await (message.ForTheTeam is { } why ? waiting.PutAsync(supported, supporters, why, cancellation) : route.RouteAsync(supported, reply.With(supporters), client, cancellation));
        }

        return true;
    }

    /// <summary>Within the scope, or to the team: a supporter is not asked back, and what could be about several things is not guessed.</summary>
    internal static ReplyRoute Within(ReplyRoute route, IReadOnlyList<Participant> people) => route switch
    {
        ReplyRoute.Answers answers when people.First(person => person.Ref == answers.Person) is var person
            && SupporterScope.Of(person).MayAnswer(QuestionKeys.Read(answers.Key, default).Kind) => answers,
        ReplyRoute.Answers => new ReplyRoute.ToTeam(OutsideScope),
        ReplyRoute.AnswersEach each => each.Each.Select(one => Within(one, people))
            .FirstOrDefault(one => one is not ReplyRoute.Answers) ?? each,
        ReplyRoute.Asks => new ReplyRoute.ToTeam("It is from the supporter, and could answer several questions."),
        _ => route,
    };

    /// <summary>What a supporter's words would answer, and may not; null where nothing stands against it. Asked again when the journey hears them, for another question may be open by then.</summary>
    internal static string? WhyNot(Participant person, TimelineEntry line, QuestionKind question) =>
        !line.BySupporter ? null
        : SupporterScope.Of(person).MayAnswer(question) ? null
        : OutsideScope;

    private async Task<IReadOnlyList<Participant>> SupportedAsync(string contactKey, InboundMessage message, CancellationToken cancellation)
    {
        var people = new List<Participant>();
        foreach (var reference in await contacts.FindSupportedAsync(contactKey, cancellation))
        {
            if ((message.Recipient is null || message.Recipient == reference) && await participants.FindAsync(reference, cancellation) is { Value: var person })
            {
                people.Add(person);
            }
        }

        return people;
    }

    /// <summary>A stop from everything has closed the contact before this; one of a channel, or of reminders, ends the copies that it is about.</summary>
    private Task StopAsync(IReadOnlyList<Participant> supported, InboundMessage message, OptOutScope scope, CancellationToken cancellation)
    {
        IReadOnlyList<Channel> closed = scope switch
        {
            OptOutScope.Texts => [Channel.Sms],
            OptOutScope.Emails => [Channel.Email],
            // To a supporter most of what comes is a reminder.
            OptOutScope.Reminders => [Channel.Sms, Channel.Email],
            _ => [],
        };
        return NoteAsync(
            supported, message, "the supporter wants no more copies",
            person => person with { UnusableOfSupporter = person.UnusableOfSupporter.Union(closed) }, cancellation);
    }

    private async Task NoteAsync(
        IReadOnlyList<Participant> supported, InboundMessage message, string what, Func<Participant, Participant> change, CancellationToken cancellation)
    {
        foreach (var person in supported)
        {
            await participants.ChangeAsync(
                person.Ref, before => (change(before), [WaitingForTheTeam.Line(message) with { Reason = what }]), cancellation: cancellation);
        }
    }
}
