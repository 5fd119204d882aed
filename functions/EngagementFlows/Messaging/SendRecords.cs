using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>How a send is written into the person's row and timeline. Pure.</summary>
internal static class SendRecords
{
    public static (Participant Person, IEnumerable<TimelineEntry> Lines) With(Participant before, SendStepInput input, StepRecord record, TimelineEntry line)
    {
        var closed = before.WithClosed(input.Closed);
        return (closed with { Steps = closed.Steps.SetItem(input.Step.Key, record), NextStep = input.IsAside ? closed.NextStep : input.NextStep, NextDue = input.IsAside ? closed.NextDue : input.NextDue }, Lines(before, input.Closed).Prepend(line));
    }

    /// <summary>The message went out, or may have: it counts for the day, and a reply answers it.</summary>
    public static Participant Counted(Participant before, Campaign campaign, Step step, StepRecord record)
    {
        var day = SendRules.LocalDay(campaign, before, record.At);
        var started = before.Started.Day == day ? before.Started.Count : 0;
        return before with
        {
            Steps = before.Steps.SetItem(step.Key, record),
            Started = new StartedMessages(day, started + (step.Answers ? 0 : 1)),
            Open = step.Asks is { } kind ? new AskedQuestion(kind, step.About, record.At, step.UsefulUntil) : before.Open,
        };
    }

    public static IEnumerable<TimelineEntry> Lines(Participant before, IReadOnlyList<StepOutcome> closed) =>
        before.NewlyClosed(closed).Select(one => TimelineEntry.Skipped(one.Key, one.At, one.Reason));

    /// <summary>The word in the timeline for how far a message has come.</summary>
    public static string Word(StepState state) => state switch
    {
        StepState.Intent => "sending",
        StepState.Waiting => "waiting",
        StepState.Unknown or StepState.Unresolved => "unknown",
        StepState.Failed => "failed",
        StepState.Skipped => "skipped",
        _ => "sent",
    };
}
