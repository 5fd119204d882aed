#nullable enable
using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables.Internal;

/// <summary>Values as the literals of the filter language: <c>'it''s'</c>, <c>5L</c>, <c>guid'…'</c>, <c>datetime'…'</c>, <c>X'01FF'</c>.</summary>
internal static class ODataLiteral
{
    /// <summary>The literal of a value, or null if its type has none.</summary>
    public static string? TryFormat(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        char c => Quote(c.ToString()),
        StringBuilder text => Quote(text.ToString()),
        bool flag => flag ? "true" : "false",
        Enum => null,
        sbyte or byte or short or ushort or int or uint => ((IFormattable)value).ToString(format: null, CultureInfo.InvariantCulture),
        long or ulong => $"{value}L",
        float or double or decimal => ((IFormattable)value).ToString(format: null, CultureInfo.InvariantCulture),
        Guid guid => $"guid'{guid:D}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        DateTime time => Time(time.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        _ => null,
    };

    /// <summary>A number with a point, so that the service compares it as a double.</summary>
    public static string Double(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{text}.0" : text;
    }

    public static string Format(FormattableString filter)
    {
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
        {
            var value = filter.GetArgument(i);
            literals[i] = TryFormat(value) ?? throw new ArgumentException($"Argument {i} of the filter is of type {value!.GetType()}, which filters have no literal for. Convert it to a string, number, Guid or time.", nameof(filter));
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    /// <summary>A time as it stands, which is without an offset if its kind is unspecified.</summary>
    public static string AsIs(DateTime time) => Time(time);

    private static string Time(DateTime utc) => $"datetime'{XmlConvert.ToString(utc, XmlDateTimeSerializationMode.RoundtripKind)}'";

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
