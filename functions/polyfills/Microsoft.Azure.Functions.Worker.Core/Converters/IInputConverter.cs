namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Turns a trigger's data into a parameter's value.</summary>
public interface IInputConverter
{
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}

/// <summary>What a converter has to go on.</summary>
public abstract class ConverterContext
{
    public abstract Type TargetType { get; }

    public abstract object? Source { get; }

    public abstract FunctionContext FunctionContext { get; }

    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
