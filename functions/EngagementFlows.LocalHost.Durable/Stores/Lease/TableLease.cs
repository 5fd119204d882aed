using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Ownership of a task hub: one row that names the owner and until when it holds. Its ETag decides; the time only says
/// from when on another host may try. It goes by real time, always.
/// </summary>
internal sealed class TableLease(TableClient table, TableStoreOptions options, ProcessIdentity self, ILogger logger) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource released = new();
    private readonly SemaphoreSlim renewing = new(1);
    private ETag etag;
    private long renewedAt;
    private DateTimeOffset heldUntil;
    private Task renewals = Task.CompletedTask;

    /// <summary>Counts owners: what an earlier one still writes carries a lower number.</summary>
    public long Epoch { get; private set; }

    /// <summary>The earlier owner may be alive, only slow or paused; what it may still write must be made to fail.</summary>
    public bool MustFence { get; private set; }

    public CancellationToken Lost => lost.Token;

    public Task CreateTableAsync(CancellationToken cancellation) => table.CreateIfNotExistsAsync(cancellation);

    public async Task AcquireAsync(CancellationToken cancellation)
    {
        var isWaiting = false;
        while (!await TryAcquireAsync(isWaiting, cancellation))
        {
            isWaiting = true;
            await Task.Delay(LookAgain, options.RealTime, cancellation);
        }

        renewals = RenewForeverAsync();
    }

    /// <summary>Sees to it that this host is the owner at this moment, renewing if the time is over.</summary>
    /// <exception cref="LeaseLostException">Another host has taken over.</exception>
    public async ValueTask EnsureHeldAsync()
    {
        if (lost.IsCancellationRequested)
        {
            throw new LeaseLostException("This host has lost the lease on the task hub.");
        }

        // Two clocks: the one that counts stands still while the machine sleeps, the one that tells may be set.
        if (IsOver)
        {
            await RenewAsync(onlyIfOver: true);
        }
    }

    private bool IsOver => options.RealTime.GetElapsedTime(renewedAt) >= options.LeaseDuration || options.RealTime.GetUtcNow() >= heldUntil;

    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        await released.CancelAsync();
        await renewals;
        if (Epoch > 0 && !lost.IsCancellationRequested)
        {
            try
            {
                await table.UpdateEntityAsync(LeaseRow.Release(), etag, TableUpdateMode.Merge, cancellation);
            }
            catch (RequestFailedException changed) when (changed.Status is 412 or 404)
            {
                // A renewal was under way, or another host is the owner: either way this process is about to end, which tells the next one enough.
                logger.LogInformation("The lease on task hub {Table} was not released; the next host takes it over.", table.Name);
            }
        }
    }

    public void Dispose()
    {
        released.Cancel();
        lost.Dispose();
        released.Dispose();
        renewing.Dispose();
    }

    private async Task<bool> TryAcquireAsync(bool isWaiting, CancellationToken cancellation)
    {
        var row = await FindAsync(cancellation);
        var present = LeaseRow.Read(row);
        var isFree = present is null or { IsReleased: true };
        var isDead = present is { Holder.IsKnownDead: true };
        if (!isFree && !isDead && present!.Expires > options.RealTime.GetUtcNow())
        {
            if (!isWaiting)
            {
                logger.LogInformation("Task hub {Table} is held by {Holder} until {Expires:u}; waiting for it.", table.Name, present.Holder, present.Expires);
            }

            return false;
        }

        try
        {
            Epoch = (present?.Epoch ?? 0) + 1;
            renewedAt = options.RealTime.GetTimestamp();
            heldUntil = options.RealTime.GetUtcNow() + options.LeaseDuration;
            var mine = new LeaseRow(self, Epoch, heldUntil, IsReleased: false).Write();
            var answer = row is null
                ? await table.AddEntityAsync(mine, cancellation)
                : await table.UpdateEntityAsync(mine, row.ETag, TableUpdateMode.Replace, cancellation);
            etag = answer.Headers.ETag ?? throw new InvalidOperationException("Storage answered a write without an ETag.");
        }
        catch (RequestFailedException busy) when (busy.Status is 409 or 412)
        {
            return false;
        }

        MustFence = !isFree && !isDead;
        if (!isFree)
        {
            logger.LogInformation("Took task hub {Table} over from {Holder}, {Why}.", table.Name, present!.Holder, isDead ? "which has ended" : "whose lease ran out");
        }

        return true;
    }

    private async Task<TableEntity?> FindAsync(CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.LeasePartition, TableKeys.LeaseRow, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    private async Task RenewForeverAsync()
    {
        while (!released.IsCancellationRequested && !lost.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.LeaseRenewal, options.RealTime, released.Token);
                await RenewAsync();
            }
            catch (Exception ending) when (ending is OperationCanceledException or LeaseLostException or ObjectDisposedException)
            {
                return;
            }
            catch (Exception trouble) when (trouble is RequestFailedException or AggregateException)
            {
                // Storage is away: the row may well be ours when it comes back, and its ETag will tell.
                logger.LogWarning("The lease on task hub {Table} could not be renewed ({ErrorType}); trying again.", table.Name, trouble.GetType());
            }
        }
    }

    /// <summary>A renewal whose answer was lost has changed the row too; only an owner with another number has taken it.</summary>
    private async Task AdoptOrLoseAsync(RequestFailedException taken)
    {
        var row = await FindAsync(released.Token);
        if (LeaseRow.Read(row)?.Epoch == Epoch)
        {
            etag = row!.ETag;
            return;
        }

        await lost.CancelAsync();
        throw new LeaseLostException($"Another host has taken over task hub {table.Name}.", taken);
    }

    private async Task RenewAsync(bool onlyIfOver = false)
    {
        await renewing.WaitAsync(CancellationToken.None);
        try
        {
            if (onlyIfOver && !IsOver)
            {
                return;
            }

            var stamp = options.RealTime.GetTimestamp();
            var until = options.RealTime.GetUtcNow() + options.LeaseDuration;
            var answer = await table.UpdateEntityAsync(LeaseRow.Renewal(until), etag, TableUpdateMode.Merge, released.Token);
            etag = answer.Headers.ETag ?? etag;
            (renewedAt, heldUntil) = (stamp, until);
        }
        catch (RequestFailedException taken) when (taken.Status is 412 or 404)
        {
            await AdoptOrLoseAsync(taken);
        }
        finally
        {
            renewing.Release();
        }
    }
}
