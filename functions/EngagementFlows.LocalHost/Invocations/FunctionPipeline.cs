using EngagementFlows.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>
/// Collects the function app's middleware. As in the worker, the first added is the outermost, each runs around every invocation whatever
/// its trigger, and arguments are bound only after the last.
/// </summary>
internal sealed class LocalWorkerBuilder(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];

    public IServiceCollection Services => services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        this.middleware.Add(middleware);
        return this;
    }

    public FunctionPipeline Build() => new(Enumerable.Reverse(middleware).Aggregate((FunctionExecutionDelegate)RunAsync, static (next, wrap) => wrap(next)));

    private static async Task RunAsync(FunctionContext context)
    {
        var invocation = (LocalFunctionContext)context;
        invocation.Result.Value = await invocation.Function.RunAsync(invocation);
    }
}

/// <summary>Runs functions with the function app's middleware around them.</summary>
internal sealed class FunctionPipeline(FunctionExecutionDelegate run)
{
    /// <summary>What the function returned, or what a middleware put in its place; null if one let it not run and said nothing.</summary>
    public async Task<object?> RunAsync(LocalFunctionContext context)
    {
        await run(context);
        return context.Result.Value;
    }
}
