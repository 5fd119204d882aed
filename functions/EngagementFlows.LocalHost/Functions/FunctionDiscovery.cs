using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EngagementFlows.LocalHost.Http;
using EngagementFlows.LocalHost.Orchestrations;
using EngagementFlows.LocalHost.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>Finds the functions of classes and judges their shapes; every fault of every function is told at once.</summary>
internal sealed partial class FunctionDiscovery(FunctionAppSettings settings)
{
    private readonly List<string> problems = [];
    private readonly List<HttpFunction> http = [];
    private readonly List<TimerFunction> timers = [];
    private readonly List<DurableFunction> orchestrators = [];
    private readonly List<DurableFunction> activities = [];

    public FunctionCatalog Discover(string app, IEnumerable<Type> classes)
    {
        var candidates = Candidates(classes);
        foreach (var candidate in candidates)
        {
            if (HasRunnableMethod(candidate) && TriggerOf(candidate) is { } trigger)
            {
                Read(candidate, trigger.Parameter, trigger.Attribute);
            }
        }

        RefuseSameNames("the function name", candidates.Select(candidate => (candidate.Name, candidate.Name)));
        RefuseSameNames("the orchestrator name", orchestrators.Select(orchestrator => (orchestrator.Body.Name, orchestrator.Name)));
        RefuseSameNames("the activity name", activities.Select(activity => (activity.Body.Name, activity.Name)));
        problems.AddRange(RouteConflicts.Find(http));
        return problems.Count == 0
            ? new FunctionCatalog(http, timers, orchestrators, activities)
            : throw new FunctionShapeException(app, [.. problems.Distinct(StringComparer.Ordinal)]);
    }

    private List<FunctionCandidate> Candidates(IEnumerable<Type> classes)
    {
        const BindingFlags everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return
        [
            .. from type in classes
               from method in type.GetMethods(everything)
               let function = method.GetCustomAttribute<FunctionAttribute>()
               where function is not null
               orderby function.Name
               select new FunctionCandidate(function.Name, method, problems),
        ];
    }

    private static bool HasRunnableMethod(FunctionCandidate candidate)
    {
        var (method, type) = (candidate.Method, candidate.Method.DeclaringType!);
        foreach (var (faulty, reason) in new[]
        {
            (!FunctionName().IsMatch(candidate.Name), "a function's name starts with a letter and has letters, digits, - and _ only, at most 128 of them"),
            (!method.IsPublic, $"{type.Name}.{method.Name} is not public, so the Functions host would not find it"),
            (!type.IsVisible, $"the class {type.Name} is not public, so the Functions host would not find it"),
            (type.ContainsGenericParameters || method.ContainsGenericParameters, $"{type.Name}.{method.Name} is generic, and nothing would say of what"),
            (type.IsAbstract && !method.IsStatic, $"the class {type.Name} is abstract and cannot be created"),
            (!method.IsStatic && !type.IsAbstract && type.GetConstructors().Length != 1, $"the class {type.Name} has {type.GetConstructors().Length} public constructors, and needs one"),
            (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)), "an async method that returns void cannot be awaited: return Task"),
            (FunctionCall.IsValueTask(method.ReturnType), "the Functions worker does not await a ValueTask: return Task"),
            (candidate.Parameters.Any(parameter => parameter.ParameterType.IsByRef), "parameters passed by reference cannot be bound"),
            (method.GetCustomAttributes<RetryAttribute>().Any(), "retries of whole functions are not supported: retry inside, or in an orchestration"),
            (method.GetCustomAttributes<OutputBindingAttribute>().Any(), "output bindings are not supported: use a client"),
        })
        {
            if (faulty)
            {
                candidate.Refuse(reason);
            }
        }

        return !candidate.IsRefused;
    }

    private static (ParameterInfo Parameter, TriggerBindingAttribute Attribute)? TriggerOf(FunctionCandidate candidate)
    {
        var triggers = candidate.Parameters
            .SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>().Select(attribute => (parameter, attribute)))
            .ToList();
        if (triggers.Count == 1)
        {
            return triggers[0];
        }

        candidate.Refuse(triggers.Count == 0
            ? "no parameter has a trigger such as [HttpTrigger], so nothing would ever start it"
            : $"it has {triggers.Count} triggers ({string.Join(", ", triggers.Select(trigger => TypeNames.Short(trigger.attribute.GetType())))}), and a function has exactly one");
        return null;
    }

    private void Read(FunctionCandidate candidate, ParameterInfo parameter, TriggerBindingAttribute trigger)
    {
        switch (trigger)
        {
            case HttpTriggerAttribute attribute:
                Add(http, HttpShape.Read(candidate, parameter, attribute, settings));
                break;
            case TimerTriggerAttribute attribute:
                Add(timers, TimerShape.Read(candidate, parameter, attribute, settings));
                break;
            case OrchestrationTriggerAttribute attribute:
                Add(orchestrators, OrchestratorShape.Read(candidate, parameter, attribute));
                break;
            case ActivityTriggerAttribute attribute:
                Add(activities, ActivityShape.Read(candidate, parameter, attribute));
                break;
            default:
                candidate.Refuse($"the trigger [{TypeNames.Short(trigger.GetType())}] is unknown to this host, which has HttpTrigger, TimerTrigger, OrchestrationTrigger and ActivityTrigger");
                break;
        }
    }

    private static void Add<T>(List<T> functions, T? function)
        where T : class
    {
        if (function is not null)
        {
            functions.Add(function);
        }
    }

    private void RefuseSameNames(string what, IEnumerable<(string Function, string Name)> names) =>
        problems.AddRange(names
            .GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.First().Function}: {what} {group.Key} is used {group.Count()} times ({string.Join(", ", group.Select(pair => pair.Name))}; case does not tell names apart)"));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FunctionName();
}
