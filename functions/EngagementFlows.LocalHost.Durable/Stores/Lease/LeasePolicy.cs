using Azure.Core;
using Azure.Core.Pipeline;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Looks at the lease right before each try of each request, so that a host that was paused for long finds out before
/// it creates what nobody would know of. Changes to existing rows are safe in any case: their ETags are.
/// </summary>
internal sealed class LeasePolicy(TableLease lease) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await lease.EnsureHeldAsync();
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        lease.EnsureHeldAsync().AsTask().GetAwaiter().GetResult();
        ProcessNext(message, pipeline);
    }
}
