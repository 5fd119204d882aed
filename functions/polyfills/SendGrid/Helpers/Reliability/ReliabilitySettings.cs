using System.Net;

namespace SendGrid.Helpers.Reliability;

/// <summary>How often and after which waits a request is sent again: never, unless said.</summary>
public class ReliabilitySettings
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public ReliabilitySettings()
        : this(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)
    {
    }

    /// <param name="maximumNumberOfRetries">0 to 5.</param>
    /// <param name="maximumBackOff">At most 30 seconds.</param>
    public ReliabilitySettings(int maximumNumberOfRetries, TimeSpan minimumBackoff, TimeSpan maximumBackOff, TimeSpan deltaBackOff)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumNumberOfRetries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumNumberOfRetries, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBackOff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumBackOff, LongestWait);
        ArgumentOutOfRangeException.ThrowIfLessThan(deltaBackOff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minimumBackoff, maximumBackOff);
        (MaximumNumberOfRetries, MinimumBackOff, MaximumBackOff, DeltaBackOff) = (maximumNumberOfRetries, minimumBackoff, maximumBackOff, deltaBackOff);
    }

    public static List<HttpStatusCode> DefaultRetriableServerErrorStatusCodes { get; } =
        [HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    public List<HttpStatusCode> RetriableServerErrorStatusCodes { get; } = [.. DefaultRetriableServerErrorStatusCodes];

    public int MaximumNumberOfRetries { get; }

    public TimeSpan MinimumBackOff { get; }

    public TimeSpan MaximumBackOff { get; }

    public TimeSpan DeltaBackOff { get; }
}
