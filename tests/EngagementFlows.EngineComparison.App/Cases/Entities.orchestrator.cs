using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that use an entity that nobody wrote.</summary>
public static class EntityOrchestrators
{
    [Function(nameof(SignalEntity))]
    public static async Task<string> SignalEntity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.Entities.SignalEntityAsync(new EntityInstanceId("nobody", context.GetInput<string>()!), "add", 1);
            return "signalled";
        }
        catch (NotSupportedException refused)
        {
            return refused.GetType().ToString();
        }
    }

    [Function(nameof(CallEntity))]
    public static async Task<string> CallEntity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.Entities.CallEntityAsync(new EntityInstanceId("nobody", context.GetInput<string>()!), "add", 1);
            return "called";
        }
        catch (NotSupportedException refused)
        {
            return refused.GetType().ToString();
        }
        catch (EntityOperationFailedException failed)
        {
            return failed.FailureDetails.ErrorType;
        }
    }
}
