using System.Collections.Concurrent;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>
/// Callbacks on their way: a message's own go one after another, those of different messages side by side. Lost, repeated,
/// shuffled, late or held back as the settings say.
/// </summary>
internal sealed class CallbackQueue(SettingsBook settings, CallbackPoster poster) : IDisposable
{
    private readonly ConcurrentDictionary<long, IReadOnlyList<Callback>> pending = new();
    private readonly ConcurrentDictionary<long, Task> running = new();
    private readonly SemaphoreSlim places = new(64);
    private long last;

    public void Add(IReadOnlyList<Callback> callbacks)
    {
        var current = settings.Current;
        var kept = callbacks.SelectMany(callback => Enumerable.Repeat(callback, Math.Max(current.Repeat, 1))).Where(callback => !IsLost(callback)).ToList();
        Enqueue(current.Shuffle ? settings.Shuffled(kept) : kept, current.DelayMilliseconds);
    }

    /// <summary>Posts what is pending, whenever it was due, and waits for what is on its way.</summary>
    public async Task<IReadOnlyList<CallbackAnswer>> FlushAsync(int concurrency)
    {
        var batches = pending.Keys.Order().Select(number => pending.TryRemove(number, out var batch) ? batch : []).Where(static batch => batch.Count > 0).ToList();
        if (settings.Current.Shuffle)
        {
            batches = [.. settings.Shuffled(batches.SelectMany(static batch => batch)).Select(static callback => new[] { callback })];
        }

        var answers = new ConcurrentDictionary<int, IReadOnlyList<CallbackAnswer>>();
        await Parallel.ForAsync(0, batches.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(concurrency, 1) }, async (index, _) =>
            answers[index] = await PostAsync(batches[index]));
        await Task.WhenAll(running.Values);
        return [.. answers.OrderBy(static answer => answer.Key).SelectMany(static answer => answer.Value)];
    }

    public void Clear() => pending.Clear();

    public void Dispose() => places.Dispose();

    private bool IsLost(Callback callback)
    {
        if (!settings.IsLost())
        {
            return false;
        }

        poster.Lose(callback);
        return true;
    }

    private void Enqueue(IReadOnlyList<Callback> batch, int delayMilliseconds)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var number = Interlocked.Increment(ref last);
        pending[number] = batch;
        if (!settings.Current.Hold)
        {
            _ = LaterAsync(number, delayMilliseconds);
        }
    }

    private async Task LaterAsync(long number, int delayMilliseconds)
    {
        await Task.Delay(delayMilliseconds).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var posted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[number] = posted.Task;
        try
        {
            if (pending.TryRemove(number, out var batch))
            {
                await places.WaitAsync();
                try
                {
                    await PostAsync(batch);
                }
                finally
                {
                    places.Release();
                }
            }
        }
        finally
        {
            running.TryRemove(number, out _);
            posted.SetResult();
        }
    }

    private async Task<IReadOnlyList<CallbackAnswer>> PostAsync(IReadOnlyList<Callback> batch)
    {
        var answers = new List<CallbackAnswer>();
        foreach (var callback in batch)
        {
            var answer = await poster.PostAsync(callback);
            answers.Add(answer);
            if (answer.Status is >= 200 and < 300)
            {
                continue;
            }

            if (callback.Kind == "sendgrid.events" && callback.Attempt <= settings.Current.Retries)
            {
                Enqueue([callback with { Attempt = callback.Attempt + 1 }], settings.Current.RetryMilliseconds);
            }
            else if (callback.Kind == "twilio.status" && answer.Status is null)
            {
                answers.Add(await poster.PostAsync(callback));
            }
        }

        return answers;
    }
}
