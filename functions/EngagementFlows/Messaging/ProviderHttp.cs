using System.Globalization;
using System.Net.Http.Headers;

namespace EngagementFlows.Messaging;

/// <summary>The connection to providers: one pool, a short patience, and what a broken connection tells about the message.</summary>
/// <param name="around">What a test puts around the connections.</param>
/// <param name="patience">How long a test waits for an answer.</param>
public sealed class ProviderHttp(Func<HttpMessageHandler, HttpMessageHandler>? around = null, TimeSpan? patience = null) : IDisposable
{
    /// <summary>Providers answer within a second or two; what takes longer is unknown, and looked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SocketsHttpHandler connections = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <param name="baseUrl">Where requests go instead of the provider's own address; empty for that.</param>
    public HttpClient Client(string baseUrl)
    {
        var handler = new Refusals(around?.Invoke(connections) ?? connections);
        return new HttpClient(baseUrl.Length == 0 ? handler : new Elsewhere(new Uri(baseUrl), handler), disposeHandler: false) { Timeout = patience ?? Patience, MaxResponseContentBufferSize = 4 * 1024 * 1024 };
    }

    /// <summary>Only where no connection was made has surely nothing been taken.</summary>
    public static HandOver OfBrokenConnection(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is ProviderStatusException { Status: 429 } tooMany)
            {
                return new HandOver.Refused(new SendFault(FaultClass.Temporary, "429", tooMany.RetryAfter));
            }

            if (cause is ProviderStatusException { Status: var status })
            {
                return new HandOver.Unknown(string.Create(CultureInfo.InvariantCulture, $"http {status}"));
            }

            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError })
            {
                return new HandOver.Refused(new SendFault(FaultClass.Temporary, "connection"));
            }
        }

        return new HandOver.Unknown(e.GetType().Name);
    }

    public void Dispose() => connections.Dispose();

    /// <summary>
    /// The SDKs lose the status of an answer that is not their JSON, and the headers of every failure: what says "too many" or "broken" is
    /// taken out of their hands. Any other 4xx is theirs to read.
    /// </summary>
    private sealed class Refusals(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if ((int)answer.StatusCode is not (429 or >= 500))
            {
                return answer;
            }

            using (answer)
            {
                throw new ProviderStatusException((int)answer.StatusCode, RetryAfter(answer.Headers));
            }
        }

        /// <summary>RFC 9110, 10.2.3: seconds, or a date by the provider's own clock.</summary>
        private static TimeSpan? RetryAfter(HttpResponseHeaders headers) =>
            headers.RetryAfter is not { } asked ? null : asked.Delta ?? (asked.Date is { } date && headers.Date is { } sent && date > sent ? date - sent : null);
    }

    private sealed class ProviderStatusException(int status, TimeSpan? retryAfter) : Exception
    {
        public int Status => status;

        public TimeSpan? RetryAfter => retryAfter;
    }

    /// <summary>The SDKs know their own addresses only; a proxy or a test stands at another.</summary>
    private sealed class Elsewhere(Uri target, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = target.Scheme, Host = target.Host, Port = target.Port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
