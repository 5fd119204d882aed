using System.Reflection;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>Makes one argument of a function for one invocation of it.</summary>
internal delegate ValueTask<object?> ParameterBinder(LocalFunctionContext context);

/// <summary>A function that can be run: its method, how its arguments are made, and how its class is.</summary>
internal sealed class FunctionBody(LocalFunctionDefinition definition, MethodInfo method, ParameterBinder[] binders)
{
    private readonly Func<object?, object?[], Task<object?>> call = FunctionCall.Compile(method);
    private readonly ObjectFactory? create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);

    public string Name => definition.Name;

    public LocalFunctionDefinition Definition => definition;

    /// <summary>Runs the function once, on an instance of its own; what it throws is thrown as it is.</summary>
    public async Task<object?> RunAsync(LocalFunctionContext context)
    {
        var arguments = new object?[binders.Length];
        for (var index = 0; index < binders.Length; index++)
        {
            arguments[index] = await binders[index](context);
        }

        var instance = create?.Invoke(context.InstanceServices, arguments: null);
        try
        {
            return await call(instance, arguments);
        }
        finally
        {
            if (instance is IAsyncDisposable disposableLater)
            {
                await disposableLater.DisposeAsync();
            }
            else if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
    }
}
