namespace Azure.Data.Tables;

/// <summary>The key and system properties that every row of a table has.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; set by the service, ignored on writes.</summary>
    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}
