using System.Linq.Expressions;
using System.Reflection;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>
/// A function's method as a delegate, compiled once. What the method throws arrives as it was thrown, never
/// inside a TargetInvocationException, since the engine records the exception's own type and message.
/// </summary>
internal static class FunctionCall
{
    /// <summary>Instance (null for a static method) and arguments in; the awaited result, or null for void, out.</summary>
    public static Func<object?, object?[], Task<object?>> Compile(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var call = Expression.Call(
            method.IsStatic ? null : Expression.Convert(instance, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        return Expression.Lambda<Func<object?, object?[], Task<object?>>>(AsTask(call), instance, arguments).Compile();
    }

    /// <summary>What awaiting the method yields: T for Task&lt;T&gt;, void for Task.</summary>
    public static Type ResultTypeOf(MethodInfo method)
    {
        var type = method.ReturnType;
        return type == typeof(Task) ? typeof(void)
            : IsTaskOfResult(type) ? type.GetGenericArguments()[0]
            : type;
    }

    public static bool IsValueTask(Type type) =>
        type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsTaskOfResult(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>);

    private static Expression AsTask(MethodCallExpression call)
    {
        if (call.Type == typeof(Task))
        {
            return Expression.Call(typeof(FunctionCall), nameof(WithoutResultAsync), null, call);
        }

        if (IsTaskOfResult(call.Type))
        {
            return Expression.Call(typeof(FunctionCall), nameof(WithResultAsync), call.Type.GetGenericArguments(), call);
        }

        return call.Type == typeof(void)
            ? Expression.Block(call, Expression.Constant(Task.FromResult<object?>(null)))
            : Expression.Call(typeof(Task), nameof(Task.FromResult), [typeof(object)], Expression.Convert(call, typeof(object)));
    }

    private static async Task<object?> WithoutResultAsync(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> WithResultAsync<T>(Task<T> task) => await task;
}
