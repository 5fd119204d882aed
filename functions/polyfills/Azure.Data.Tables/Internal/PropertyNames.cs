namespace Azure.Data.Tables.Internal;

/// <summary>The names of the properties that every row has, as they stand in JSON.</summary>
internal static class PropertyNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
    public const string TypeSuffix = "@odata.type";

    /// <summary>What the service makes itself and a write therefore leaves out.</summary>
    public static bool IsMadeByTheService(string name) => name is Timestamp || name.StartsWith("odata.", StringComparison.Ordinal);
}
