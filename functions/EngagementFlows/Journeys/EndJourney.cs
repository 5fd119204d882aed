using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Journeys;

public sealed record EndJourneyInput(JourneyStart Start, IReadOnlyList<StepOutcome> Closed);

/// <summary>The story is told: whatever was still planned or under way is recorded with the reason why it never went, or that nobody knows.</summary>
public sealed class EndJourney(ParticipantStore participants, TeamNotes notes, UnclearReplies unclears, TimeProvider clock)
{
    public async Task Run(EndJourneyInput input, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var person = await participants.GetAsync(new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId), cancellation);
        if (person.Value.Unclear is { } unclear)
        {
            await unclears.GiveToTheTeamAsync(person.Value.Ref, unclear.Id, cancellation);
            person = await participants.GetAsync(person.Value.Ref, cancellation);
        }

        var lines = new List<TimelineEntry>();
        foreach (var (step, record) in Unfinished(person.Value.WithClosed(input.Closed)))
        {
            var (_, line) = await participants.GetWithLineAsync(person.Value.Ref, $"m|{step}", cancellation);
            lines.Add(line);
            await notes.NotKnownAsync(person.Value, line, Ended(record, now), now, cancellation);
        }

        await participants.ChangeAsync(person.Value.Ref, before => End(before, input, lines, now), person, cancellation);
    }

    private static (Participant, IEnumerable<TimelineEntry>) End(Participant before, EndJourneyInput input, IReadOnlyList<TimelineEntry> lines, DateTimeOffset now)
    {
        var closed = before.WithClosed(input.Closed);
        var ended = Unfinished(closed).ToDictionary(one => one.Key, one => Ended(one.Value, now));
        var said = lines.Where(line => ended.ContainsKey(line.Step!)).Select(line => line with { What = SendRecords.Word(ended[line.Step!].State), Reason = ended[line.Step!].Reason });
        return (
            closed with { Steps = closed.Steps.SetItems(ended), EndedAt = before.EndedAt ?? now, NextStep = null, NextDue = null, Open = null, OpenQuestions = [], Unclear = null },
            [.. SendRecords.Lines(before, input.Closed), .. said]);
    }

    private static IEnumerable<KeyValuePair<string, StepRecord>> Unfinished(Participant person) => person.Steps.Where(step => !step.Value.IsFinal && !person.Asides.ContainsKey(step.Key));

    private static StepRecord Ended(StepRecord record, DateTimeOffset now) => record.State == StepState.Waiting
        ? record with { State = StepState.Failed, At = now, Next = null, Reason = $"{record.Reason ?? "did not get through"}, and its time has passed" }
        : record with { State = StepState.Unresolved, Next = null, Reason = "nobody could find out whether it went" };
}
