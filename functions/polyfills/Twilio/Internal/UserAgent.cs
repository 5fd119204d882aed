#nullable enable
using System.Runtime.InteropServices;

namespace Twilio.Internal;

internal static class UserAgent
{
    /// <summary>Library, system and framework, then what the caller adds.</summary>
    public static string With(string[]? extensions)
    {
        var framework = RuntimeInformation.FrameworkDescription;
        var space = framework.LastIndexOf(' ');
        var library = $"twilio-csharp/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3)} ({Environment.OSVersion.Platform} {RuntimeInformation.OSArchitecture}) {framework[..space]}/{framework[(space + 1)..]}";
        return string.Join(' ', extensions is null ? [library] : extensions.Prepend(library));
    }
}
