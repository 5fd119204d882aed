using EngagementFlows.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>
/// One invocation. Its services are a scope of their own, made when first asked for: a waiting orchestrator that
/// asks for nothing should cost next to nothing.
/// </summary>
internal sealed class LocalFunctionContext(
    FunctionBody function,
    IServiceProvider host,
    object trigger,
    IReadOnlyDictionary<string, object?> bindingData,
    CancellationToken cancellationToken) : FunctionContext, IAsyncDisposable
{
    private AsyncServiceScope? scope;
    private IServiceProvider? services;
    private IDictionary<object, object>? items;
    private LocalInvocationFeatures? features;
    private LocalBindingContext? bindingContext;
    private LocalTraceContext? traceContext;
    private string? invocationId;

    public FunctionBody Function => function;

    /// <summary>What the invocation gives back.</summary>
    public LocalInvocationResult Result { get; } = new();

    /// <summary>The request, timer, orchestration context or activity call that started the invocation.</summary>
    public object Trigger => trigger;

    public DurableTaskClient DurableClient => host.GetRequiredService<IDurableClientSource>().Client;

    // Names the run in the app's own logs and nothing else: no decision and no stored row depends on it.
    public override string InvocationId => invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Definition.Id;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override BindingContext BindingContext => bindingContext ??= new LocalBindingContext(bindingData);

    public override TraceContext TraceContext => traceContext ??= LocalTraceContext.Current();

    public override RetryContext RetryContext => LocalRetryContext.Never;

    public override IInvocationFeatures Features => features ??= new LocalInvocationFeatures(Result);

    public override CancellationToken CancellationToken => cancellationToken;

    public override IDictionary<object, object> Items
    {
        get => items ??= new Dictionary<object, object>();
        set => items = value;
    }

    public override IServiceProvider InstanceServices
    {
        get
        {
            if (services is null)
            {
                scope = host.CreateAsyncScope();
                services = scope.Value.ServiceProvider;
            }

            return services;
        }
        set => services = value;
    }

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The host's one durable client, looked up late because the engine needs the functions first.</summary>
internal interface IDurableClientSource
{
    DurableTaskClient Client { get; }
}
