using System.Reflection;

namespace Signatures.Tests.Reading;

/// <summary>
/// Whether a reference type is marked as one that may be null: the outermost <c>?</c>, which is all that the listings have.
/// Type parameters are left out, as in <see cref="Listings.Listing"/>.
/// </summary>
internal static class Annotations
{
    private const byte MayBeNull = 2;

    public static string Of(ParameterInfo parameter) => Mark(parameter.ParameterType, parameter.CustomAttributes, parameter.Member);

    public static string Of(PropertyInfo property) => Mark(property.PropertyType, property.CustomAttributes, property.DeclaringType);

    public static string Of(FieldInfo field) => Mark(field.FieldType, field.CustomAttributes, field.DeclaringType);

    private static string Mark(Type type, IEnumerable<CustomAttributeData> attributes, MemberInfo? scope)
    {
        var value = type.IsByRef ? type.GetElementType()! : type;
        return !value.IsValueType && !value.IsGenericParameter && (Flag(attributes, "NullableAttribute") ?? Context(scope)) == MayBeNull ? "?" : string.Empty;
    }

    /// <summary>Where a member says nothing itself, the nearest thing around it that does speaks for it.</summary>
    private static byte? Context(MemberInfo? scope)
    {
        for (var around = scope; around is not null; around = around.DeclaringType)
        {
            if (Flag(around.CustomAttributes, "NullableContextAttribute") is { } flag)
            {
                return flag;
            }
        }

        return null;
    }

    private static byte? Flag(IEnumerable<CustomAttributeData> attributes, string name)
    {
        var attribute = attributes.FirstOrDefault(candidate => candidate.AttributeType.FullName == $"System.Runtime.CompilerServices.{name}");
        return attribute?.ConstructorArguments[0].Value switch
        {
            byte flag => flag,
            IReadOnlyCollection<CustomAttributeTypedArgument> flags => (byte?)flags.First().Value,
            _ => null,
        };
    }
}
