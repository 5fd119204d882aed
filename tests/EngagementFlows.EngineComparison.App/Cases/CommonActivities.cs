using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Activities that many cases use.</summary>
public static class CommonActivities
{
    private static readonly ConcurrentDictionary<string, int> Calls = new(StringComparer.Ordinal);

    [Function(nameof(Same))]
    public static string? Same([ActivityTrigger] string? value) => value;

    /// <summary>Ends after so many seconds of real time.</summary>
    [Function(nameof(TakeSeconds))]
    public static async Task<string> TakeSeconds([ActivityTrigger] double seconds, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
        return "taken";
    }

    /// <returns>How often this instance has called it, this call included.</returns>
    [Function(nameof(CountCalls))]
    public static int CountCalls([ActivityTrigger] string what, string instanceId) => CountOf(instanceId);

    internal static int CountOf(string instanceId) => Calls.AddOrUpdate(instanceId, 1, static (_, count) => count + 1);
}
