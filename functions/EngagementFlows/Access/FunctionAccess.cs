using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Access;

/// <summary>Whom a function is for, as the attributes of its method say.</summary>
/// <param name="Least">The role that its callers need; null where it is not for the team.</param>
/// <param name="OpenTo">Null where it is for the team. Where both are null nobody may call it.</param>
/// <param name="IsRecorded">Though it only reads.</param>
public sealed record FunctionAccess(Role? Least, Visitor? OpenTo, bool IsRecorded)
{
    private static readonly ConcurrentDictionary<string, FunctionAccess> Known = new(StringComparer.Ordinal);

    /// <summary>Nobody's: what has no attribute, or two that contradict each other, or cannot be found.</summary>
    public static FunctionAccess Closed { get; } = new(null, null, false);

    public static FunctionAccess Of(FunctionDefinition function) => Known.GetOrAdd($"{function.PathToAssembly}|{function.EntryPoint}|{function.Name}", static (_, one) => Of(Method(one)), function);

    public static FunctionAccess Of(MethodInfo? method)
    {
        var least = method?.GetCustomAttribute<LeastRoleAttribute>()?.Role;
        var open = method?.GetCustomAttribute<OpenToAttribute>()?.Visitor;
        return (least is null) == (open is null) ? Closed : new FunctionAccess(least, open, method!.IsDefined(typeof(RecordedAttribute)));
    }

    /// <summary>Of a name of the form <c>Namespace.Class.Method</c>; overloads are told apart by the function's own name.</summary>
    private static MethodInfo? Method(FunctionDefinition function)
    {
        var dot = function.EntryPoint.LastIndexOf('.');
        if (dot < 0)
        {
            return null;
        }

        // The host has loaded it already, by this name.
        var type = Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(function.PathToAssembly))).GetType(function.EntryPoint[..dot]);
        return type?.GetMethods().SingleOrDefault(method => method.Name == function.EntryPoint[(dot + 1)..] && method.GetCustomAttribute<FunctionAttribute>()?.Name == function.Name);
    }
}
