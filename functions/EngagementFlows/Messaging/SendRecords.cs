using EngagementFlows.AccessNeeds;
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
        var addressed = SupporterCopies.Addressed(before, step.Key);
        var day = SendRules.LocalDay(campaign, addressed, record.At);
        var started = addressed.Started.Day == day ? addressed.Started.Count : 0;
        var asked = AnswerNumbers.PutBy(step) is { } kind ? before.Asking(QuestionOf(before, campaign, step, kind, record)) : before;
        var isNew = SendRules.IsCounted(step) && record.CountedOn != day;
        return asked.WithStarted(step.Key, new StartedMessages(day, started + (isNew ? 1 : 0))) with
        {
            Steps = before.Steps.SetItem(step.Key, isNew ? record with { CountedOn = day } : record),
        };
    }

    private static AskedQuestion QuestionOf(Participant person, Campaign campaign, Step step, QuestionKind kind, StepRecord record) =>
        new(kind, kind == QuestionKind.Consent ? step.About : null, record.At,
            QuestionTimes.Until(campaign.File, kind, record.At, step.UsefulUntil))
        {
            Step = step.Key,
            MessageId = MessageReference.IdOf(person.Ref, step.Key, record.Attempts),
            Channel = record.Channel,
            First = record.First,
            Numbers = AnswerNumbers.CountOf(campaign.File, kind),
        };

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
        StepState.ByPhone => "call",
        _ => "sent",
    };
}
