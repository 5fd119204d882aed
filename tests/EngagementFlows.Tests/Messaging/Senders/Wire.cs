using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Messaging.Senders;

/// <summary>What left for a provider.</summary>
internal sealed record Asked(HttpMethod Method, Uri Address, HttpRequestHeaders Headers, string? ContentType, string Body);

/// <summary>Stands where the network begins: keeps what the providers' packages send, and answers it.</summary>
internal sealed class Wire(Func<HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Asked> Requests { get; } = [];

    public static Wire Answering(int status, string body = "", string contentType = "application/json") =>
        new(() => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    /// <summary>As a connection is broken off in the middle of an answer.</summary>
    public static Wire Breaking() => new(() => throw new HttpRequestException(HttpRequestError.ResponseEnded));

    /// <summary>As nobody answers at the address.</summary>
    public static Wire NoConnection() => new(() => throw new HttpRequestException(HttpRequestError.ConnectionError));

    public ProviderHttp Http() => new(_ => this);

    public static IOptions<ProviderSettings> Settings(Action<ProviderSettings>? change = null)
    {
        var settings = new ProviderSettings
        {
            PublicBaseUrl = "https://flows.example.org",
            Twilio = { AccountSid = "ACxx", AuthToken = "token", From = "+447700900000" },
            SendGrid = { ApiKey = "SG.key", From = "team@example.org" },
        };
        change?.Invoke(settings);
        return Options.Create(settings);
    }

    public static OutboundMessage Message(Channel channel, string to, string text) =>
        new("m1", "workshop", "ann", "invitation", channel, to, channel == Channel.Email ? "Gweithdy" : null, text, Html: null, DateTimeOffset.UnixEpoch);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new Asked(request.Method, request.RequestUri!, request.Headers, request.Content?.Headers.ContentType?.MediaType, body));
        return answer();
    }
}
