using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Internal;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Reads one row; a missing one is 404 ResourceNotFound.</summary>
    public virtual Response<T> GetEntity<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => GetCore<T>(partitionKey, rowKey, select, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => GetCore<T>(partitionKey, rowKey, select, async: true, cancellationToken);

    /// <summary>Reads one row; a missing one, and a missing table, answer without a value.</summary>
    public virtual NullableResponse<T> GetEntityIfExists<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => GetIfExistsCore<T>(partitionKey, rowKey, select, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => GetIfExistsCore<T>(partitionKey, rowKey, select, async: true, cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => QueryAsync<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);

    /// <summary>The rows that a filter fits, in the order of their keys, in pages of at most 1,000.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => new AsyncPaged<T>(Pages<T>(filter, maxPerPage, select), cancellationToken);

    public virtual Pageable<T> Query<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Query<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);

    public virtual Pageable<T> Query<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => new Paged<T>(Pages<T>(filter, maxPerPage, select), cancellationToken);

    private async Task<Response<T>> GetCore<T>(string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var address = RowAddress(partitionKey, rowKey, select);
        return await scope.RunAsync(nameof(GetEntity), async () =>
        {
            var response = await rest.SendAsync(rest.Message(RequestMethod.Get, address), async, cancellation);
            return Response.FromValue(EntityReader.ReadOne<T>(response), response);
        });
    }

    private async Task<NullableResponse<T>> GetIfExistsCore<T>(string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var address = RowAddress(partitionKey, rowKey, select);
        return await scope.RunAsync<NullableResponse<T>>(nameof(GetEntityIfExists), async () =>
        {
            var response = await rest.SendAsync(rest.Message(RequestMethod.Get, address), async, cancellation, expectedError: 404);
            return response.Status == 404 ? new NoValue<T>(response) : Response.FromValue(EntityReader.ReadOne<T>(response), response);
        });
    }

    private string RowAddress(string partitionKey, string rowKey, IEnumerable<string> select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return EntityAddress.Row(rest, Name, partitionKey, rowKey, select);
    }

    private PageSource<T> Pages<T>(string filter, int? maxPerPage, IEnumerable<string> select)
        where T : class, ITableEntity
    {
        var columns = select is null ? null : string.Join(',', select);
        return (token, sizeHint, async, cancellation) => scope.RunAsync(nameof(Query), async () =>
        {
            var address = EntityAddress.Query(rest, $"{Name}()", filter, sizeHint ?? maxPerPage, columns, Continuation.Rows(token));
            var response = await rest.SendAsync(rest.Message(RequestMethod.Get, address), async, cancellation);
            return Page<T>.FromValues(EntityReader.ReadMany<T>(response), Continuation.RowsToken(response), response);
        });
    }
}
