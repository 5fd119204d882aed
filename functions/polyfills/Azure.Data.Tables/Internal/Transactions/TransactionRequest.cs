#nullable enable
using System.Buffers;
using System.Text;

namespace Azure.Data.Tables.Internal;

/// <summary>An entity-group transaction as the bytes of its multipart body, checked against what the service allows.</summary>
internal static class TransactionRequest
{
    private const int MostActions = 100;
    private const int MostBytes = 4 * 1024 * 1024;

    // The parts need names that occur in no part: no JSON line begins with two hyphens, so that these serve every request.
    private const string Batch = "batch_rows";
    private const string ChangeSet = "changeset_rows";

    public const string ContentType = $"multipart/mixed; boundary={Batch}";

    public static ReadOnlyMemory<byte> Write(TableRest rest, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        Check(actions);
        var output = new ArrayBufferWriter<byte>(512 * actions.Count);
        using var writer = new EntityWriter(output);
        Text(output, $"--{Batch}\r\nContent-Type: multipart/mixed; boundary={ChangeSet}\r\n\r\n");
        for (var i = 0; i < actions.Count; i++)
        {
            try
            {
                WritePart(rest, table, actions[i], i, output, writer);
            }
            catch (RequestFailedException refusal)
            {
                throw Refusal.InTransaction(refusal, i);
            }
        }

        Text(output, $"--{ChangeSet}--\r\n\r\n--{Batch}--\r\n");
        if (output.WrittenCount > MostBytes)
        {
            throw Refusal.InTransaction(Refusal.Make(413, "RequestBodyTooLarge", $"The transaction's payload is {output.WrittenCount} bytes; {MostBytes} (4 MiB) are allowed. Split it."), index: null);
        }

        return output.WrittenMemory;
    }

    private static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("The transaction has no actions. Submit at least one.");
        }

        if (actions.Count > MostActions)
        {
            throw Refusal.InTransaction(Refusal.BadRequest("InvalidInput", $"The transaction has {actions.Count} actions; {MostActions} are allowed. Split it."), MostActions);
        }

        var rows = new HashSet<string>(actions.Count, StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            var entity = actions[i].Entity;
            ArgumentNullException.ThrowIfNull(entity?.PartitionKey, nameof(actions));
            ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(actions));
            if (entity.PartitionKey != actions[0].Entity.PartitionKey)
            {
                throw Refusal.InTransaction(Refusal.BadRequest("CommandsInBatchActOnDifferentPartitions", "The actions of a transaction must have one partition key between them. Submit a transaction for each partition."), i);
            }

            if (!rows.Add(entity.RowKey))
            {
                throw Refusal.InTransaction(Refusal.BadRequest("InvalidDuplicateRow", "A row may stand in a transaction only once. Make the two changes of it one."), i);
            }
        }
    }

    private static void WritePart(TableRest rest, string table, TableTransactionAction action, int index, ArrayBufferWriter<byte> output, EntityWriter writer)
    {
        var (method, ifMatch) = action.ActionType switch
        {
            TableTransactionActionType.Add => ("POST", null),
            TableTransactionActionType.UpsertMerge => ("PATCH", null),
            TableTransactionActionType.UpsertReplace => ("PUT", null),
            TableTransactionActionType.UpdateMerge => ("PATCH", IfMatch(action.ETag)),
            TableTransactionActionType.UpdateReplace => ("PUT", IfMatch(action.ETag)),
            TableTransactionActionType.Delete => ("DELETE", IfMatch(action.ETag) ?? ETag.All.ToString()),
            _ => throw new InvalidOperationException($"Action {index} is of the unknown type {action.ActionType}."),
        };
        var entity = action.Entity;
        var address = method == "POST" ? EntityAddress.Table(rest, table) : EntityAddress.Row(rest, table, entity.PartitionKey, entity.RowKey);
        Text(output, $"--{ChangeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Text(output, $"{method} {address} HTTP/1.1\r\nx-ms-version: {rest.Version}\r\nDataServiceVersion: 3.0\r\nAccept: application/json;odata=minimalmetadata\r\n");
        if (ifMatch is not null)
        {
            Text(output, $"If-Match: {ifMatch}\r\n");
        }

        if (method == "DELETE")
        {
            Text(output, "\r\n\r\n");
            return;
        }

        Text(output, method == "POST" ? "Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n" : "Content-Type: application/json\r\n\r\n");
        writer.WriteEntity(entity);
        Text(output, "\r\n");
    }

    private static string? IfMatch(ETag etag) => etag == default ? null : etag.ToString();

    private static void Text(ArrayBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
