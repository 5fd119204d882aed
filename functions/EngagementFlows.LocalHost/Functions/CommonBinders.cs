using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>Parameters that mean the same whatever the trigger is.</summary>
internal static class CommonBinders
{
    /// <returns>Null for a parameter that the trigger's own rules must bind.</returns>
    public static ParameterBinder? For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return static context => ValueTask.FromResult<object?>(context);
        }

        if (parameter.IsDefined(typeof(TriggerBindingAttribute)))
        {
            return null;
        }

        if (type == typeof(CancellationToken) || type == typeof(CancellationToken?))
        {
            return static context => ValueTask.FromResult<object?>(context.CancellationToken);
        }

        return type == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute))
            ? static context => ValueTask.FromResult<object?>(context.DurableClient)
            : null;
    }
}
