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

    /// <summary>In characters: 16 KB of UTF-16, which the extension takes and no more.</summary>
    private const int LongestCustomStatus = 8 * 1024;

    private Replayer(EpisodeRequest request)
    {
        this.request = request;
        context = new ReplayContext(request.Start, request.Converter, request.Loggers, loop);
    }

    public static EpisodeResult Run(EpisodeRequest request) => new Replayer(request).Run();

    /// <summary>Like the real worker it ends only once everything that it asked for is answered, awaited or not; a cancelled timer is not waited for.</summary>
    private bool IsOver => (body is { IsCompleted: true } && !context.Open.Any()) || context.Ledger.Violation is not null || context.HostFailure is not null;

    private EpisodeResult Run()
    {
        if (request.Function is null)
        {
            return new EpisodeResult
            {
                Record = new EpisodeRecord(request.Now, [], []),
                IsFinished = true,
                HostFailure = new HostFailure(
                    $"There is no orchestrator named '{request.Start.Name}'; add a function of that name, or start the instance under the name of one that exists.",
                    Details: null),
            };
        }

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
        try
        {
            return request.Function!(context);
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
            Payloads = new Dictionary<int, Payload>(context.Payloads),
            CustomStatus = context.CustomStatus,
        };
        if (context.Ledger.Violation is { } violation)
        {
            return result with { IsFinished = true, Failure = Failure.From(violation) };
        }

        if (HostFailureOf(result) is { } hostFailure)
        {
            return result with { IsFinished = true, HostFailure = hostFailure, CustomStatus = (null, false) };
        }

        if (!IsOver)
        {
            return result;
        }

        if (body!.IsFaulted)
        {
            return result with { IsFinished = true, Failure = Failure.From(body.Exception!.InnerException!) };
        }

        if (context.NextExecution is { } next)
        {
            var rest = arrivals.Skip(taken).Where(static arrival => arrival.Kind == IncomingKind.EventRaised);
            return result with { NextExecution = (next.Input, next.NewVersion, [.. context.EventsForNextExecution(rest)]) };
        }

        return Finished(result);
    }

    /// <summary>An orchestration that lets its cancellation through is one that the real worker cannot report.</summary>
    private HostFailure? HostFailureOf(EpisodeResult result) =>
        context.HostFailure
        ?? (IsTooLong(result) ? new HostFailure("The custom status is longer than 16 KB (UTF-16).", Details: null) : null)
        ?? (IsOver && body!.IsCanceled ? HostFailure.Of(request.Start.Name, new TaskCanceledException(body)) : null);

    private static bool IsTooLong(EpisodeResult result) => result.CustomStatus.Value is { Length: > LongestCustomStatus };

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
