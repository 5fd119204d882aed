using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Signatures.Tests.Reading;

/// <summary>The public and protected members that a type itself declares, a line each, with whether it must be implemented.</summary>
internal static class Members
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(value => $"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"{Returns(invoke)} Invoke{Parameters.Of(invoke)}"];
        }

        return
        [
            .. type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && IsVisible(constructor)).Select(constructor => Constructor(type, constructor)),
            .. type.GetFields(Declared).Where(IsVisible).Select(Field),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(property => Property(type, property)),
            .. type.GetEvents(Declared).Where(occasion => IsVisible(occasion.AddMethod!)).Select(occasion => $"{Modifiers(type, occasion.AddMethod!)}event {TypeNames.Of(occasion.EventHandlerType!)} {occasion.Name}"),
            .. type.GetMethods(Declared).Where(method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(method => Method(type, method)),
        ];
    }

    private static string Constructor(Type type, ConstructorInfo constructor)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return $"{Access(constructor)} {(tick < 0 ? type.Name : type.Name[..tick])}{Parameters.Of(constructor)}";
    }

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : $"{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}";
        return $"{(field.IsPublic ? "public" : "protected")} {kind}{TypeNames.Of(field.FieldType)}{Annotations.Of(field)} {field.Name}";
    }

    private static string Property(Type type, PropertyInfo property)
    {
        var accessors = new List<string>();
        if (property.GetMethod is { } get && IsVisible(get))
        {
            accessors.Add("get;");
        }

        if (property.SetMethod is { } set && IsVisible(set))
        {
            accessors.Add(set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;");
        }

        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{Parameters.Of(index)}]" : property.Name;
        var visible = property.GetAccessors(nonPublic: true).First(IsVisible);
        return $"{Modifiers(type, visible)}{TypeNames.Of(property.PropertyType)}{Annotations.Of(property)} {name} {{ {string.Join(' ', accessors)} }}";
    }

    private static string Method(Type type, MethodInfo method)
    {
        // The real packages are built for frameworks on which an override cannot return a narrower type than its base
        // (records' <Clone>$ does): they show the base's return type.
        var narrowed = method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.PreserveBaseOverridesAttribute");
        var wide = narrowed ? type.BaseType!.GetMethod(method.Name, Declared & ~BindingFlags.DeclaredOnly, [.. method.GetParameters().Select(parameter => parameter.ParameterType)])! : method;
        var modifiers = narrowed ? $"{Access(method)} override " : Modifiers(type, method);
        return $"{modifiers}{Returns(wide)} {method.Name}{TypeNames.Arguments(method.GetGenericArguments())}{Parameters.Of(method)}";
    }

    private static string Returns(MethodInfo method) => $"{TypeNames.Of(method.ReturnType)}{Annotations.Of(method.ReturnParameter)}";

    /// <summary>Members of interfaces are listed without the "abstract" that all of them are.</summary>
    private static string Modifiers(Type type, MethodInfo method)
    {
        var isOverride = method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        var kind = method switch
        {
            _ when type.IsInterface && method.IsAbstract => string.Empty,
            { IsStatic: true } => "static ",
            { IsAbstract: true } => isOverride ? "abstract override " : "abstract ",
            _ when isOverride => method.IsFinal ? "sealed override " : "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => string.Empty,
        };
        return $"{Access(method)} {kind}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
}
