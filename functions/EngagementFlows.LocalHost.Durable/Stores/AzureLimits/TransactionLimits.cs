namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>What the table service demands of a transaction, as Microsoft describes it in "Performing entity group transactions".</summary>
internal static class TransactionLimits
{
    private const int MostActions = 100;
    private const int MostBytes = 4 * 1024 * 1024;

    public static Refusal? Check(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MostBytes)
        {
            return new Refusal(413, "RequestBodyTooLarge", $"The transaction's payload has {body.Length} bytes; {MostBytes} (4 MiB) are allowed. Split it.");
        }

        var actions = TransactionBody.Read(body);
        if (actions.Count > MostActions)
        {
            return Refusal.BadRequest("InvalidInput", $"The transaction has {actions.Count} actions; {MostActions} are allowed. Split it.") with { Action = MostActions - 1 };
        }

        var rows = new HashSet<string>(actions.Count, StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            if (Check(actions[i], actions[0], rows) is { } refusal)
            {
                return refusal with { Action = i };
            }
        }

        return null;
    }

    private static Refusal? Check(TransactionAction action, TransactionAction first, HashSet<string> rows)
    {
        if (action.PartitionKey != first.PartitionKey)
        {
            return Refusal.BadRequest("CommandsInBatchActOnDifferentPartitions", "The actions of a transaction have one partition between them. Submit one for each partition.");
        }

        return rows.Add(action.RowKey)
            ? RequestLimits.CheckRow(action.Address, action.Entity)
            : Refusal.BadRequest("InvalidDuplicateRow", "A row may stand in a transaction only once. Make its changes one.");
    }
}
