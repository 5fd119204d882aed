namespace Signatures.Tests.Reading;

/// <summary>Types as C# writes them, without namespaces: <c>Task&lt;int?&gt;</c>, <c>byte[]</c>, <c>Outer.Inner</c>.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte", [typeof(byte)] = "byte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Of(underlying)}?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword : Nested(type, type.GetGenericArguments());
    }

    public static string Arguments(Type[] arguments) => arguments.Length == 0 ? string.Empty : $"<{string.Join(", ", arguments.Select(Of))}>";

    /// <summary>A nested type holds its outer types' arguments first, and writes only its own.</summary>
    private static string Nested(Type type, Type[] arguments)
    {
        var outer = type.DeclaringType;
        var inherited = outer?.GetGenericArguments().Length ?? 0;
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var own = (tick < 0 ? type.Name : type.Name[..tick]) + Arguments(arguments[inherited..]);
        return outer is null ? own : $"{Nested(outer, arguments[..inherited])}.{own}";
    }
}
