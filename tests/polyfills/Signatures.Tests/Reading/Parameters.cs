using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Signatures.Tests.Reading;

/// <summary>Parameter lists as the listings have them: enum defaults as numbers, null and empty structs as <c>default</c>.</summary>
internal static class Parameters
{
    public static string Of(MethodBase method)
    {
        var texts = method.GetParameters().Select(Text).ToArray();
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : string.Empty;
        return $"({extension}{string.Join(", ", texts)})";
    }

    public static string Of(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Text));

    private static string Text(ParameterInfo parameter)
    {
        var way = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => string.Empty,
        };
        var otherwise = parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty;
        return $"{way}{TypeNames.Of(parameter.ParameterType)}{Annotations.Of(parameter)} {parameter.Name}{otherwise}";
    }

    private static string Default(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => "default",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };
}
