using System.Reflection;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>A method with [Function] while it is being judged: it collects every reason not to run it.</summary>
internal sealed class FunctionCandidate(string name, MethodInfo method, ICollection<string> problems)
{
    private int refusals;

    public string Name => name;

    public MethodInfo Method => method;

    public ParameterInfo[] Parameters { get; } = method.GetParameters();

    public bool IsRefused => refusals > 0;

    /// <summary>What the method yields once awaited; void for Task.</summary>
    public Type ResultType { get; } = FunctionCall.ResultTypeOf(method);

    public void Refuse(string reason)
    {
        refusals++;
        problems.Add($"{name}: {reason}");
    }

    /// <summary>Gives every parameter a binder by <paramref name="bind"/>, which refuses what it cannot bind and returns null.</summary>
    public FunctionBody? Bind(string triggerType, Func<ParameterInfo, ParameterBinder?> bind)
    {
        var binders = Parameters.Select(parameter => CommonBinders.For(parameter) ?? (ForeignBinding(parameter) is { } binding ? RefuseBinding(parameter, binding) : bind(parameter))).ToArray();
        if (IsRefused)
        {
            return null;
        }

        return new FunctionBody(LocalFunctionDefinition.Of(this, triggerType), method, binders!);
    }

    public ParameterBinder? RefuseParameter(ParameterInfo parameter, string hint)
    {
        Refuse($"parameter {parameter.Name} has the type {TypeNames.Short(parameter.ParameterType)}, which {hint}");
        return null;
    }

    private static BindingAttribute? ForeignBinding(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<BindingAttribute>() is { } binding and not TriggerBindingAttribute ? binding : null;

    private ParameterBinder? RefuseBinding(ParameterInfo parameter, BindingAttribute binding)
    {
        Refuse(binding is DurableClientAttribute
            ? $"parameter {parameter.Name} has the type {TypeNames.Short(parameter.ParameterType)}, where [DurableClient] gives DurableTaskClient"
            : $"parameter {parameter.Name} has the binding [{TypeNames.Short(binding.GetType())}], which this host does not have");
        return null;
    }
}
