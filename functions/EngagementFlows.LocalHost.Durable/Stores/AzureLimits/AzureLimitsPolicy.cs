using Azure.Core;
using Azure.Core.Pipeline;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>
/// Refuses what Azure Table Storage refuses and Azurite accepts, before it is sent and with Azure's status and error code: what only ever
/// met the emulator must fail here as it would there. <see cref="LocalTables"/> puts it into every client of the local host and the tests.
/// </summary>
internal sealed class AzureLimitsPolicy : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        message.Request.Content?.WriteTo(body, message.CancellationToken);
        Check(message.Request, body);
        ProcessNext(message, pipeline);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }

        Check(message.Request, body);
        await ProcessNextAsync(message, pipeline);
    }

    private static void Check(Request request, MemoryStream body)
    {
        var path = request.Uri.Path;
        if (RequestLimits.Check(path, body.GetBuffer().AsMemory(0, (int)body.Length)) is { } refusal)
        {
            throw refusal.ToException(RequestLimits.IsTransaction(path));
        }
    }
}
