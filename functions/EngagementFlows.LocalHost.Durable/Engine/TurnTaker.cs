using DurableTask.Core.Settings;
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
            return Terminated(row, terminate, now);
        }

        if (row.StartAt > now)
        {
            // Like the real host it has nobody yet to give an event to, or to suspend.
            return Postponed(stored, row, input, [], OrchestrationRuntimeStatus.Pending, now);
        }

        var arrivals = row.Waiting.Concat(input.Arrivals).ToList();
        // The real host keeps the reason where it keeps the output, until there is one.
        row = input.Suspension is { } told ? row with { Output = told.Reason } : row;
        var suspended = input.Suspension?.IsSuspended ?? row.Status == OrchestrationRuntimeStatus.Suspended;
        if (suspended)
        {
            return Postponed(stored, row, input, arrivals, OrchestrationRuntimeStatus.Suspended, now);
        }

        if (!IsOfThisVersion(row))
        {
            return options.Versioning.FailureStrategy == VersioningSettings.VersionFailureStrategy.Fail
                ? OfAnotherVersion(row, now)
                : Postponed(stored, row, input, arrivals, row.Status, now);
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
            CustomStatus = result.Record is null ? row.CustomStatus : result.CustomStatus.Value ?? UnsetStatus(row),
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

    /// <summary>What the real host shows where none is set; one of the execution before shows for one more turn.</summary>
    private static string UnsetStatus(InstanceRecord row) => row is { Sequence: 0, CustomStatus: { } before } ? before : "null";

    private bool IsOfThisVersion(InstanceRecord row) => options.Versioning.MatchStrategy switch
    {
        VersioningSettings.VersionMatchStrategy.Strict => row.Version == (options.Versioning.Version ?? ""),
        VersioningSettings.VersionMatchStrategy.CurrentOrOlder => VersioningSettings.CompareVersions(row.Version, options.Versioning.Version ?? "") <= 0,
        _ => true,
    };

    private static Turn OfAnotherVersion(InstanceRecord row, DateTimeOffset now)
    {
        var failure = new Failure("VersionMismatch", $"The orchestration's version '{row.Version}' is not one that this host runs.");
        var turn = new Turn(row with { UpdatedAt = now, CustomStatus = row.CustomStatus ?? "null" }, Episode: null) { IsChange = true };
        return Finished(turn, OrchestrationRuntimeStatus.Failed, $"{failure.Type}: {failure.Message}", failure);
    }

    private EpisodeRequest Request(StoredInstance stored, IReadOnlyList<IncomingEvent> arrivals, DateTimeOffset now) => new(
        new ExecutionStart(stored.Row.InstanceId, stored.Row.Name, stored.Row.Input, stored.Row.Version, stored.Row.Parent)
        {
            DefaultVersion = options.Versioning.Version ?? "",
        },
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

        return result switch
        {
            { IsFinished: false } => turn,
            { HostFailure: { } fault } => Finished(turn, OrchestrationRuntimeStatus.Failed, fault.ToOutput(), failure: null),
            // The real host leaves type and message as the output of a failed orchestration, as plain text, and keeps no details for clients.
            { Failure: { } failure } => Finished(turn, OrchestrationRuntimeStatus.Failed, $"{failure.Type}: {failure.Message}", failure),
            _ => Finished(turn, OrchestrationRuntimeStatus.Completed, result.Output, failure: null),
        };
    }

    private Turn Postponed(StoredInstance stored, InstanceRecord row, TurnInput input, List<IncomingEvent> arrivals, OrchestrationRuntimeStatus status, DateTimeOffset now)
    {
        var isChange = input.MustSettle || arrivals.Count != row.Waiting.Count || status != row.Status;
        var next = row with { Status = status, Waiting = arrivals, NextDue = status == OrchestrationRuntimeStatus.Pending ? row.StartAt : null, UpdatedAt = isChange ? now : row.UpdatedAt };
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

    /// <summary>Its children go on: the extension ends none of them, whatever it is asked.</summary>
    private static Turn Terminated(InstanceRecord row, TerminateDelivery terminate, DateTimeOffset now)
    {
        var turn = new Turn(row with { UpdatedAt = now, CustomStatus = row.CustomStatus ?? (row.StartAt is null ? "null" : null) }, Episode: null) { IsChange = true };
        return Finished(turn, OrchestrationRuntimeStatus.Terminated, terminate.Output, failure: null);
    }

    private static Turn Finished(Turn turn, OrchestrationRuntimeStatus status, string? output, Failure? failure)
    {
        var row = turn.Row with
        {
            Status = status,
            Output = output,
            Failure = failure,
            NextDue = null,
            OpenActivities = 0,
            Waiting = [],
            Seen = [],
        };
        IReadOnlyList<OutgoingMessage> answer = row.Parent is { } parent ? [Outgoing.Answer(row, parent, failure)] : [];
        return turn with { Finishes = true, Row = row with { Outbox = [.. row.Outbox, .. answer] }, Messages = [.. turn.Messages, .. answer] };
    }
}
