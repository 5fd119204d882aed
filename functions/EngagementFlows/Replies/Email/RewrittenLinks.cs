using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>Links as they were before a gateway (Proofpoint, Outlook's Safe Links, Mimecast) wrote its own address around them.</summary>
internal static partial class RewrittenLinks
{
    private const int LongestLine = 10_000;

    internal static string Undone(string line)
    {
        if (line.Length > LongestLine || !line.Contains("://", StringComparison.Ordinal))
        {
            return line;
        }

        var undone = ProofpointV3().Replace(line, "${link}");
        undone = ProofpointV2().Replace(undone, match => Unescape(match.Groups["link"].Value.Replace('-', '%').Replace('_', '/')));
        undone = SafeLink().Replace(undone, match => Unescape(match.Groups["link"].Value));
        // Mimecast's address says nothing of where it leads; the text beside it does.
        return Mimecast().Replace(undone, "");
    }

    private static string Unescape(string address) => Uri.UnescapeDataString(address);

    [GeneratedRegex(@"https://urldefense\.(?:com|us)/v3/__(?<link>https?:/[^\s<>]*?)__;[^\s<>]*", RegexOptions.NonBacktracking)]
    private static partial Regex ProofpointV3();

    [GeneratedRegex(@"https://urldefense\.proofpoint\.com/v2/url\?u=(?<link>[^&\s<>]+)&[^\s<>]*", RegexOptions.NonBacktracking)]
    private static partial Regex ProofpointV2();

    [GeneratedRegex(
        @"https://[a-z0-9]+\.safelinks\.protection\.outlook\.com/\?url=(?<link>[^&\s<>]+)&[^\s<>]*", RegexOptions.NonBacktracking)]
    private static partial Regex SafeLink();

    [GeneratedRegex(@"\s?<?https://(?:protect|url)-?[a-z0-9]*\.mimecast(?:protect)?\.com/[^\s<>]*>?", RegexOptions.NonBacktracking)]
    private static partial Regex Mimecast();
}
