using System.Text.Json.Nodes;
using EngagementFlows.WorkerHost.Rpc;

namespace EngagementFlows.WorkerHost.Worker;

/// <summary>Calls functions of the worker with what they bind besides their trigger.</summary>
public sealed class WorkerCalls
{
    private readonly WorkerChannel channel;
    private readonly Dictionary<string, WorkerFunction> functions;
    private readonly TaskCompletionSource<string> durableClient = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal WorkerCalls(WorkerChannel channel, IEnumerable<WorkerFunction> functions)
    {
        this.channel = channel;
        this.functions = functions.ToDictionary(static function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the extension gives to a function that binds the durable client: its gRPC address and hub, as JSON.</summary>
    public void SetDurableClient(string json) => durableClient.TrySetResult(json);

    /// <summary>Calls a function by name with its trigger's value and what comes with it.</summary>
    internal async Task<TypedData?> TriggerAsync(
        string name, TypedData value, CancellationToken cancellation, params KeyValuePair<string, string>[] metadata)
    {
        var function = functions[name];
        var request = Request(function);
        foreach (var (key, text) in metadata)
        {
            request.TriggerMetadata[key] = new TypedData { String = text };
        }

        request.InputData.Add(new ParameterBinding { Name = function.Trigger.Name, Data = value });
        return (await InvokeAsync(function, request, cancellation)).ReturnValue;
    }

    /// <summary>Calls an HTTP function; its request and its answer go another way, under the same id.</summary>
    internal async Task HttpAsync(WorkerFunction function, string invocationId, IEnumerable<KeyValuePair<string, string>> routeValues, CancellationToken cancellation)
    {
        var request = Request(function);
        request.InvocationId = invocationId;
        foreach (var (key, value) in routeValues)
        {
            request.TriggerMetadata[key] = new TypedData { String = value };
        }

        await InvokeAsync(function, request, cancellation);
    }

    private static InvocationRequest Request(WorkerFunction function) => new()
    {
        InvocationId = Guid.NewGuid().ToString(),
        FunctionId = function.Id,
        TraceContext = new RpcTraceContext
        {
            TraceParent = System.Diagnostics.Activity.Current?.Id ?? "", TraceState = System.Diagnostics.Activity.Current?.TraceStateString ?? "",
        },
    };

    private async Task<InvocationResponse> InvokeAsync(WorkerFunction function, InvocationRequest request, CancellationToken cancellation)
    {
        foreach (var binding in function.Bindings.Where(static binding => binding.Is("durableClient")))
        {
            var client = For(binding, await durableClient.Task.WaitAsync(cancellation));
            request.InputData.Add(new ParameterBinding { Name = binding.Name, Data = new TypedData { String = client } });
        }

        return await channel.InvokeAsync(request, cancellation);
    }

    private static string For(WorkerBinding binding, string client)
    {
        if (binding.Text("taskHub") is not { Length: > 0 } hub)
        {
            return client;
        }

        var json = JsonNode.Parse(client)!;
        json["taskHubName"] = hub;
        return json.ToJsonString();
    }
}
