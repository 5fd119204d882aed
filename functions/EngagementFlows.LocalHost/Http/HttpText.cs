using System.Globalization;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Turns the text of a route or a query into the types that the Functions worker can make of it.</summary>
internal static class HttpText
{
    private delegate bool TryParse<T>(string text, out T value);

    private static readonly Dictionary<Type, Func<string, object?>> Converters = new()
    {
        [typeof(string)] = static text => text,
        [typeof(bool)] = Of<bool>(bool.TryParse),
        [typeof(byte)] = OfNumber<byte>(NumberStyles.Integer),
        [typeof(short)] = OfNumber<short>(NumberStyles.Integer),
        [typeof(int)] = OfNumber<int>(NumberStyles.Integer),
        [typeof(long)] = OfNumber<long>(NumberStyles.Integer),
        [typeof(float)] = OfNumber<float>(NumberStyles.Float),
        [typeof(double)] = OfNumber<double>(NumberStyles.Float),
        [typeof(decimal)] = OfNumber<decimal>(NumberStyles.Number),
        [typeof(Guid)] = Of<Guid>(Guid.TryParse),
        [typeof(DateTime)] = Of((string text, out DateTime value) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value)),
        [typeof(DateTimeOffset)] = Of((string text, out DateTimeOffset value) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value)),
    };

    public static bool CanConvertTo(Type type) => Converters.ContainsKey(Nullable.GetUnderlyingType(type) ?? type);

    /// <returns>Null for text that is no value of <paramref name="type"/>.</returns>
    public static object? Convert(string text, Type type) => Converters[Nullable.GetUnderlyingType(type) ?? type](text);

    private static Func<string, object?> Of<T>(TryParse<T> tryParse) => text => tryParse(text, out var value) ? value : null;

    private static Func<string, object?> OfNumber<T>(NumberStyles styles)
        where T : System.Numerics.INumberBase<T> => text => T.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) ? value : null;
}
