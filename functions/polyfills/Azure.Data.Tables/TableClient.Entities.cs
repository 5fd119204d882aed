using Azure.Core;
using Azure.Data.Tables.Internal;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Adds a row that must not exist yet (409 EntityAlreadyExists).</summary>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => AddCore(entity, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => AddCore(entity, async: true, cancellationToken);

    /// <summary>Writes a row whether it exists or not.</summary>
    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => UpsertCore(entity, mode, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => UpsertCore(entity, mode, async: true, cancellationToken);

    /// <summary>Changes a row that must exist (404) and, unless <paramref name="ifMatch"/> is <see cref="ETag.All"/>, be unchanged (412).</summary>
    public virtual Response UpdateEntity<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => UpdateCore(entity, ifMatch, mode, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => UpdateCore(entity, ifMatch, mode, async: true, cancellationToken);

    /// <summary>Deletes a row of any version, or of the given one (412); a row that is not there answers with status 404 and does not throw.</summary>
    public virtual Response DeleteEntity(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCore(partitionKey, rowKey, ifMatch, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCore(partitionKey, rowKey, ifMatch, async: true, cancellationToken);

    /// <summary>As the overload with keys: the entity's own ETag counts only if it is passed as <paramref name="ifMatch"/>.</summary>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCore(Given(entity, nameof(entity)).PartitionKey, entity.RowKey, ifMatch, async: false, cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCore(Given(entity, nameof(entity)).PartitionKey, entity.RowKey, ifMatch, async: true, cancellationToken);

    private static void CheckKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, nameof(entity));
        ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(entity));
    }

    private static RequestMethod MethodOf(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentException($"{mode} is no way to update a row. Use Merge or Replace.", nameof(mode)),
    };

    private async Task<Response> AddCore(ITableEntity entity, bool async, CancellationToken cancellation)
    {
        CheckKeys(entity);
        return await scope.RunAsync(nameof(AddEntity), () =>
        {
            var message = rest.Message(RequestMethod.Post, EntityAddress.Table(rest, Name), EntityWriter.Write(entity));
            message.Request.Headers.Add("Prefer", "return-no-content");
            return rest.SendAsync(message, async, cancellation);
        });
    }

    private async Task<Response> UpsertCore(ITableEntity entity, TableUpdateMode mode, bool async, CancellationToken cancellation)
    {
        CheckKeys(entity);
        return await scope.RunAsync(nameof(UpsertEntity), () => rest.SendAsync(Change(entity, mode), async, cancellation));
    }

    private async Task<Response> UpdateCore(ITableEntity entity, ETag ifMatch, TableUpdateMode mode, bool async, CancellationToken cancellation)
    {
        CheckKeys(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("An update needs the ETag that was read, or ETag.All to take any version.", nameof(ifMatch));
        }

        return await scope.RunAsync(nameof(UpdateEntity), () =>
        {
            var message = Change(entity, mode);
            message.Request.Headers.Add("If-Match", ifMatch.ToString());
            return rest.SendAsync(message, async, cancellation);
        });
    }

    private HttpMessage Change(ITableEntity entity, TableUpdateMode mode) =>
        rest.Message(MethodOf(mode), EntityAddress.Row(rest, Name, entity.PartitionKey, entity.RowKey), EntityWriter.Write(entity));

    private async Task<Response> DeleteEntityCore(string partitionKey, string rowKey, ETag ifMatch, bool async, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return await scope.RunAsync(nameof(DeleteEntity), () =>
        {
            var message = rest.Message(RequestMethod.Delete, EntityAddress.Row(rest, Name, partitionKey, rowKey));
            message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
            return rest.SendAsync(message, async, cancellation, expectedError: 404);
        });
    }
}
