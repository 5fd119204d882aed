#nullable enable
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Internal;

/// <summary>Writes entities as the service's JSON, each value followed by its EDM type where JSON alone would lose it.</summary>
internal sealed partial class EntityWriter : IDisposable
{
    /// <summary>Nothing here is ever put into HTML: only what JSON itself needs is escaped, which keeps letters beyond ASCII short.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly Utf8JsonWriter json;
    private EntityLimits limits;

    public EntityWriter(IBufferWriter<byte> output) => json = new Utf8JsonWriter(output, Options);

    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using var writer = new EntityWriter(output);
        writer.WriteEntity(entity);
        return output.WrittenMemory;
    }

    /// <summary>Writes one entity and flushes it into the output.</summary>
    public void WriteEntity(ITableEntity entity)
    {
        json.Reset();
        limits = default;
        limits.Keys(entity.PartitionKey, entity.RowKey);
        json.WriteStartObject();
        json.WriteString(PropertyNames.PartitionKey, entity.PartitionKey);
        json.WriteString(PropertyNames.RowKey, entity.RowKey);
        if (entity is TableEntity dictionary)
        {
            WriteDictionary(dictionary);
        }
        else
        {
            EntityShape.Of(entity.GetType()).Write(this, entity);
        }

        limits.Whole();
        json.WriteEndObject();
        json.Flush();
    }

    public void Dispose() => json.Dispose();

    private void WriteDictionary(TableEntity entity)
    {
        foreach (var (name, value) in (IEnumerable<KeyValuePair<string, object>>)entity)
        {
            if (name is PropertyNames.PartitionKey or PropertyNames.RowKey || PropertyNames.IsMadeByTheService(name))
            {
                continue;
            }

            if (value is Enum)
            {
                throw new NotSupportedException($"Property '{name}' is an enum: enums are stored for types of your own that implement ITableEntity. Store its name or number in a TableEntity.");
            }

            Write(name, value);
        }
    }
}
