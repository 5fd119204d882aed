using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Messaging;

/// <summary>Looks for a message that may be with its provider: a crash, a timeout or an unreadable answer came between the intent and the record.</summary>
public sealed class MessageSearch(ParticipantStore participants, Carriers carriers, TeamNotes notes, TimeProvider clock, ILogger<MessageSearch> log)
{
    /// <returns>The person, with what is known of the message now.</returns>
    public async Task<Stored<Participant>> LookAsync(Campaign campaign, Stored<Participant> person, Step step, StepRecord record, CancellationToken cancellation)
    {
        var id = person.Value.Ref;
        var details = SupporterCopies.Addressed(person.Value, step.Key).Details;
        var channel = record.Channel ?? details.PreferredChannel;
        var carrier = carriers.ThatTook(channel, record.Captured);
        if (clock.GetUtcNow() < record.At + carrier.FirstLook)
        {
            return await WriteAsync(campaign, person, step, record, record with { State = StepState.Unknown, Next = record.At + carrier.FirstLook }, line: null, cancellation);
        }

        var (_, line) = await participants.GetWithLineAsync(id, $"m|{step.Key}", cancellation);
        var reference = new MessageReference(id, MessageReference.IdOf(id, step.Key, record.Attempts));
        var look = details.AddressFor(channel) is { } to
            ? await carrier.LookUpAsync(reference, to, line.Text ?? "", record.At, cancellation)
            : LookUp.CannotTell;

        var now = clock.GetUtcNow();
        var found = SendSearch.After(record, look, carrier.ProofAfter, ChannelChoice.MayFallBack(person.Value, step, record), now);
        if (found.State is StepState.Unresolved or StepState.Failed)
        {
            await notes.NotKnownAsync(person.Value, line, found, now, cancellation);
        }

        log.LogInformation("{Participant}: {Step} was looked for, {Look}: {State}", id.Key, step.Key, look, found.State);
        return await WriteAsync(campaign, person, step, record, found, line with { What = SendRecords.Word(found.State), Reason = found.Reason }, cancellation);
    }

    private Task<Stored<Participant>> WriteAsync(Campaign campaign, Stored<Participant> person, Step step, StepRecord was, StepRecord record, TimelineEntry? line, CancellationToken cancellation) =>
        participants.ChangeAsync(
            person.Value.Ref,
            before => before.Steps.GetValueOrDefault(step.Key) is { State: StepState.Intent or StepState.Unknown } there && there.Attempts == was.Attempts
                ? (there.State == StepState.Intent && record.State is StepState.Sent or StepState.Unknown
                        ? SendRecords.Counted(before, campaign, step, record)
                        : before with { Steps = before.Steps.SetItem(step.Key, record) },
                    line is null ? [] : [line])
                : (before, []),
            person,
            cancellation);
}
