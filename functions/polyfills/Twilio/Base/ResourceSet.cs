using System.Collections;
using Twilio.Clients;
using Twilio.Internal;

namespace Twilio.Base;

/// <summary>
/// A list that fetches its next page when the records run out, with a request that blocks. It can be enumerated once.
/// As in the real package, a page that holds more records than the limit gives one too many: page size and limit are set together.
/// </summary>
public class ResourceSet<T>(Page<T> page, ReadOptions<T> options, ITwilioRestClient client) : IEnumerable<T>
    where T : Resource
{
    private readonly double pageLimit = options.Limit is { } limit ? Math.Ceiling((double)limit / page.PageSize) : double.PositiveInfinity;
    private Page<T> page = page;
    private long pages = 1;
    private long given;

    public bool AutoPaging { get; set; } = true;

    public IEnumerator<T> GetEnumerator()
    {
        while (page is not null)
        {
            foreach (var record in page.Records)
            {
                if (given > options.Limit)
                {
                    yield break;
                }

                given++;
                yield return record;
            }

            if (!AutoPaging || !page.HasNextPage())
            {
                yield break;
            }

            page = pages < pageLimit ? Resources.Next(page, client) : null;
            pages++;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
