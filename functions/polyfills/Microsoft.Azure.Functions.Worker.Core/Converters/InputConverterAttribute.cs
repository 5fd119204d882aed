namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter that makes a parameter's value, or every value of a type.</summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct,
    AllowMultiple = true)]
public class InputConverterAttribute : Attribute
{
    public InputConverterAttribute(Type converterType)
    {
        ArgumentNullException.ThrowIfNull(converterType);
        if (!typeof(IInputConverter).IsAssignableFrom(converterType))
        {
            throw new InvalidOperationException($"{converterType} is no input converter: it does not implement {typeof(IInputConverter)}.");
        }

        ConverterType = converterType;
    }

    public Type ConverterType { get; }
}
