using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>
/// The feature through which the worker's <c>GetInvocationResult()</c> reads and writes what an invocation gives back. Its interface is
/// internal to the worker's package (as of 2.52), and nothing public leads to it: a host that is not the worker itself can have it only by
/// its name and as a proxy.
/// </summary>
internal class BindingsFeature : DispatchProxy
{
    private LocalInvocationResult result = null!;

    private static Type Interface { get; } = typeof(FunctionContext).Assembly.GetType("Microsoft.Azure.Functions.Worker.Context.Features.IFunctionBindingsFeature", throwOnError: true)!;

    /// <returns>The type under which the worker asks for the feature, and the feature.</returns>
    public static (Type Type, object Feature) For(LocalInvocationResult result)
    {
        var feature = Create(Interface, typeof(BindingsFeature));
        ((BindingsFeature)feature).result = result;
        return (Interface, feature);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod?.Name)
        {
            case "get_InvocationResult":
                return result.Value;
            case "set_InvocationResult":
                result.Value = args![0];
                return null;
            default:
                throw new NotSupportedException($"This host keeps no {targetMethod?.Name} of an invocation: its arguments are bound when the function is called.");
        }
    }
}
