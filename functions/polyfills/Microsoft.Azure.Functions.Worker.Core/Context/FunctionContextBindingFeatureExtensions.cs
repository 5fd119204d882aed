namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from an invocation to its result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    // The real package reads an internal feature of the worker's; a host of this polyfill sets the result itself as one.
    public static InvocationResult GetInvocationResult(this FunctionContext context) => context.Features.Get<InvocationResult>()
        ?? throw new InvalidOperationException("The invocation has no result: its host sets none.");
}
