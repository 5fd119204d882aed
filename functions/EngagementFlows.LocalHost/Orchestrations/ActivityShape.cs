using System.Reflection;
using System.Runtime.CompilerServices;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Orchestrations;

/// <summary>Which activities can be run: any input that the data converter can read, and the orchestration's instanceId.</summary>
internal static class ActivityShape
{
    private const string InstanceId = "instanceId";

    public static DurableFunction? Read(FunctionCandidate candidate, ParameterInfo trigger, ActivityTriggerAttribute attribute)
    {
        var body = candidate.Bind("activityTrigger", parameter =>
            parameter == trigger ? Input(parameter.ParameterType)
            : parameter.ParameterType == typeof(string) && string.Equals(parameter.Name, InstanceId, StringComparison.OrdinalIgnoreCase) ? InstanceIdOf
            : candidate.RefuseParameter(parameter, "an activity cannot fill: besides its input it takes string instanceId, [DurableClient] DurableTaskClient, FunctionContext and CancellationToken"));
        return body is null ? null : new DurableFunction(body, attribute.Activity ?? candidate.Name);
    }

    private static ParameterBinder InstanceIdOf { get; } = static context => ValueTask.FromResult<object?>(((ActivityInvocation)context.Trigger).InstanceId);

    private static ParameterBinder Input(Type type)
    {
        // No input is null, which a value type has none of: it gets its default, as from the worker.
        var absent = type.IsValueType && Nullable.GetUnderlyingType(type) is null ? RuntimeHelpers.GetUninitializedObject(type) : null;
        return context =>
        {
            var call = (ActivityInvocation)context.Trigger;
            try
            {
                return ValueTask.FromResult(call.Converter.Deserialize(call.SerializedInput, type) ?? absent);
            }
#pragma warning disable CA1031 // Whatever the converter throws, the worker makes this of it.
            catch (Exception unreadable)
#pragma warning restore CA1031
            {
                throw new InvalidOperationException($"The input of activity '{call.Name.Name}' is no {type.Name}: {unreadable.Message}", unreadable);
            }
        };
    }
}
