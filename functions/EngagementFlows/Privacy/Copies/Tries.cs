namespace EngagementFlows.Privacy.Copies;

/// <summary>How often and how far apart a provider is asked: over about three days.</summary>
internal static class Tries
{
    public const int Most = 8;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <param name="canBeAsked">False where there is no account to ask with: then there is nothing to wait for.</param>
    /// <param name="done">How many are gone, those of earlier tries included.</param>
    public static PlaceOutcome After(PlaceOutcome? before, int done, IReadOnlyList<string> owed, DateTimeOffset now, string ifDone, string ifGivenUp, bool canBeAsked)
    {
        // A new run begins to count anew.
        var tries = before is { State: PlaceState.Waiting } ? before.Tries + 1 : 1;
        return owed.Count == 0 ? new PlaceOutcome(PlaceState.Done, done, done == 0 ? null : ifDone) { Tries = tries }
            : tries >= Most || !canBeAsked ? new PlaceOutcome(PlaceState.Failed, done, ifGivenUp) { Tries = tries, Owed = owed }
            : new PlaceOutcome(PlaceState.Waiting, done) { Tries = tries, Owed = owed, Again = now + Wait(tries) };
    }

    private static TimeSpan Wait(int tries) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks * (1L << (2 * (tries - 1)))));
}
