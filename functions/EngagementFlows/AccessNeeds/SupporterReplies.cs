using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// What a supporter writes. Within their scope it answers what the person was asked; outside it, or where it could be about more than one
/// person, it goes to the team. A wish to stop stops their copies, and nothing of the person's.
/// </summary>
public sealed class SupporterReplies(ContactIndex contacts, Suppressions suppressions, ParticipantStore participants, WaitingForTheTeam waiting, TimeProvider clock)
{
    /// <param name="senders">The participants under the contact: whoever takes part themselves answers for themselves.</param>
    /// <returns>True where nothing more is to be done about the message.</returns>
    public async Task<bool> TakeAsync(string contactKey, InboundMessage message, ReplyMeaning meaning, IReadOnlyList<Participant> senders, DurableTaskClient client, CancellationToken cancellation)
    {
        var supported = await SupportedAsync(contactKey, message, cancellation);
        if (supported.Count == 0)
        {
            return false;
        }

        switch (meaning)
        {
            case ReplyMeaning.OptOut:
                await NoteAsync(supported, message, "the supporter wants no more copies", cancellation);
                // Whoever takes part under the contact, too, has been withdrawn before.
                return true;
            case ReplyMeaning.OptIn when senders.Count == 0:
                await suppressions.LiftAsync(contactKey, message.Id, message.At, cancellation);
                await NoteAsync(supported, message, "the supporter wants copies again", cancellation);
                return true;
            case ReplyMeaning.OptIn:
                return false;
        }

        if (senders.Any(person => person is { EndedAt: null, Withdrawal: Withdrawal.None, Steps.IsEmpty: false }) && message.Recipient is null)
        {
            return false;
        }

        await AnswerAsync(supported, message, client, cancellation);
        return true;
    }

    private async Task AnswerAsync(IReadOnlyList<Participant> supported, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        if (supported.Any(person => person.ReceivedIds.Contains(message.Id)))
        {
            return;
        }

        var theirs = message with { BySupporter = true };
        var underWay = supported.Where(person => person is { EndedAt: null, Withdrawal: Withdrawal.None, Steps.IsEmpty: false }).ToList();
        var asked = underWay.Count == 1 ? underWay : underWay.Where(person => Answerable(person).Any(question => question.IsOpen(clock.GetUtcNow()))).ToList();
        if (message.ForTheTeam is { } reason)
        {
            await waiting.PutAsync(supported, theirs, reason, cancellation);
        }
        else if (asked is not [var person])
        {
            await waiting.PutAsync(supported, theirs, underWay.Count == 0 ? "It is from a supporter, and the person has no journey under way." : "It is from the supporter of several people, and could be about any of them.", cancellation);
        }
        else if (QuestionFor(person) is not { } question)
        {
            await waiting.PutAsync([person], theirs, Answerable(person).Any() ? "It is from the supporter, and could answer more than one question." : "It is from the supporter, and not within what they may answer.", cancellation);
        }
        else
        {
            await participants.AddLineAsync(person.Ref, WaitingForTheTeam.Line(theirs) with { Question = question.Key }, cancellation);
            await client.RaiseEventAsync(person.InstanceId, JourneyEvent.Name, new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id }, cancellation);
        }
    }

    /// <summary>The one open question that is theirs to answer; with none open, the one that they may still answer differently.</summary>
    private AskedQuestion? QuestionFor(Participant person)
    {
        var answerable = Answerable(person).ToList();
        var open = answerable.FindAll(question => question.IsOpen(clock.GetUtcNow()));
        return open.Count == 0 ? answerable.Find(question => question.IsAttendance) : open is [var one] ? one : null;
    }

    private static IEnumerable<AskedQuestion> Answerable(Participant person) =>
        person.Asked().Where(question => SupporterScope.Of(person.Details.Supporter).MayAnswer(question.Kind));

    /// <summary>What a supporter's words would answer, and may not; null where nothing stands against it. Asked again when the journey hears them, for another question may be open by then.</summary>
    internal static string? WhyNot(Participant person, TimelineEntry line, QuestionKind question, ReplyMeaning meaning) =>
        !line.BySupporter ? null
        : SupporterScope.Of(person.Details.Supporter).MayAnswer(meaning is ReplyMeaning.Attendance or ReplyMeaning.AttendanceChange ? QuestionKind.Rsvp : question) ? null
        : "It is from the supporter, and not within what they may answer.";

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

    private async Task NoteAsync(IReadOnlyList<Participant> supported, InboundMessage message, string what, CancellationToken cancellation)
    {
        foreach (var person in supported)
        {
            await participants.AddLineAsync(person.Ref, WaitingForTheTeam.Line(message with { BySupporter = true }) with { Reason = what }, cancellation);
        }
    }
}
