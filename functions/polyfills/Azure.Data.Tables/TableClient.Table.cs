using Azure.Data.Tables.Internal;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) => CreateCore(async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) => CreateCore(async: true, cancellationToken);

    /// <summary>Creates the table; where it exists already that is the answer too, with status 409.</summary>
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) => CreateIfNotExistsCore(async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) => CreateIfNotExistsCore(async: true, cancellationToken);

    /// <summary>Deletes the table; a table that does not exist answers with status 404 and does not throw.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) => DeleteCore(async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => DeleteCore(async: true, cancellationToken);

    private Task<Response<TableItem>> CreateCore(bool async, CancellationToken cancellation) =>
        scope.RunAsync(nameof(Create), () => TableOperations.CreateAsync(rest, Name, async, cancellation));

    private Task<Response<TableItem>> CreateIfNotExistsCore(bool async, CancellationToken cancellation) =>
        scope.RunAsync(nameof(CreateIfNotExists), () => TableOperations.CreateIfNotExistsAsync(rest, Name, async, cancellation));

    private Task<Response> DeleteCore(bool async, CancellationToken cancellation) =>
        scope.RunAsync(nameof(Delete), () => TableOperations.DeleteAsync(rest, Name, async, cancellation));
}
