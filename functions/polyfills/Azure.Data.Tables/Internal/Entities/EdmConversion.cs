#nullable enable
using System.Globalization;
using System.Xml;

namespace Azure.Data.Tables.Internal;

/// <summary>
/// From the value that a property holds to the type of the member that reads it. What the real client converts is
/// converted (an int read as double, text read as Guid, time or enum); anything else is an invalid cast.
/// </summary>
internal static class EdmConversion
{
    public static Func<object, object?>? To(Type memberType)
    {
        var type = Nullable.GetUnderlyingType(memberType) ?? memberType;
        if (type.IsEnum)
        {
            return value => value is string text && Enum.TryParse(type, text, out var choice) ? choice : null;
        }

        return type switch
        {
            _ when type == typeof(string) => static value => value as string,
            _ when type == typeof(int) => static value => (int)value,
            _ when type == typeof(bool) => static value => (bool)value,
            _ when type == typeof(long) => static value => value is string text ? long.Parse(text, CultureInfo.InvariantCulture) : (long)value,
            _ when type == typeof(ulong) => static value => value is string text ? ulong.Parse(text, CultureInfo.InvariantCulture) : checked((ulong)(long)value),
            _ when type == typeof(double) => static value => Number(value),
            _ when type == typeof(Guid) => static value => value is string text ? Guid.Parse(text) : (Guid)value,
            _ when type == typeof(DateTimeOffset) => static value => Time(value),
            _ when type == typeof(DateTime) => static value => Time(value).UtcDateTime,
            _ when type == typeof(TimeSpan) => static value => XmlConvert.ToTimeSpan((string)value),
            _ when type == typeof(byte[]) => static value => Bytes(value),
            _ when type == typeof(BinaryData) => static value => BinaryData.FromBytes(Bytes(value)),
            _ => null,
        };
    }

    private static double Number(object value) => value switch
    {
        int number => number,
        long number => number,
        string text => double.Parse(text, CultureInfo.InvariantCulture),
        _ => (double)value,
    };

    private static DateTimeOffset Time(object value) =>
        value is string text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : (DateTimeOffset)value;

    private static byte[] Bytes(object value) => value is string text ? Convert.FromBase64String(text) : (byte[])value;
}
