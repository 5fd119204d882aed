using System.Text.Json;
using EngagementFlows.Storage;
using Microsoft.DurableTask;

namespace EngagementFlows.Orchestrating;

/// <summary>
/// The one shape of every orchestration: call an activity, which does what is due and says when it wants to be called again; wait until
/// then, or until an event comes. All decisions are in the activity and all state is in Table Storage or in its cursor, so that a release
/// can change what happens in a campaign without breaking the replay of a journey that has been under way for months. This code is the
/// part that must not change: a change here needs a new orchestration name (ADR 12).
/// </summary>
internal static class WorkLoop
{
    /// <summary>An execution begins anew well before its history has 1,000 events.</summary>
    private const int MostEvents = 400;

    /// <summary>What one call of the activity adds: scheduled, completed, and the start and end of two episodes.</summary>
    private const int EventsOfCall = 6;

    /// <summary>What one timer adds: created, fired, and the start and end of an episode.</summary>
    private const int EventsOfTimer = 4;

    /// <summary>The worker makes a chain of timers of this length out of a longer one, since Azure Storage knows no longer ones.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    /// <summary>An activity that asks to be called at a time that has passed by its own clock must not keep the loop spinning.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <param name="activity">Takes a <see cref="LoopCall"/> and answers a <see cref="LoopAnswer"/>. Safe to repeat.</param>
    /// <param name="eventName">The one name under which events reach it, so that they keep their order; null where there are none.</param>
    public static async Task RunAsync(TaskOrchestrationContext context, string activity, string? eventName = null)
    {
        var state = context.GetInput<LoopState>() ?? throw new InvalidOperationException($"{context.Name} was started without its input.");
        var events = new List<JsonElement>(state.Events);
        Task<JsonElement?>? listening = null;
        var (size, isLeaving) = (events.Count, false);

        while (true)
        {
            await HearAsync();
            if (size >= MostEvents)
            {
                if (listening is null)
                {
                    context.ContinueAsNew(state with { Events = events }, preserveUnprocessedEvents: true);
                    return;
                }

                LeaveWithoutListening();
            }

            if (events.Count == 0 && state.WakeAt > Now())
            {
                await WaitAsync(state.WakeAt.Value);
                continue;
            }

            if (await CallAsync() && events.Count == 0)
            {
                return;
            }
        }

        DateTimeOffset Now() => new(context.CurrentUtcDateTime, TimeSpan.Zero);

        // Takes what has come. At the end of an execution nobody listens any more: the worker gives an event to whoever waits for it, even
        // to an execution that has just ended itself, and only what nobody waits for goes on to the next one.
        async Task HearAsync()
        {
            while (eventName is not null && (listening is not null || size < MostEvents))
            {
                listening ??= context.WaitForExternalEvent<JsonElement?>(eventName);
                if (!listening.IsCompleted)
                {
                    return;
                }

                var heard = await listening;
                (listening, size) = (null, size + 2);
                if (heard is { ValueKind: JsonValueKind.Object or JsonValueKind.String } happened)
                {
                    events.Add(happened);
                }
            }
        }

        // A wait cannot be taken back (a cancelled one still swallows the next event), but it can be answered: by an event to oneself.
        void LeaveWithoutListening()
        {
            if (!isLeaving)
            {
                isLeaving = true;
                context.SendEvent(context.InstanceId, eventName!, null!);
            }
        }

        async Task WaitAsync(DateTimeOffset due)
        {
            var wait = due - Now() < LongestWait ? due - Now() : LongestWait;
            size += EventsOfTimer * (1 + (int)(wait / LongestTimer));
            using var enough = new CancellationTokenSource();
            var timer = context.CreateTimer(context.CurrentUtcDateTime + wait, enough.Token);
            // Not the timer itself, which would throw where it got another task's failure (see CallAsync).
            await Task.WhenAny(listening ?? timer, timer);
#pragma warning disable CA1849, MA0042 // CancelAsync resumes on the thread pool, which an orchestrator must never do.
            enough.Cancel();
#pragma warning restore CA1849, MA0042
        }

        // True when the work is done. A result belongs to a task by the task's number alone, and Azure Storage sends an episode's messages
        // before it writes its history. Where the process is killed in between, the episode runs again and may put another task under the
        // same number, which then gets the first task's result. A timer's result is a number; another call's answer has that call's time.
        async Task<bool> CallAsync()
        {
            size += EventsOfCall;
            var now = Now();
            LoopAnswer? answer = null;
            try
            {
                var given = await context.CallActivityAsync<JsonElement?>(
                    activity, new LoopCall(state.Work, state.Cursor, now, [.. events]));
                answer = given is { ValueKind: JsonValueKind.Object } known ? known.Deserialize<LoopAnswer>(JsonRow.Options) : null;
            }
            catch (TaskFailedException)
            {
                // Whatever it was: the call is repeated, with the same events.
            }

            if (answer is { CalledAt: { } calledAt } && calledAt != now)
            {
                // It answers a call of an episode that was never written. This one is repeated at once, which is safe.
                return false;
            }

            if (answer is null)
            {
                var since = state.FailingSince ?? Now();
                state = state with
                {
                    Failures = state.Failures + 1,
                    FailingSince = since,
                    WakeAt = Now() + RetryPolicies.PauseAfter(state.Failures + 1, Now() - since),
                };
                await ReportAsync(since);
                await PauseAsync(state.WakeAt.Value);
                return false;
            }

            events.Clear();
            state = state with { Cursor = answer.Cursor, WakeAt = NotAtOnce(answer.WakeAt), Failures = 0, FailingSince = null, IsReported = false };
            if (answer.IsDone)
            {
                await HearAsync();
            }

            return answer.IsDone;
        }

        DateTimeOffset? NotAtOnce(DateTimeOffset? wakeAt) => wakeAt is { } at && at < Now() + ShortestWait ? Now() + ShortestWait : wakeAt;

        // After a failure the events are there already; only one more, or the time, calls again.
        async Task PauseAsync(DateTimeOffset due)
        {
            var known = events.Count;
            await HearAsync();
            if (events.Count == known && due > Now())
            {
                await WaitAsync(due);
            }
        }

        async Task ReportAsync(DateTimeOffset since)
        {
            if (state.IsReported || Now() - since < RetryPolicies.UntilReported)
            {
                return;
            }

            size += EventsOfCall;
            try
            {
                await context.CallActivityAsync(nameof(ReportStuckWork), new StuckWork(context.Name, context.InstanceId, state.Work, since));
                state = state with { IsReported = true };
            }
            catch (TaskFailedException)
            {
                // The next try of the work is followed by the next try of this.
            }
        }
    }
}
