using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators with large payloads.</summary>
public static class PayloadOrchestrators
{
    private const int Length = 100 * 1024;

    [Function(nameof(GrowAndReturn))]
    public static Task<string> GrowAndReturn([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var text = context.GetInput<string>()!;
        if (text.Length < 3 * Length)
        {
            context.ContinueAsNew(text + new string('g', Length));
        }

        return Task.FromResult(text);
    }

    [Function(nameof(LargeStatus))]
    public static Task<string> LargeStatus([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new string('s', context.GetInput<int>()));
        return Task.FromResult("set");
    }

    [Function(nameof(TenLarge))]
    public static async Task<int> TenLarge([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var outputs = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(n => context.CallActivityAsync<string>(nameof(CommonActivities.Same), new string((char)('a' + n), Length))));
        return outputs.Sum(static output => output.Length);
    }
}
