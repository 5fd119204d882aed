namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often the host has tried this event already, and how often it will.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
