using System.Diagnostics;

namespace EngagementFlows.AsInAzure;

/// <summary>Waits in real time for what has to come about.</summary>
internal static class Wait
{
    /// <summary>Long enough for the extension's recovery after a kill, about 95 seconds, and for a machine that is busy with other things.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(8);

    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(2);

    public static Task UntilAsync(string what, Func<Task<bool>> isSo) => ForAsync(what, async () => await isSo() ? "" : null);

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> find)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        var pause = Soonest;
        while (true)
        {
            if (await find() is { } found)
            {
                return found;
            }

            Assert.True(watch.Elapsed < Patience, $"This did not come about within {Patience.TotalMinutes} minutes: {what}.");
            // What takes long is looked at less and less often: looking takes the app's time, and others' on the same cores.
            await Task.Delay(pause);
            pause = pause * 1.3 < Latest ? pause * 1.3 : Latest;
        }
    }
}
