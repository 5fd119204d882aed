namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trigger's data by name: for HTTP the route's and the query's values.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
