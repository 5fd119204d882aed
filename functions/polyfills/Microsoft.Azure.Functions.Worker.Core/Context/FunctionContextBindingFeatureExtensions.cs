using Microsoft.Azure.Functions.Worker.Context.Features;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from an invocation to its result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new Result(context.Features.Get<IFunctionBindingsFeature>() ?? throw new InvalidOperationException("The invocation has no result: its host sets none."));

    private sealed class Result(IFunctionBindingsFeature feature) : InvocationResult
    {
        public override object? Value
        {
            get => feature.InvocationResult;
            set => feature.InvocationResult = value;
        }
    }
}
