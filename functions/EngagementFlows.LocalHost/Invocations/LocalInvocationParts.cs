using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>The trigger's data by name.</summary>
internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> bindingData) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => bindingData;
}

/// <summary>What the function returned, or what a middleware put in its place.</summary>
internal sealed class LocalInvocationResult
{
    public object? Value { get; set; }
}

/// <summary>The W3C trace that the invocation runs in; empty where nobody listens to traces.</summary>
internal sealed class LocalTraceContext(string traceParent, string traceState) : TraceContext
{
    public override string TraceParent => traceParent;

    public override string TraceState => traceState;

    public static LocalTraceContext Current() => new(Activity.Current?.Id ?? "", Activity.Current?.TraceStateString ?? "");
}

/// <summary>This host never repeats a function by itself.</summary>
internal sealed class LocalRetryContext : RetryContext
{
    public static LocalRetryContext Never { get; } = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
