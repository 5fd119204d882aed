using Microsoft.Extensions.Options;

namespace EngagementFlows.Messaging.Senders;

/// <summary>
/// Asks for turns on behalf of all sends of this process: what comes in while one write is under way is put in order of due time and
/// asked for together, so that ten thousand messages of one minute cost some hundred writes.
/// </summary>
public sealed class TurnKeeper(SenderStore senders, IOptions<ProviderSettings> settings, TimeProvider clock)
{
    private readonly Dictionary<Channel, Queue> queues = new() { [Channel.Sms] = new Queue(), [Channel.Email] = new Queue() };

    /// <summary>When the message may go; null while the sender has stopped.</summary>
    public async Task<DateTimeOffset?> TakeAsync(Channel channel, TurnRequest request, CancellationToken cancellation)
    {
        var queue = queues[channel];
        var mine = new TaskCompletionSource<DateTimeOffset?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (queue)
        {
            queue.Waiting.Add((request, mine));
        }

        await queue.Turn.WaitAsync(cancellation);
        try
        {
            // Whoever holds the turn asks for all that wait; those behind it find their answer there.
            if (!mine.Task.IsCompleted)
            {
                await AskAsync(channel, queue, cancellation);
            }
        }
        finally
        {
            queue.Turn.Release();
        }

        return await mine.Task;
    }

    private async Task AskAsync(Channel channel, Queue queue, CancellationToken cancellation)
    {
        List<(TurnRequest Request, TaskCompletionSource<DateTimeOffset?> Waiter)> batch;
        lock (queue)
        {
            batch = [.. queue.Waiting];
            queue.Waiting.Clear();
        }

        try
        {
            var turns = await senders.ChangeAsync<IReadOnlyDictionary<string, DateTimeOffset>?>(
                channel,
                sender => sender.StoppedAt is null ? SenderTurns.Give(sender, LimitsOf(channel), batch.Select(one => one.Request), clock.GetUtcNow()) : (sender, null),
                cancellation);
            foreach (var (request, waiter) in batch)
            {
                waiter.SetResult(turns?[request.Key]);
            }
        }
        catch (Exception e)
        {
            foreach (var (_, waiter) in batch)
            {
                waiter.TrySetException(e);
            }
        }
    }

    private SenderLimits LimitsOf(Channel channel) => channel == Channel.Sms
        ? new SenderLimits(settings.Value.Twilio.SegmentsPerSecond, settings.Value.Twilio.MessagesPerDay)
        : new SenderLimits(settings.Value.SendGrid.MessagesPerSecond, settings.Value.SendGrid.MessagesPerDay);

    private sealed class Queue
    {
        public List<(TurnRequest Request, TaskCompletionSource<DateTimeOffset?> Waiter)> Waiting { get; } = [];

        public SemaphoreSlim Turn { get; } = new(1, 1);
    }
}
