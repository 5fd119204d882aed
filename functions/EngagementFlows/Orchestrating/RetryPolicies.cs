namespace EngagementFlows.Orchestrating;

/// <summary>When work that failed is tried again: storage or a provider may be away for a moment or for a day.</summary>
public static class RetryPolicies
{
    /// <summary>After which the team is told, who can do something about it.</summary>
    public static readonly TimeSpan UntilReported = TimeSpan.FromDays(1);

    /// <summary>Five tries in the first 75 seconds.</summary>
    private static readonly TimeSpan[] First = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)];

    /// <summary>
    /// With storage back, all that waited is done within two minutes, for a thousand people too: at most half of that passes before it is
    /// tried, and the other half is for the work (<c>./flows bench</c> holds the limit).
    /// </summary>
    private static readonly TimeSpan Then = TimeSpan.FromMinutes(1);

    /// <summary>After a day it is no passing fault.</summary>
    private static readonly TimeSpan InTheEnd = TimeSpan.FromHours(1);

    /// <param name="failures">How often it has failed in a row, from 1.</param>
    /// <param name="failingFor">Since the first of these.</param>
    public static TimeSpan PauseAfter(int failures, TimeSpan failingFor) =>
        failures <= First.Length ? First[failures - 1]
        : failingFor < UntilReported ? Then
        : InTheEnd;
}
