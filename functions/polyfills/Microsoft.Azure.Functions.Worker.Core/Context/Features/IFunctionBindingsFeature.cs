namespace Microsoft.Azure.Functions.Worker.Context.Features;

/// <summary>The feature in which a host keeps the result of an invocation; internal in the real package too, under this name.</summary>
internal interface IFunctionBindingsFeature
{
    object? InvocationResult { get; set; }
}
