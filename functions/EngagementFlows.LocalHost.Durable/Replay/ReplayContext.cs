using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>What an orchestrator sees. It acts on nothing: it notes what is asked for and answers from history.</summary>
internal sealed class ReplayContext(ExecutionStart start, DataConverter converter, ILoggerFactory loggers, OrchestratorLoop loop) : TaskOrchestrationContext
{
    private readonly SortedDictionary<int, OpenTask> open = [];
    private readonly EventMailbox events = new(converter);
    private readonly List<IncomingEvent> carriedOver = [];
    private readonly List<IncomingEvent> forwarded = [];
    private int guids;
    private DateTime now;
    private bool replaying;

    public override TaskName Name => start.Name;

    public override string InstanceId => start.InstanceId;

    public override string Version => start.Version;

    public override ParentOrchestrationInstance? Parent { get; } =
        start.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => replaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    internal ActionLedger Ledger { get; } = new(start);

    /// <summary>Payloads of what this episode sends or starts, by action id; history does not need them.</summary>
    internal Dictionary<int, Payload> Payloads { get; } = [];

    internal IEnumerable<RecordedAction> Open => open.Values.Select(static task => task.Action);

    internal bool WaitsForSomething => open.Count > 0 || events.HasLiveWaiter;

    /// <summary>Set if an event could not be read as the type that its waiter wanted: no code of the orchestrator's can catch that.</summary>
    internal HostFailure? HostFailure { get; private set; }

    /// <summary>
    /// What the next execution gets: first what came after ContinueAsNew was called, then what was unread at that time. The real host
    /// hands the first over and sends the second anew.
    /// </summary>
    internal IEnumerable<IncomingEvent> EventsForNextExecution(IEnumerable<IncomingEvent> rest) =>
        carriedOver.Concat(rest).Concat(forwarded.Select(unread => unread with { At = now }));

    internal (string? Value, bool IsSet) CustomStatus { get; private set; }

    internal (string? Input, string? NewVersion)? NextExecution { get; private set; }

    internal void Begin(DateTime time, IReadOnlyList<RecordedAction>? history)
    {
        now = time;
        replaying = history is not null;
        Payloads.Clear();
        Ledger.Begin(history);
    }

    internal bool Expects(IncomingEvent arrival) => arrival.Kind switch
    {
        IncomingKind.EventRaised => true,
        // A child is known by its instance id too, since task ids start over with each execution.
        IncomingKind.ChildCompleted or IncomingKind.ChildFailed => open.TryGetValue(arrival.TaskId, out var child) && child.Action.Target == arrival.Name,
        _ => open.ContainsKey(arrival.TaskId),
    };

    internal void Deliver(IncomingEvent arrival)
    {
        if (arrival.Kind == IncomingKind.EventRaised && NextExecution is not null)
        {
            carriedOver.Add(arrival);
        }
        else if (arrival.Kind == IncomingKind.EventRaised)
        {
            loop.Complete(() => Raise(arrival));
        }
        else if (open.Remove(arrival.TaskId, out var task))
        {
            loop.Complete(() => task.Answer(arrival));
        }
    }

    private void Raise(IncomingEvent arrival)
    {
        try
        {
            events.Add(arrival);
        }
#pragma warning disable CA1031 // Whatever the converter throws is the end of this orchestration.
        catch (Exception unreadable)
#pragma warning restore CA1031
        {
            HostFailure = HostFailure.Of(Name, unreadable);
        }
    }

    public override T? GetInput<T>()
        where T : default => start.Input is null ? default : converter.Deserialize<T>(start.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException($"Activity '{name}' was given TaskOptions as its input; name the parameter (options:) to mean the options.", nameof(input));
        }

        var data = converter.Serialize(input);
        return RetryLoop.RunAsync(this, options?.Retry, () => Ask<TResult>(new RecordedAction(ActionKind.Activity, 0, name, data)).Task);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var data = converter.Serialize(input);
        var chosen = (options as SubOrchestrationOptions)?.InstanceId;
        // Chosen once: a child that is tried again runs anew under its id.
        var target = string.IsNullOrEmpty(chosen) ? NewGuid().ToString("N") : chosen;
        EntityIds.Refuse(target, nameof(options));
        var version = (options as SubOrchestrationOptions)?.Version is { } given ? given.Version : start.DefaultVersion;
        var tags = options?.Tags is { Count: > 0 } some ? new Dictionary<string, string>(some, StringComparer.Ordinal) : null;
        return Explained(RetryLoop.RunAsync(this, options?.Retry, () =>
        {
            var task = Ask<TResult>(new RecordedAction(ActionKind.SubOrchestration, 0, orchestratorName, Target: target));
            Payloads[task.Action.Id] = new Payload(data, version, tags);
            return task.Task;
        }));

        static async Task<TResult> Explained(Task<TResult> call)
        {
            try
            {
                return await call;
            }
            catch (UnexplainedFailureException)
            {
#pragma warning disable CA2201, MA0012 // What the real worker throws here, so that nobody relies on a TaskFailedException.
                throw new NullReferenceException();
#pragma warning restore CA2201, MA0012
            }
        }
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var task = Ask<object?>(new RecordedAction(ActionKind.Timer, 0, "", FireAt: fireAt.ToUniversalTime()));
        cancellationToken.Register(() =>
        {
            open.Remove(task.Action.Id);
            task.TryCancel(cancellationToken);
        });
        return task.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        CheckThread();
        return events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        CheckThread();
        EntityIds.Refuse(instanceId, nameof(instanceId));
        var action = Ledger.Add(new RecordedAction(ActionKind.SendEvent, 0, eventName, Target: instanceId));
        Payloads[action.Id] = new Payload(converter.Serialize(payload));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        CheckThread();
        CustomStatus = (converter.Serialize(customStatus), true);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        CheckThread();
        NextExecution = (converter.Serialize(options.NewInput), string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion);
        if (options.PreserveUnprocessedEvents)
        {
            forwarded.AddRange(events.TakeUnread());
        }
    }

    public override Guid NewGuid()
    {
        CheckThread();
        return DeterministicGuid.Create(InstanceId, now, guids++);
    }

    private OpenTask<T> Ask<T>(RecordedAction wanted)
    {
        CheckThread();
        var task = new OpenTask<T>(Ledger.Add(wanted), converter);
        open.Add(task.Action.Id, task);
        return task;
    }

    private void CheckThread()
    {
        if (!loop.IsOnItsThread)
        {
            throw Ledger.Violate("it used its context from a thread of its own");
        }
    }
}
