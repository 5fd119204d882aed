#nullable enable
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Internal;

/// <summary>Reads entities out of the service's JSON with minimal metadata.</summary>
internal static class EntityReader
{
    public static T ReadOne<T>(Response response)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(response.Content.ToMemory().Span);
        reader.Read();
        return ReadEntity<T>(ref reader, new NameMemory());
    }

    /// <summary>The rows under <c>value</c> of a query's answer.</summary>
    public static List<T> ReadMany<T>(Response response)
        where T : class, ITableEntity
    {
        var rows = new List<T>();
        var names = new NameMemory();
        var reader = new Utf8JsonReader(response.Content.ToMemory().Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isRows)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                names.NextRow();
                rows.Add(ReadEntity<T>(ref reader, names));
            }
        }

        return rows;
    }

    private static T ReadEntity<T>(ref Utf8JsonReader reader, NameMemory names)
        where T : class, ITableEntity
    {
        if (typeof(T) == typeof(TableEntity))
        {
            var properties = new Dictionary<string, object>(StringComparer.Ordinal);
            ReadProperties(ref reader, names, properties, static (target, name, value) =>
            {
                if (value is not null)
                {
                    target[name] = value;
                }
            });
            return (T)(object)TableEntity.Adopt(properties);
        }

        var entity = Activator.CreateInstance<T>();
        ReadProperties(ref reader, names, (Entity: entity, Shape: EntityShape.Of(typeof(T))), static (target, name, value) => Set(target.Entity, target.Shape, name, value));
        return entity;
    }

    private static void Set<T>(T entity, EntityShape shape, string name, object? value)
        where T : class, ITableEntity
    {
        switch (name)
        {
            case PropertyNames.PartitionKey: entity.PartitionKey = (string)value!; break;
            case PropertyNames.RowKey: entity.RowKey = (string)value!; break;
            case PropertyNames.Timestamp: entity.Timestamp = (DateTimeOffset?)value; break;
            case PropertyNames.ETag: entity.ETag = new ETag((string)value!); break;
            default: shape.Set(entity, name, value); break;
        }
    }

    private static void ReadProperties<TTarget>(ref Utf8JsonReader reader, NameMemory names, TTarget target, Action<TTarget, string, object?> set)
    {
        // OData puts a property's type immediately before the property (OData JSON Format 4.0, section 18.2).
        var type = default(string);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Read(ref reader);
            reader.Read();
            if (name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
            {
                type = reader.GetString();
                continue;
            }

            if (name.StartsWith("odata.", StringComparison.Ordinal) && name != PropertyNames.ETag)
            {
                reader.Skip();
            }
            else
            {
                // The timestamp is a time without being annotated as one.
                set(target, name, Value(ref reader, name == PropertyNames.Timestamp ? "Edm.DateTime" : type));
            }

            type = null;
        }
    }

    private static object? Value(ref Utf8JsonReader reader, string? type) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => Number(ref reader, type),
        JsonTokenType.String => type switch
        {
            null or "Edm.String" => reader.GetString(),
            "Edm.DateTime" => new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(), DateTimeKind.Utc)),
            "Edm.Int64" => long.Parse(reader.GetString()!, CultureInfo.InvariantCulture),
            "Edm.Guid" => reader.GetGuid(),
            "Edm.Binary" => reader.GetBytesFromBase64(),
            "Edm.Double" => double.Parse(reader.GetString()!, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"The service sent a property of type {type}, which this client does not know."),
        },
        _ => throw new NotSupportedException($"The service sent a {reader.TokenType} where a property's value should be."),
    };

    private static object Number(ref Utf8JsonReader reader, string? type)
    {
        // A whole double comes as 1.0, which is no Int32 to the reader.
        if (type != "Edm.Double" && reader.TryGetInt32(out var number))
        {
            return number;
        }

        return reader.GetDouble();
    }
}
