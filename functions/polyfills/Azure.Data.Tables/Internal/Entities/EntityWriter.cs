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

    private void WriteTime(string name, DateTime utc)
    {
        Begin(name, 8);
        EntityLimits.Time(name, utc);
        Span<byte> text = stackalloc byte[28];
        utc.TryFormat(text, out var length, "O");
        json.WriteStringValue(text[..length]);
        Annotate(name, "Edm.DateTime");
    }

    private void WriteBinary(string name, ReadOnlySpan<byte> value)
    {
        Begin(name, 0);
        limits.Binary(name, value.Length);
        json.WriteBase64StringValue(value);
        Annotate(name, "Edm.Binary");
    }

    /// <summary>A property without a value is sent but not stored, so that it takes no room.</summary>
    private void WriteNull(string name)
    {
        EntityLimits.CheckName(name);
        json.WriteNull(name);
    }

    private void Begin(string name, int size)
    {
        limits.Property(name, size);
        json.WritePropertyName(name);
    }

    private void Annotate(string name, string edm)
    {
        Span<char> annotation = stackalloc char[name.Length + PropertyNames.TypeSuffix.Length];
        name.CopyTo(annotation);
        PropertyNames.TypeSuffix.CopyTo(annotation[name.Length..]);
        json.WriteString(annotation, edm);
    }
}
