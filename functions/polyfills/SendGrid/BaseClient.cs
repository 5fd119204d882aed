using System.Net.Http.Headers;
using System.Text;
using SendGrid.Helpers.Errors;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;
using SendGrid.Internal;

namespace SendGrid;

/// <summary>
/// SendGrid's REST API. What keeps an answer from coming passes through as it is: HttpRequestException, TaskCanceledException
/// for a time limit, or TimeoutException after retries.
/// </summary>
public abstract class BaseClient : ISendGridClient
{
    private const string Json = "application/json";
    private readonly BaseClientOptions options;
    private readonly HttpClient client;

    protected BaseClient(BaseClientOptions options)
        : this((HttpClient)null, options)
    {
    }

    protected BaseClient(HttpClient httpClient, BaseClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        client = httpClient ?? new HttpClient(new RetryDelegatingHandler(new HttpClientHandler(), options.ReliabilitySettings));
        MediaType = options.RequestHeaders is { } headers && headers.TryGetValue("Content-Type", out var type) ? type : Json;
    }

    public enum Method
    {
        DELETE,
        GET,
        PATCH,
        POST,
        PUT,
    }

    public string UrlPath
    {
        get => options.UrlPath;
        set => options.UrlPath = value;
    }

    public string Version
    {
        get => options.Version;
        set => options.Version = value;
    }

    public string MediaType { get; set; }

    public virtual AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header)
    {
        var words = header.Value.Split();
        return new AuthenticationHeaderValue(words[0], words[1]);
    }

    public virtual async Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode && options.HttpErrorAsException)
        {
            await ErrorHandler.ThrowException(response).ConfigureAwait(false);
        }

        // Some answers name their charset "utf8", which .NET does not know.
        if (response.Content.Headers.ContentType is { CharSet: "utf8" } type)
        {
            type.CharSet = Encoding.UTF8.WebName;
        }

        return new Response(response.StatusCode, response.Content, response.Headers);
    }

    /// <param name="queryParams">A JSON object; a list gives its name once for each value.</param>
    /// <param name="urlPath">Below the version, without a slash before it.</param>
    public async Task<Response> RequestAsync(Method method, string requestBody = null, string queryParams = null, string urlPath = null, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(new HttpMethod(method.ToString()), Address.Of(options.Host, options.Version, urlPath ?? options.UrlPath, queryParams))
        {
            Content = requestBody is null ? null : new StringContent(requestBody, Encoding.UTF8, MediaType),
        };

        // JSON is UTF-8 without saying so, and some of the API refuses a charset.
        if (request.Content is { Headers.ContentType: { } type } && MediaType == Json)
        {
            type.CharSet = null;
        }

        foreach (var (name, value) in options.RequestHeaders ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.Authorization = options.Auth;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        request.Headers.UserAgent.TryParseAdd($"sendgrid/{typeof(BaseClient).Assembly.GetName().Version} csharp");
        return await MakeRequest(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Hands a message over: 202 and X-Message-Id, 200 in the sandbox.</summary>
    public async Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) =>
        await RequestAsync(Method.POST, msg.Serialize(), urlPath: "mail/send", cancellationToken: cancellationToken).ConfigureAwait(false);
}
