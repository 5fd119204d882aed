namespace SendGrid.Helpers.Reliability;

/// <summary>Sends again after no answer, a time limit or a server's error; 429 is no such error here.</summary>
public class RetryDelegatingHandler : DelegatingHandler
{
    private readonly ReliabilitySettings settings;

    public RetryDelegatingHandler(ReliabilitySettings settings) => this.settings = settings;

    public RetryDelegatingHandler(HttpMessageHandler innerHandler, ReliabilitySettings settings)
        : base(innerHandler) => this.settings = settings;

    /// <exception cref="TimeoutException">The last attempt was cancelled or ran out of time.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (settings.MaximumNumberOfRetries == 0)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        for (var retries = 0; ; retries++)
        {
            var isLast = retries == settings.MaximumNumberOfRetries;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                return settings.RetriableServerErrorStatusCodes.Contains(response.StatusCode)
                    ? throw new HttpRequestException($"Http status code '{response.StatusCode}' indicates server error")
                    : response;
            }
            catch (TaskCanceledException) when (isLast)
            {
                throw new TimeoutException();
            }
            catch (Exception failure) when (!isLast && failure is TaskCanceledException or HttpRequestException)
            {
                await Task.Delay(Wait(retries), CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Doubles with each retry, within a fifth more or less, up to the maximum.</summary>
    private TimeSpan Wait(int retries)
    {
        var spread = 0.8 + (Random.Shared.NextDouble() * 0.4);
        var longer = settings.MinimumBackOff + (settings.DeltaBackOff * spread * (Math.Pow(2, retries) - 1));
        return longer < settings.MaximumBackOff ? longer : settings.MaximumBackOff;
    }
}
