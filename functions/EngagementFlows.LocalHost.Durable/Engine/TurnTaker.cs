using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Works out an instance's next state from its present one and its mail. Writes nothing and sends nothing.</summary>
internal sealed class TurnTaker(DurableEngineOptions options, HostClock clock, IDurableFunctions functions, ILoggerFactory loggers)
{
    /// <summary>
    /// Ids of taken-in messages that a new execution remembers. A message is delivered twice only if its sender's host
    /// died between delivery and the write that follows at once, so the last ones are enough.
    /// </summary>
    private const int Remembered = 500;

    public Turn Take(Slot slot, StoredInstance stored, TurnInput input)
    {
        var now = clock.GetUtcNow();
        var outbox = slot.Settled is { } settled ? stored.Row.Outbox.Where(message => !settled.Contains(message.Id)).ToList() : stored.Row.Outbox;
        var row = stored.Row with { Outbox = outbox };
        if (row.IsFinished)
        {
            return new Turn(row, Episode: null) { IsChange = input.MustSettle, Messages = input.Recover ? outbox : [] };
        }

        if (input.Terminate is { } terminate)
        {
            return Terminated(stored with { Row = row }, terminate, now);
        }

        var arrivals = row.Waiting.Concat(input.Arrivals).ToList();
        var suspended = input.Suspend ?? row.Status == OrchestrationRuntimeStatus.Suspended;
        if (suspended || row.StartAt > now)
        {
            return Postponed(stored, row, input, arrivals, suspended, now);
        }

        var result = Replayer.Run(Request(stored, arrivals, now));
        var isChange = result.Record is not null || input.MustSettle || row.Waiting.Count > 0 || row.Status != OrchestrationRuntimeStatus.Running;
        var next = row with
        {
            Status = OrchestrationRuntimeStatus.Running,
            StartAt = null,
            Waiting = [],
            UpdatedAt = isChange ? now : row.UpdatedAt,
            NextDue = result.NextDue,
            OpenActivities = result.Open.Count(static action => action.Kind == ActionKind.Activity),
            Sequence = row.Sequence + (result.Record is null ? 0 : 1),
            CustomStatus = result.CustomStatus.IsSet ? result.CustomStatus.Value : row.CustomStatus,
        };
        var messages = Outgoing.Messages(next, result);
        next = next with { Outbox = [.. next.Outbox, .. messages] };
        var asked = input.Recover ? result.Open : result.Record?.Actions ?? [];
        return Concluded(stored, result, new Turn(next, result.Record)
        {
            Activities = [.. asked.Where(static action => action.Kind == ActionKind.Activity)],
            Messages = input.Recover ? next.Outbox : messages,
            IsChange = isChange,
        });
    }

    private EpisodeRequest Request(StoredInstance stored, IReadOnlyList<IncomingEvent> arrivals, DateTimeOffset now) => new(
        new ExecutionStart(stored.Row.InstanceId, stored.Row.Name, stored.Row.Input, stored.Row.Version, stored.Row.Parent),
        functions.FindOrchestrator(stored.Row.Name), stored.History, arrivals, now.UtcDateTime, options.Converter, loggers);

    private static Turn Concluded(StoredInstance stored, EpisodeResult result, Turn turn)
    {
        if (result.NextExecution is { } execution)
        {
            var taken = stored.Row.Seen.Concat(stored.History.Append(result.Record!).SelectMany(static episode => episode.Arrivals)
                .Select(static arrival => arrival.MessageId).OfType<string>());
            return turn with
            {
                ContinuesAsNew = true,
                Episode = null,
                Row = turn.Row with
                {
                    Generation = turn.Row.Generation + 1,
                    Sequence = 0,
                    Input = execution.Input,
                    Version = execution.NewVersion ?? turn.Row.Version,
                    NextDue = null,
                    OpenActivities = 0,
                    Waiting = execution.Events,
                    Seen = [.. taken.TakeLast(Remembered)],
                },
            };
        }

        return result.IsFinished
            ? Finished(turn, result.Failure is null ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed, result.Output, result.Failure)
            : turn;
    }

    private Turn Postponed(StoredInstance stored, InstanceRecord row, TurnInput input, List<IncomingEvent> arrivals, bool suspended, DateTimeOffset now)
    {
        var status = suspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Pending;
        var isChange = input.MustSettle || arrivals.Count != row.Waiting.Count || status != row.Status;
        var next = row with { Status = status, Waiting = arrivals, NextDue = suspended ? null : row.StartAt, UpdatedAt = isChange ? now : row.UpdatedAt };
        return new Turn(next, Episode: null)
        {
            IsChange = isChange,
            Activities = input.Recover ? Unanswered(stored.History, arrivals) : [],
            Messages = input.Recover ? next.Outbox : [],
        };
    }

    private static List<RecordedAction> Unanswered(IReadOnlyList<EpisodeRecord> history, IEnumerable<IncomingEvent> waiting)
    {
        var answered = history.SelectMany(static episode => episode.Arrivals).Concat(waiting)
            .Where(static arrival => arrival.Kind is IncomingKind.ActivityCompleted or IncomingKind.ActivityFailed)
            .Select(static arrival => arrival.TaskId).ToHashSet();
        return [.. history.SelectMany(static episode => episode.Actions)
            .Where(action => action.Kind == ActionKind.Activity && !answered.Contains(action.Id))];
    }

    private static Turn Terminated(StoredInstance stored, TerminateDelivery terminate, DateTimeOffset now)
    {
        var row = stored.Row with { UpdatedAt = now };
        var children = terminate.Recursive ? Outgoing.TerminateChildren(stored, terminate.Output) : [];
        var turn = new Turn(row with { Outbox = [.. row.Outbox, .. children] }, Episode: null) { Messages = children, IsChange = true };
        var failure = new Failure("Terminated", $"Sub-orchestration '{row.InstanceId}' was terminated.");
        return Finished(turn, OrchestrationRuntimeStatus.Terminated, terminate.Output, failure);
    }

    private static Turn Finished(Turn turn, OrchestrationRuntimeStatus status, string? output, Failure? failure)
    {
        var row = turn.Row with
        {
            Status = status,
            // The real host leaves the reason as the output of a failed orchestration, as plain text.
            Output = status == OrchestrationRuntimeStatus.Failed ? failure?.Message : output,
            Failure = status == OrchestrationRuntimeStatus.Failed ? failure : null,
            NextDue = null,
            OpenActivities = 0,
            Waiting = [],
            Seen = [],
        };
        IReadOnlyList<OutgoingMessage> answer = row.Parent is { } parent ? [Outgoing.Answer(row, parent, failure)] : [];
        return turn with { Finishes = true, Row = row with { Outbox = [.. row.Outbox, .. answer] }, Messages = [.. turn.Messages, .. answer] };
    }
}
