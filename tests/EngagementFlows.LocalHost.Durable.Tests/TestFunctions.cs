using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>Orchestrators and activities of one test, by name.</summary>
internal sealed class TestFunctions : IDurableFunctions
{
    private readonly ConcurrentDictionary<string, OrchestratorFunction> orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, ActivityFunction> activities = new(StringComparer.OrdinalIgnoreCase);

    public OrchestratorFunction? FindOrchestrator(string name) => orchestrators.GetValueOrDefault(name);

    public ActivityFunction? FindActivity(string name) => activities.GetValueOrDefault(name);

    public TestFunctions Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> code)
    {
        orchestrators[name] = async context => await code(context);
        return this;
    }

    public TestFunctions Orchestrator(string name, Func<TaskOrchestrationContext, Task> code)
    {
        orchestrators[name] = async context =>
        {
            await code(context);
            return null;
        };
        return this;
    }

    public TestFunctions Activity<TIn, TOut>(string name, Func<TIn, TOut> code) => ActivityAsync<TIn, TOut>(name, (input, _) => Task.FromResult(code(input)));

    public TestFunctions ActivityAsync<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> code)
    {
        activities[name] = async (call, cancellation) => await code(JsonDataConverter.Default.Deserialize<TIn>(call.SerializedInput)!, cancellation);
        return this;
    }
}
