using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Access;

/// <summary>One HTTP function of the app, as the app's own assembly has it.</summary>
public sealed partial record Endpoint(string Function, string Method, string Route, FunctionAccess Access)
{
    /// <summary>As the table calls it: <c>GET /api/campaigns/{id}</c>.</summary>
    public string Name => $"{Method} /{Route}";

    /// <summary>A request that reaches it and finds nothing there.</summary>
    public string Path => "/" + Values().Replace(Route, "nothing-there");

    public static IReadOnlyList<Endpoint> All { get; } =
    [
        .. from type in typeof(EngagementFlowsServices).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(attribute => attribute is not null)
           where function is not null && trigger is not null
           from verb in trigger.Methods ?? ["any"]
           orderby trigger.Route ?? function.Name, verb
           select new Endpoint(function.Name, verb.ToUpperInvariant(), trigger.Route ?? $"api/{function.Name}", FunctionAccess.Of(method)),
    ];

    public override string ToString() => Name;

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Values();
}
