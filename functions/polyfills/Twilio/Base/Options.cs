namespace Twilio.Base;

public interface IOptions<T>
    where T : Resource;

/// <summary>How much of a list is read.</summary>
public abstract class ReadOptions<T> : IOptions<T>
    where T : Resource
{
    private long? pageSize;
    private long? limit;

    /// <summary>Records a request; null changes nothing.</summary>
    public long? PageSize
    {
        get => pageSize;
        set => pageSize = value ?? pageSize;
    }

    /// <summary>Records in all, and a page's size where that is not said; null changes nothing.</summary>
    public long? Limit
    {
        get => limit;
        set
        {
            limit = value ?? limit;
            pageSize ??= value;
        }
    }
}
