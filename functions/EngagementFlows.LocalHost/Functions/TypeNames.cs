namespace EngagementFlows.LocalHost.Functions;

/// <summary>Types as a programmer writes them.</summary>
internal static class TypeNames
{
    public static string Short(Type type)
    {
        if (type.IsGenericType)
        {
            var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
            return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>";
        }

        return type.IsSubclassOf(typeof(Attribute)) && type.Name.EndsWith("Attribute", StringComparison.Ordinal)
            ? type.Name[..^"Attribute".Length]
            : type.Name;
    }
}
