using System.Net.Http.Headers;

namespace EngagementFlows.Messaging;

/// <summary>The connection to providers: one pool, a short patience, and what a broken connection tells about the message.</summary>
public sealed class ProviderHttp : IDisposable
{
    /// <summary>Providers answer within a second or two; what takes longer is unknown, and looked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SocketsHttpHandler connections = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <param name="baseUrl">Where requests go instead of the provider's own address; empty for that.</param>
    public HttpClient Client(string baseUrl) =>
        new(baseUrl.Length == 0 ? connections : new Elsewhere(new Uri(baseUrl), connections), disposeHandler: false) { Timeout = Patience, MaxResponseContentBufferSize = 4 * 1024 * 1024 };

    /// <summary>Only where no connection was made has surely nothing been taken.</summary>
    public static HandOver OfBrokenConnection(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError })
            {
                return new HandOver.Refused(new SendFault(FaultClass.Temporary, "connection"));
            }
        }

        return new HandOver.Unknown(e.GetType().Name);
    }

    /// <summary>RFC 9110, 10.2.3: seconds or a date.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.RetryAfter is not { } asked ? null : asked.Delta ?? (asked.Date is { } date && date > now ? date - now : null);

    public void Dispose() => connections.Dispose();

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
