using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Somebody says that their supporter is none any more, or is to hear nothing: copies, and what the supporter answers, wait at once, as if
/// nothing were agreed, until the team has asked the person. Safe to repeat.
/// </summary>
public sealed class PauseSupporter(ParticipantStore participants, WaitingForTheTeam waiting, ActOnReply acts, TimeProvider clock)
{
    private const string Why = "They write that their supporter is not to hear, or answer, for them any more. Nothing goes to the supporter, and nothing that the supporter answers "
        + "counts, until you have asked the person and recorded it: correct supporterWaits, and change their record.";

    private const string NoSupporter = "They write that they have no supporter any more, and none with a contact is in their record: ask whether somebody still comes with them.";

    private const string WhyAgain = "They write that their supporter may have messages, or answer, again. Nothing has changed yet: ask them what they want, and correct supporterWaits "
        + "and their record.";

    public async Task TakeAsync(SupporterEnded ended, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var own = message with { Id = $"{message.Id}-supporter" };
        var isKnown = ended.Whose.Any(person => person.Details.Supporter is not null);
        foreach (var person in ended.Whose.Where(person => person.Details.Supporter is not null && !ended.IsAgain))
        {
            var now = clock.GetUtcNow();
            await participants.ChangeAsync(
                person.Ref,
                before => before.SupporterPausedAt is not null || before.ReceivedIds.Contains(own.Id)
                    ? (before, [])
                    : (before with { SupporterPausedAt = now }, [TimelineEntry.Note("preferences", $"supporter:{own.Id}", now, "nothing goes to their supporter, nor counts from them, until the team has asked: they wrote that it is over")]),
                cancellation: cancellation);
        }

        await waiting.PutAsync(ended.Whose, own, ended.IsAgain ? WhyAgain : isKnown ? Why : NoSupporter, cancellation);
        if (message is { Field: null, IsConcern: false } && ended.Whose[0] is { Withdrawal: Withdrawal.None } writer && !Safeguarding.OpenConcerns.IsOpen(writer))
        {
            await acts.AcknowledgeAsync(writer, own, client, cancellation);
        }
    }
}
