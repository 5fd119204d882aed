#nullable enable
namespace Azure.Data.Tables.Internal;

/// <summary>Asks for one page, from a continuation token and with a size hint, with or without blocking.</summary>
internal delegate Task<Page<T>> PageSource<T>(string? continuationToken, int? sizeHint, bool async, CancellationToken cancellation);

internal sealed class AsyncPaged<T>(PageSource<T> source, CancellationToken cancellation) : AsyncPageable<T>(cancellation)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default)
    {
        do
        {
            var page = await source(continuationToken, pageSizeHint, async: true, CancellationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}

internal sealed class Paged<T>(PageSource<T> source, CancellationToken cancellation) : Pageable<T>(cancellation)
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default)
    {
        do
        {
            var page = source(continuationToken, pageSizeHint, async: false, CancellationToken).GetAwaiter().GetResult();
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
