using System.Linq.Expressions;
using System.Reflection;
using EngagementFlows.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Orchestrations;

/// <summary>Which orchestrators can be run: a TaskOrchestrationContext, and at most one more parameter for the input.</summary>
internal static class OrchestratorShape
{
    private static readonly ParameterBinder Context = static context => ValueTask.FromResult<object?>(context.Trigger);

    public static DurableFunction? Read(FunctionCandidate candidate, ParameterInfo trigger, OrchestrationTriggerAttribute attribute)
    {
        if (trigger.ParameterType != typeof(TaskOrchestrationContext))
        {
            candidate.RefuseParameter(trigger, "an [OrchestrationTrigger] parameter cannot have: take TaskOrchestrationContext");
        }

        if (candidate.Parameters.Any(parameter => parameter.IsDefined(typeof(DurableClientAttribute))))
        {
            candidate.Refuse("an orchestrator cannot use a durable client, since its code runs again on every replay: call an activity, or use the context");
        }

        ParameterInfo? input = null;
        var body = candidate.Bind("orchestrationTrigger", parameter =>
        {
            if (parameter == trigger)
            {
                return Context;
            }

            if (input is not null)
            {
                return candidate.RefuseParameter(parameter, $"an orchestrator cannot fill: besides its context it takes one input ({input.Name}), FunctionContext and CancellationToken");
            }

            input = parameter;
            return Input(parameter.ParameterType);
        });
        return body is null ? null : new DurableFunction(body, attribute.Orchestration ?? candidate.Name);
    }

    // context => context.GetInput<T>(), for a T known only now; compiled once.
    private static ParameterBinder Input(Type type)
    {
        var context = Expression.Parameter(typeof(TaskOrchestrationContext), "context");
        var read = Expression.Lambda<Func<TaskOrchestrationContext, object?>>(
            Expression.Convert(Expression.Call(context, nameof(TaskOrchestrationContext.GetInput), [type]), typeof(object)),
            context).Compile();
        return invocation => ValueTask.FromResult(read((TaskOrchestrationContext)invocation.Trigger));
    }
}
