using Azure.Data.Tables.Internal;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary of property names and values, for tables without a fixed shape.</summary>
public sealed partial class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> properties;

    public TableEntity()
        : this(new Dictionary<string, object>(StringComparer.Ordinal))
    {
    }

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values)
        : this(values is null ? new Dictionary<string, object>(StringComparer.Ordinal) : new Dictionary<string, object>(values, StringComparer.Ordinal))
    {
    }

    private TableEntity(Dictionary<string, object> properties) => this.properties = properties;

    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey);
        set => properties[PropertyNames.PartitionKey] = value;
    }

    public string RowKey
    {
        get => GetString(PropertyNames.RowKey);
        set => properties[PropertyNames.RowKey] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(PropertyNames.Timestamp);
        set => properties[PropertyNames.Timestamp] = value;
    }

    public ETag ETag
    {
        get => new(GetString(PropertyNames.ETag));
        set => properties[PropertyNames.ETag] = value.ToString();
    }

    public string GetString(string key) => (string)Value(key, typeof(string));

    public BinaryData GetBinaryData(string key) => Value(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : (BinaryData)Value(key, typeof(BinaryData));

    public byte[] GetBinary(string key) => (byte[])Value(key, typeof(byte[]));

    public bool? GetBoolean(string key) => (bool?)Value(key, typeof(bool?));

    /// <summary>A point in time as UTC; a stored <see cref="DateTime"/> comes back as it is.</summary>
    public DateTime? GetDateTime(string key) => Value(key) is DateTimeOffset offset ? offset.UtcDateTime : (DateTime?)Value(key, typeof(DateTime?));

    public DateTimeOffset? GetDateTimeOffset(string key) => Value(key) is DateTime time ? new DateTimeOffset(time) : (DateTimeOffset?)Value(key, typeof(DateTimeOffset?));

    public double? GetDouble(string key) => (double?)Value(key, typeof(double?));

    public Guid? GetGuid(string key) => (Guid?)Value(key, typeof(Guid?));

    public int? GetInt32(string key) => (int?)Value(key, typeof(int?));

    public long? GetInt64(string key) => (long?)Value(key, typeof(long?));

    /// <summary>Makes an entity around a dictionary that nothing else holds.</summary>
    internal static TableEntity Adopt(Dictionary<string, object> properties) => new(properties);

    private object Value(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return properties.GetValueOrDefault(key);
    }

    private object Value(string key, Type type)
    {
        var value = Value(key);
        if (value is not null && !type.IsInstanceOfType(value) && Nullable.GetUnderlyingType(type) != value.GetType())
        {
            throw new InvalidOperationException($"Property '{key}' holds a {value.GetType()} and cannot be read as {type}. Read it with the getter of the type that was written.");
        }

        return value;
    }

    /// <summary>A property that holds a wider number keeps its type when an int is assigned, so that its EDM type stays the same.</summary>
    private void SetValue(string key, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (value is int number && properties.TryGetValue(key, out var existing))
        {
            value = existing switch
            {
                double => (double)number,
                long => (long)number,
                _ => value,
            };
        }

        properties[key] = value;
    }
}
