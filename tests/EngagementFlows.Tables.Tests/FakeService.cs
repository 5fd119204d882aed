using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable;

namespace EngagementFlows.Tables.Tests;

/// <summary>Stands where the network begins: answers with these statuses in their order, and counts what was asked.</summary>
internal sealed class FakeService(params HttpStatusCode[] answers) : HttpMessageHandler
{
    private readonly Queue<HttpStatusCode> left = new(answers);

    public int Requests { get; private set; }

    public TableClient Client(int? tries = null) => LocalTables
        .Service("AccountName=council;AccountKey=aGVsbG8=", options =>
        {
            options.Transport = new HttpClientTransport(new HttpClient(this));
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            options.Retry.Mode = RetryMode.Fixed;
            options.Retry.MaxRetries = tries - 1 ?? options.Retry.MaxRetries;
        })
        .GetTableClient("people");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return Task.FromResult(new HttpResponseMessage(left.Dequeue()));
    }
}
