using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>What a trigger's arguments may refer to: host.json's route prefix, and settings as %NAME%.</summary>
internal sealed partial record FunctionAppSettings(string RoutePrefix, IConfiguration Configuration)
{
    /// <summary>Puts each %NAME%'s value in its place; <paramref name="missing"/> is a name that has none.</summary>
    public string Resolve(string text, out string? missing)
    {
        string? absent = null;
        var resolved = Reference().Replace(text, match =>
        {
            var value = Configuration[match.Groups["name"].Value];
            absent ??= value is null ? match.Groups["name"].Value : null;
            return value ?? match.Value;
        });
        missing = absent;
        return resolved;
    }

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
