using Azure;

namespace EngagementFlows.Storage;

/// <summary>Writes under an ETag that lost a race are decided again on what is there now.</summary>
public static class OptimisticWrites
{
    private const int Attempts = 30;

    /// <param name="attempt">Reads, decides and writes; told whether it runs for a second time, when what was read before is stale.</param>
    public static async Task<T> RetryAsync<T>(Func<bool, Task<T>> attempt)
    {
        for (var n = 1; ; n++)
        {
            try
            {
                return await attempt(n > 1);
            }
            catch (RequestFailedException e) when (n < Attempts && IsLostRace(e))
            {
                // Somebody else wrote first; their change is read and decided upon in the next round.
            }
        }
    }

    private static bool IsLostRace(RequestFailedException e) =>
        e.Status == 412 || (e.Status == 409 && e.ErrorCode == "EntityAlreadyExists");
}
