namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// The engine's pure core: history and new arrivals in, actions out. It touches no clock, no storage and no thread but
/// the caller's, and the same request always gives the same result.
/// </summary>
internal sealed class Replayer
{
    private readonly EpisodeRequest request;
    private readonly OrchestratorLoop loop = new();
    private readonly ReplayContext context;
    private Task<object?>? body;

    private Replayer(EpisodeRequest request)
    {
        this.request = request;
        context = new ReplayContext(request.Start, request.Converter, request.Loggers, loop);
    }

    public static EpisodeResult Run(EpisodeRequest request) => new Replayer(request).Run();

    private bool IsOver => body is { IsCompleted: true } || context.Ledger.Violation is not null;

    private EpisodeResult Run()
    {
        foreach (var past in request.History)
        {
            TakeTurn(past.Time, past.Arrivals, past.Actions);
            if (context.Ledger.Violation is not null)
            {
                break;
            }

            if (IsOver)
            {
                context.Ledger.Violate("it ended, but history goes on from there");
            }
        }

        var time = request.History.Count == 0 || request.Now > request.History[^1].Time ? request.Now : request.History[^1].Time;
        var arrivals = context.Ledger.Violation is null ? NewArrivals(time) : [];
        if (arrivals.Count == 0 && request.History.Count > 0 && context.Ledger.Violation is null)
        {
            return new EpisodeResult { Open = [.. context.Open] };
        }

        var taken = context.Ledger.Violation is null ? TakeTurn(time, arrivals, history: null) : 0;
        return Conclude(time, arrivals, taken);
    }

    /// <summary>Arrivals and due timers by their time, so that after an outage the earlier one wins a race as it would have done.</summary>
    private List<IncomingEvent> NewArrivals(DateTime time)
    {
        var due = context.Open.Where(action => action.FireAt <= time)
            .Select(static action => new IncomingEvent(IncomingKind.TimerFired, action.Id, action.FireAt!.Value));
        var expected = request.Arrivals.Where(arrival => request.History.Count == 0 || context.Expects(arrival));
        return [.. due.Concat(expected).DistinctBy(Identity).OrderBy(static arrival => arrival.At)];
    }

    /// <summary>A task is answered once; an event counts each time, unless a second delivery of one message is known by its id.</summary>
    private static object Identity(IncomingEvent arrival) =>
        arrival.Kind == IncomingKind.EventRaised ? arrival.MessageId ?? new object() : arrival.TaskId;

    private int TakeTurn(DateTime time, IReadOnlyList<IncomingEvent> arrivals, IReadOnlyList<RecordedAction>? history)
    {
        context.Begin(time, history);
        if (body is null)
        {
            loop.Run(() => body = Start());
        }

        var taken = 0;
        while (taken < arrivals.Count && !IsOver)
        {
            context.Deliver(arrivals[taken++]);
        }

        context.Ledger.End();
        return taken;
    }

    private Task<object?> Start()
    {
        if (request.Function is null)
        {
            return Task.FromException<object?>(new FunctionNotFoundException(
                $"There is no orchestrator named '{request.Start.Name}'; add a function of that name, or start the instance under the name of one that exists."));
        }

        try
        {
            return request.Function(context);
        }
#pragma warning disable CA1031 // An orchestrator that throws before its first await fails like any other.
        catch (Exception early)
#pragma warning restore CA1031
        {
            return Task.FromException<object?>(early);
        }
    }

    private EpisodeResult Conclude(DateTime time, IReadOnlyList<IncomingEvent> arrivals, int taken)
    {
        if (loop.WasResumedFromOutside || (!IsOver && !context.WaitsForSomething))
        {
            context.Ledger.Violate("it awaits something that is not its context's (such as Task.Delay or I/O), which no replay could answer");
        }

        var result = new EpisodeResult
        {
            Record = new EpisodeRecord(time, [.. arrivals.Take(taken)], [.. context.Ledger.Asked]),
            Open = [.. context.Open],
            Payloads = new Dictionary<int, string?>(context.Payloads),
            CustomStatus = context.CustomStatus,
        };
        if (context.Ledger.Violation is { } violation)
        {
            return result with { IsFinished = true, Failure = Failure.From(violation) };
        }

        if (body!.IsFaulted || body.IsCanceled)
        {
            return result with { IsFinished = true, Failure = Failure.From(body.Exception?.InnerException ?? new TaskCanceledException(body)) };
        }

        if (body.IsCompleted && context.NextExecution is { } next)
        {
            var events = next.KeepEvents
                ? context.UnreadEvents.Concat(arrivals.Skip(taken).Where(static arrival => arrival.Kind == IncomingKind.EventRaised)).ToList()
                : [];
            return result with { NextExecution = (next.Input, next.NewVersion, events) };
        }

        return body.IsCompleted ? Finished(result) : result;
    }

    private EpisodeResult Finished(EpisodeResult result)
    {
        try
        {
            return result with { IsFinished = true, Output = request.Converter.Serialize(body!.Result) };
        }
#pragma warning disable CA1031 // A result that cannot be written fails the orchestration that returned it.
        catch (Exception unwritable)
#pragma warning restore CA1031
        {
            return result with { IsFinished = true, Failure = Failure.From(unwritable) };
        }
    }
}
