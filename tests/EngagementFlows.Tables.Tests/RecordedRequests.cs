using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace EngagementFlows.Tables.Tests;

/// <summary>What left the client: a policy that stands just before the transport.</summary>
internal sealed class RecordedRequests : HttpPipelineSynchronousPolicy
{
    private readonly List<Sent> sent = [];

    public int Count => sent.Count;

    public Sent Last => sent[^1];

    public IReadOnlyList<Sent> All => sent;

    public void Clear() => sent.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        var headers = request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        sent.Add(new Sent(request.Method.Method, request.Uri.ToUri(), headers, Encoding.UTF8.GetString(body.ToArray())));
    }

    internal sealed record Sent(string Method, Uri Address, Dictionary<string, string> Headers, string Body);
}
