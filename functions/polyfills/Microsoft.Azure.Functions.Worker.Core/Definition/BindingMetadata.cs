namespace Microsoft.Azure.Functions.Worker;

/// <summary>Whether a binding brings data into a function or takes it out.</summary>
public enum BindingDirection
{
    In,
    Out,
}

/// <summary>One trigger, input or output of a function, by its parameter's name and its kind (such as httpTrigger).</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
