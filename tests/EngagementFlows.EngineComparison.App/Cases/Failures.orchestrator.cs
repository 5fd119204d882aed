using EngagementFlows.EngineComparison.Framework;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that fail, or call what fails.</summary>
public static class FailureOrchestrators
{
    [Function(nameof(BreakItself))]
    public static async Task<string> BreakItself([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>(nameof(CommonActivities.Same), "x");
        throw FailureActivities.Make(Enum.Parse<Fault>(context.GetInput<string>()!));
    }

    [Function(nameof(Outer))]
    public static Task<string> Outer([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync<string>(nameof(Middle));

    [Function(nameof(Middle))]
    public static Task<string> Middle([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync<string>(nameof(CommonOrchestrators.CallAndFail), new Callee(nameof(FailureActivities.Break), nameof(Fault.WithACause)));

    [Function(nameof(CatchOuter))]
    public static async Task<string> CatchOuter([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallSubOrchestratorAsync<string>(nameof(Outer));
        }
        catch (TaskFailedException failure)
        {
            return Told.Of(failure);
        }
    }

    [Function(nameof(AskForCause))]
    public static async Task<string> AskForCause([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallActivityAsync<string>(nameof(FailureActivities.Break), nameof(Fault.OfItsOwnType));
        }
        catch (TaskFailedException failure)
        {
            var details = failure.FailureDetails;
            return $"custom {details.IsCausedBy<CustomException>()}, any {details.IsCausedBy<Exception>()}, other {details.IsCausedBy<FormatException>()}, "
                + $"inner exception {failure.InnerException?.GetType().ToString() ?? "none"}";
        }
    }

    [Function(nameof(SeveralAtOnce))]
    public static async Task<string> SeveralAtOnce([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var all = Task.WhenAll(
            context.CallActivityAsync<string>(nameof(FailureActivities.Break), nameof(Fault.Plain)),
            context.CallActivityAsync<string>(nameof(CommonActivities.Same), "fine"),
            context.CallActivityAsync<string>(nameof(FailureActivities.Break), nameof(Fault.Plain)));
        try
        {
            await all;
            return "none failed";
        }
        catch (TaskFailedException first)
        {
            return $"{all.Exception!.InnerExceptions.Count} failed, first {Told.Of(first)}";
        }
    }

    [Function(nameof(ThrowAnew))]
    public static async Task<string> ThrowAnew([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallActivityAsync<string>(nameof(FailureActivities.Break), nameof(Fault.Plain));
        }
        catch (TaskFailedException failure)
        {
            throw new CustomException("thrown anew", failure);
        }
    }

    [Function(nameof(WrongResult))]
    public static async Task<string> WrongResult([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
#pragma warning disable DURABLE2002 // A wrong type, to see what comes of it.
            return $"{await context.CallActivityAsync<int>(nameof(CommonActivities.Same), "no number")}";
#pragma warning restore DURABLE2002
        }
#pragma warning disable CA1031 // Whatever it is that comes, its type is what is told.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            return wrong.GetType().ToString();
        }
    }

    [Function(nameof(WrongChildResult))]
    public static async Task<string> WrongChildResult([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return $"{await context.CallSubOrchestratorAsync<int>(nameof(CommonOrchestrators.Echo), "no number")}";
        }
#pragma warning disable CA1031 // Whatever it is that comes, its type is what is told.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            return wrong.GetType().ToString();
        }
    }

    [Function(nameof(WrongInput))]
    public static async Task<string> WrongInput([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
#pragma warning disable DURABLE2001 // A wrong type, to see what comes of it.
            return $"{await context.CallActivityAsync<int>(nameof(FailureActivities.WantsNumberActivity), "no number")}";
#pragma warning restore DURABLE2001
        }
        catch (TaskFailedException wrong)
        {
            return $"failed with {wrong.FailureDetails.ErrorType}";
        }
    }

    [Function(nameof(WantsNumber))]
    public static Task<int> WantsNumber([OrchestrationTrigger] TaskOrchestrationContext context, int number) => Task.FromResult(number);

    [Function(nameof(AwaitsDelay))]
    public static async Task<string> AwaitsDelay([OrchestrationTrigger] TaskOrchestrationContext context)
    {
#pragma warning disable DURABLE0003 // What an orchestrator must not do, done to see what comes of it.
        await Task.Delay(TimeSpan.FromMilliseconds(50));
#pragma warning restore DURABLE0003
        return await context.CallActivityAsync<string>(nameof(CommonActivities.Same), "x");
    }
}
