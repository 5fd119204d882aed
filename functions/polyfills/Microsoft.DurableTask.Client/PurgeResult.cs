namespace Microsoft.DurableTask.Client;

/// <summary>How many instances a purge removed and whether it got to the end; null where the host does not say.</summary>
public class PurgeResult
{
    /// <exception cref="ArgumentException">A count below zero.</exception>
    public PurgeResult(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
    }

    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    public int PurgedInstanceCount { get; }

    public bool? IsComplete { get; }
}
