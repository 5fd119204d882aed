using Azure.Core;
using Azure.Data.Tables.Internal;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Writes up to 100 rows of one partition, all or none; answers with one response an action, in their order.</summary>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitCore(transactionActions, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitCore(transactionActions, async: true, cancellationToken);

    private async Task<Response<IReadOnlyList<Response>>> SubmitCore(IEnumerable<TableTransactionAction> transactionActions, bool async, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        return await scope.RunAsync(nameof(SubmitTransaction), async () =>
        {
            var actions = transactionActions as IReadOnlyList<TableTransactionAction> ?? [.. transactionActions];
            var body = TransactionRequest.Write(rest, Name, actions);
            var message = rest.Message(RequestMethod.Post, $"{rest.Root}/$batch", body, TransactionRequest.ContentType);
            var response = await rest.SendAsync(message, async, cancellation);
            return Response.FromValue(TransactionResponse.Read(response), response);
        });
    }
}
