using System.Linq.Expressions;
using Azure.Data.Tables.Internal;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

public partial class TableServiceClient
{
    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) => CreateCore(tableName, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) => CreateCore(tableName, async: true, cancellationToken);

    /// <summary>Creates the table; where it exists already that is the answer too, with status 409.</summary>
    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) => CreateIfNotExistsCore(tableName, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) => CreateIfNotExistsCore(tableName, async: true, cancellationToken);

    /// <summary>Deletes the table; a table that does not exist answers with status 404 and does not throw.</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) => DeleteCore(tableName, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) => DeleteCore(tableName, async: true, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) => new AsyncPaged<TableItem>(Pages(filter, maxPerPage), cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) => new Paged<TableItem>(Pages(filter, maxPerPage), cancellationToken);

    public virtual Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => Query(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) => Query(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    private async Task<Response<TableItem>> CreateCore(string tableName, bool async, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return await scope.RunAsync(nameof(CreateTable), () => TableOperations.CreateAsync(rest, tableName, async, cancellation));
    }

    private async Task<Response<TableItem>> CreateIfNotExistsCore(string tableName, bool async, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return await scope.RunAsync(nameof(CreateTableIfNotExists), () => TableOperations.CreateIfNotExistsAsync(rest, tableName, async, cancellation));
    }

    private async Task<Response> DeleteCore(string tableName, bool async, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return await scope.RunAsync(nameof(DeleteTable), () => TableOperations.DeleteAsync(rest, tableName, async, cancellation));
    }

    private PageSource<TableItem> Pages(string filter, int? maxPerPage) => (token, sizeHint, async, cancellation) =>
        scope.RunAsync(nameof(Query), () => TableOperations.PageAsync(rest, filter, sizeHint ?? maxPerPage, token, async, cancellation));
}
