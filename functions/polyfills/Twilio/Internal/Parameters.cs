#nullable enable
using System.Globalization;

namespace Twilio.Internal;

/// <summary>Parameters in the order given; those that are null stay away, an empty one goes.</summary>
internal static class Parameters
{
    public static List<KeyValuePair<string, string>> Of(params IEnumerable<(string Name, string? Value)> parameters) =>
        [.. parameters.Where(parameter => parameter.Value is not null).Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!))];

    public static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Text(bool? flag) => flag switch { true => "true", false => "false", null => null };

    public static string? Text(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
