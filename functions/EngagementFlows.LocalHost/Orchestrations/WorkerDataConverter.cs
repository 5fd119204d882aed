using System.Text.Json;
using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Orchestrations;

/// <summary>Writes and reads durable payloads as the Functions worker does: by its JSON options, which are not those of the durable library.</summary>
internal sealed class WorkerDataConverter(JsonSerializerOptions options) : DataConverter
{
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), options);

    public override object? Deserialize(string? data, Type targetType) => data is null ? null : JsonSerializer.Deserialize(data, targetType, options);
}
