using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Runs orchestrations as Durable Functions does, in this process and on one store. It knows nothing of what they are
/// for. Nothing is polled: an idle engine waits for its next timer and for calls to its <see cref="Client"/>.
/// </summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private readonly DurableEngineOptions options;
    private readonly IOrchestrationStore store;
    private readonly ILogger logger;
    private readonly CancellationTokenSource halted = new();
    private readonly WorkCounter work;
    private readonly Mailroom mailroom;
    private readonly DueQueue due;
    private readonly ActivityRunner activities;
    private readonly InstanceWatch watch = new();
    private CancellationTokenRegistration lostLease;
    private int state;

    public DurableEngine(DurableEngineOptions options, IOrchestrationStore store, HostClock clock, IDurableFunctions functions, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.store) = (options, store);
        logger = loggers.CreateLogger<DurableEngine>();
        work = new WorkCounter(clock);
        mailroom = new Mailroom(options, work, halted.Token);
        due = new DueQueue(clock, Wake);
        activities = new ActivityRunner(options, clock, functions, mailroom, work, logger);
        var cache = new HistoryCache(options.HistoryCacheBytes);
        var effects = new TurnEffects(cache, mailroom, due, activities, new Courier(options, clock, mailroom), watch, logger);
        var turns = new TurnTaker(options, clock, functions, loggers);
        var worker = new InstanceWorker(options, store, turns, cache, mailroom, effects, Halt, logger);
        mailroom.Worker = worker.WorkAsync;
        Client = new EngineClient(options, store, clock, mailroom, watch, ThrowIfNotRunning);
    }

    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(1);
    private const int Running = 1;
    // Activities that still run may use the client: a refusal would be recorded as their failure.
    private const int Draining = 2;
    private const int Stopped = 3;

    /// <summary>Starts orchestrations and talks to them; usable between start and stop.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>Cancelled when this host has lost the task hub to another one and has stopped working.</summary>
    public CancellationToken Halted => halted.Token;

    /// <summary>Unfinished instances that are held in memory.</summary>
    public int InstanceCount => mailroom.Count;

    /// <summary>Takes the store over and goes on with everything that is unfinished in it.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        // Held until all is known: virtual time must not jump past a timer that has not been read yet.
        using var begun = work.Begin();
        var lost = await store.OpenAsync(cancellation);
        lostLease = lost.Register(() => Halt(new LeaseLostException("The lease on the task hub was lost.")));
        var recovering = new List<Slot>();
        var waiting = new List<(Slot Slot, DateTimeOffset Due)>();
        await foreach (var instance in store.ListUnfinishedAsync(cancellation))
        {
            var slot = mailroom.Add(instance.InstanceId);
            (slot.IsStored, slot.IsFinished) = (true, instance.IsFinished);
            if (instance.NextDue is { } time)
            {
                waiting.Add((slot, time));
            }

            if (instance.NeedsRecovery)
            {
                recovering.Add(slot);
            }
        }

        state = Running;
        // Only now, when every instance is known: a message to one not yet listed would be taken for one to nobody.
        waiting.ForEach(timer => due.Set(timer.Slot, timer.Due));
        recovering.ForEach(slot => mailroom.TryPost(slot, [new RecoverDelivery()]));
        logger.LogInformation("Durable engine started: {Instances} unfinished instances, {Recovering} to go on with at once.", mailroom.Count, recovering.Count);
    }

    /// <summary>Starts nothing new, waits a little for what runs, writes its outcome and gives up the store.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (Interlocked.CompareExchange(ref state, Draining, Running) != Running)
        {
            return;
        }

        due.Stop();
        activities.StopStarting();
        if (!await DrainedAsync(options.DrainTimeout, cancellation))
        {
            logger.LogWarning("Activities still ran after {DrainTimeout}; they will run again at the next start.", options.DrainTimeout);
            activities.Cancel();
            await DrainedAsync(TimeSpan.FromMilliseconds(500), cancellation);
        }

        state = Stopped;
        await lostLease.DisposeAsync();
        watch.Fail(new OperationCanceledException("The durable engine has stopped."));
        var lost = halted.IsCancellationRequested;
        await halted.CancelAsync();
        if (!lost)
        {
            await CloseStoreAsync();
        }
    }

    private async Task CloseStoreAsync()
    {
        using var patience = new CancellationTokenSource(LongestClose, options.RealTime);
        try
        {
            await store.CloseAsync(patience.Token);
        }
#pragma warning disable CA1031 // Whatever is wrong with storage, the host's end is not to wait for it.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            logger.LogWarning("The task hub was not given up ({ErrorType}); the next host takes it over once it sees that this one has ended.", trouble.GetType());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        due.Dispose();
        activities.Dispose();
        mailroom.Dispose();
        halted.Dispose();
    }

    private async Task<bool> DrainedAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await work.WhenIdleAsync().WaitAsync(patience, options.RealTime, cancellation);
            return true;
        }
        catch (Exception over) when (over is TimeoutException or OperationCanceledException)
        {
            // A host in a hurry: what follows, giving up the lease first of all, is to happen all the same.
            return false;
        }
    }

    private void Wake(IReadOnlyList<Slot> slots)
    {
        using var begun = work.Begin();
        foreach (var slot in slots)
        {
            mailroom.TryPost(slot, [new WakeDelivery()]);
        }
    }

    private void ThrowIfNotRunning()
    {
        if (state is not (Running or Draining))
        {
            throw new InvalidOperationException("The durable engine is not running: start it first, and make no calls after its stop.");
        }

        if (halted.IsCancellationRequested)
        {
            throw new LeaseLostException("This host has lost the lease on the task hub to another one; make the call there, or start this host again.");
        }
    }

    private void Halt(Exception reason)
    {
        if (state == Stopped || halted.IsCancellationRequested)
        {
            return;
        }

        logger.LogError("This host stops working on orchestrations: {Reason}", reason.Message);
        due.Stop();
        activities.StopStarting();
        halted.Cancel();
        watch.Fail(reason);
    }
}
