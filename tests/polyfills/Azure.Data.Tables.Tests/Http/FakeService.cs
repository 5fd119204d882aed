using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Tests.Http;

/// <summary>Stands where the network begins: answers in the order given, and keeps what was asked.</summary>
internal sealed class FakeService(params HttpResponseMessage[] answers) : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> left = new(answers);

    public List<HttpRequestMessage> Requests { get; } = [];

    public TableClientOptions Options
    {
        get
        {
            var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(this)) };
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            options.Retry.Mode = RetryMode.Fixed;
            return options;
        }
    }

    public static HttpResponseMessage NoContent() => new(HttpStatusCode.NoContent);

    public static HttpResponseMessage Error(HttpStatusCode status, string body, string? code = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (code is not null)
        {
            answer.Headers.Add("x-ms-error-code", code);
        }

        return answer;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return left.Dequeue();
    }
}
