namespace Azure.Data.Tables;

/// <summary>One write within an entity-group transaction.</summary>
public class TableTransactionAction
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    /// <summary>The If-Match value of updates and deletes. Left out, an update writes whether or not the row exists and a delete takes any version.</summary>
    public ETag ETag { get; }
}
