namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation gives back; middleware may look at it after the function, or put something else in its place.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

/// <summary>The result of an invocation whatever its type.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}
