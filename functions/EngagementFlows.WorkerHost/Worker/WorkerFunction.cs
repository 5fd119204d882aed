using System.Text.Json;
using EngagementFlows.WorkerHost.Rpc;

namespace EngagementFlows.WorkerHost.Worker;

/// <summary>A function as the worker describes it.</summary>
internal sealed class WorkerFunction(RpcFunctionMetadata metadata)
{
    public string Name { get; } = metadata.Name;

    public string Id { get; } = metadata.FunctionId;

    public IReadOnlyList<WorkerBinding> Bindings { get; } = [.. metadata.RawBindings.Select(static raw => new WorkerBinding(raw))];

    /// <summary>The one binding that starts the function.</summary>
    public WorkerBinding Trigger => Bindings.Single(static binding => binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A binding as <c>functions.metadata</c> has it.</summary>
internal sealed class WorkerBinding
{
    private readonly JsonElement json;

    public WorkerBinding(string raw)
    {
        using var document = JsonDocument.Parse(raw);
        json = document.RootElement.Clone();
    }

    public string Name => Text("name") ?? "";

    public string Type => Text("type") ?? "";

    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    public string? Text(string property) => Find(property) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public bool? Flag(string property) => Find(property) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    public IReadOnlyList<string> Texts(string property) =>
        Find(property) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(static item => item.GetString()!)] : [];

    private JsonElement? Find(string property) =>
        json.EnumerateObject().Where(one => one.Name.Equals(property, StringComparison.OrdinalIgnoreCase)).Select(static one => (JsonElement?)one.Value).FirstOrDefault();
}
