#nullable enable
namespace Twilio.Internal;

/// <summary>What a signature's URL says beside itself.</summary>
internal static class SignedUrl
{
    private const string HashName = "bodySHA256";

    /// <summary>The same URL without the port that it has, or with the default port that it lacks; scheme and host keep their case.</summary>
    public static string WithOrWithoutPort(string url)
    {
        var uri = new Uri(url);
        var builder = new UriBuilder(uri);
        var hasPort = uri.GetComponents(UriComponents.Port, UriFormat.UriEscaped).Length > 0;
        builder.Port = hasPort ? -1 : builder.Port;
        return builder.ToString()
            .Replace(builder.Host, AsWritten(url, builder.Host), StringComparison.Ordinal)
            .Replace(builder.Scheme, AsWritten(url, builder.Scheme), StringComparison.Ordinal);
    }

    /// <summary>The last bodySHA256 of the query, empty where there is none.</summary>
    public static string BodyHash(string url)
    {
        var pairs = new Uri(url, UriKind.Absolute).Query.TrimStart('?').Split('&').Select(pair => pair.Split('='));
        return pairs.LastOrDefault(pair => pair[0] == HashName) is { } last ? Uri.UnescapeDataString(last[1]) : string.Empty;
    }

    private static string AsWritten(string url, string part) => url.Substring(url.IndexOf(part, StringComparison.OrdinalIgnoreCase), part.Length);
}
