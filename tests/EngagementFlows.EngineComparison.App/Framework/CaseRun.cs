using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Framework;

/// <summary>One run of a case: the client that it drives, instance ids of its own, and what it noted.</summary>
/// <param name="prefix">Begins every id of this run, unlike any other run's; notes show it as "~".</param>
public sealed class CaseRun(DurableTaskClient client, string prefix, CancellationToken cancellation)
{
    /// <summary>How long anything may take that is to happen; longer than the extension was ever seen to need on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);

    public DurableTaskClient Client => client;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What the case saw, by the name that it gave it, in the order of its notes.</summary>
    public JsonObject Observations { get; } = [];

    public string Id(string name = "main") => $"{prefix}-{name}";

    public void Note(string observation, object? value) => Observations.Add(observation, Normalised(JsonSerializer.SerializeToNode(value)));

    public Task<string> StartAsync(string orchestrator, object? input = null, string id = "main") =>
        client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(Id(id)), cancellation);

    /// <summary>Starts an instance and waits until it has said, by its custom status, that it is there.</summary>
    public async Task<string> StartAndReachAsync(string orchestrator, string customStatus, object? input = null, string id = "main")
    {
        var instance = await StartAsync(orchestrator, input, id);
        await ReachAsync(instance, customStatus);
        return instance;
    }

    /// <summary>Notes "done", or what kind of error the call ended with; its message is for people and may differ.</summary>
    public async Task TryAsync(string observation, Func<Task> call)
    {
        try
        {
            await call();
            Note(observation, "done");
        }
#pragma warning disable CA1031 // Whatever the call throws is what the case is about.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Note(observation, Text(error));
        }
    }

    public Task ReachAsync(string instanceId, string customStatus) => UntilAsync(
        instanceId, found => found.SerializedCustomStatus == JsonSerializer.Serialize(customStatus), $"has the custom status '{customStatus}'");

    public Task ReachAsync(string instanceId, OrchestrationRuntimeStatus status) =>
        UntilAsync(instanceId, found => found.RuntimeStatus == status, $"is {status}");

    /// <summary>Looks until what is looked for is there.</summary>
    public async Task UntilAsync(string instanceId, Func<OrchestrationMetadata, bool> isSo, string wanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var found = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation);
            if (found is not null && isSo(found))
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(began) > Limit)
            {
                throw new TimeoutException($"'{instanceId}' never came to be so that it {wanted}; it is {found?.RuntimeStatus.ToString() ?? "unknown"}.");
            }

            await Task.Delay(Glance, cancellation);
        }
    }

    /// <summary>Waits for the end of an instance and notes all that a client sees of it.</summary>
    public async Task EndAsync(string observation, string instanceId) => Note(observation, Describe(await FinishAsync(instanceId)));

    /// <summary>Waits for the end of an instance and notes its status and output.</summary>
    public async Task<OrchestrationMetadata> FinishAsync(string instanceId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Limit);
        return await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, patience.Token);
    }

    public async Task NowAsync(string observation, string instanceId) =>
        Note(observation, await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } found ? Describe(found) : null);

    public async Task StatusNowAsync(string observation, string instanceId) =>
        Note(observation, (await client.GetInstanceAsync(instanceId, cancellation))?.RuntimeStatus.ToString());

    /// <summary>Gives the engine time to do what it is thought not to do.</summary>
    public Task PauseAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);

    public static JsonObject Describe(OrchestrationMetadata found)
    {
        var described = new JsonObject { ["status"] = found.RuntimeStatus.ToString() };
        if (found.SerializedOutput is { } output)
        {
            described["output"] = IsHostFailure(output) ? "(a failure of the host's, without details)" : output;
        }

        if (found.SerializedCustomStatus is { } custom)
        {
            described["customStatus"] = custom;
        }

        if (found.FailureDetails is { } failure)
        {
            described["failure"] = Told.Of(failure);
        }

        return described;
    }

    /// <summary>Whether an output is the text that stands for a failure of the host itself: with a stack trace in it, unlike in every run.</summary>
    private static bool IsHostFailure(string output)
    {
        try
        {
            return JsonNode.Parse(output) is JsonObject { Count: 2 } failure && failure.ContainsKey("message") && failure.ContainsKey("details");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(Exception error) => error is RpcException rpc
        ? $"{nameof(RpcException)} {rpc.StatusCode}"
        : error.GetType().ToString();

    private JsonNode? Normalised(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject properties:
                return new JsonObject(properties.Select(pair => KeyValuePair.Create(pair.Key, Normalised(pair.Value))));
            case JsonArray items:
                return new JsonArray([.. items.Select(Normalised)]);
            case JsonValue text when text.TryGetValue<string>(out var plain):
                return plain.Replace(prefix, "~", StringComparison.Ordinal);
            default:
                return value?.DeepClone();
        }
    }
}
