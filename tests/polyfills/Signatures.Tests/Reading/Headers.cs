namespace Signatures.Tests.Reading;

/// <summary>A type's own line: <c>namespace: modifiers kind name</c>, and its base type and interfaces.</summary>
internal static class Headers
{
    public static string Of(Type type) => $"{type.Namespace}: {(type.IsPublic || type.IsNestedPublic ? "public" : "protected")} {Kind(type)} {TypeNames.Of(type)}";

    /// <summary>The base class, unless it is one that the kind of type stands for, and the interfaces that it does not have already.</summary>
    public static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Select(TypeNames.Of);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? bases.Prepend(TypeNames.Of(parent)) : bases;
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };
}
