using System.Text.RegularExpressions;

namespace EngagementFlows.Messaging.Linting;

/// <summary>Links in a text's own words: people are told not to trust links in messages, so ours lead where the campaign says, by https.</summary>
internal static partial class LinkRules
{
    private static readonly HashSet<string> Shorteners = new(StringComparer.OrdinalIgnoreCase)
    {
        "bit.ly", "bitly.com", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "v.gd", "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at", "tiny.cc", "rb.gy", "lnkd.in", "t.ly", "s.id", "qrco.de", "linktr.ee",
    };

    /// <param name="hosts">The hosts that are ours: of this app and of the campaign's own links.</param>
    internal static IEnumerable<Finding> Check(LintedText text, IReadOnlySet<string> hosts)
    {
        var links = Link().Matches(text.Prose).Select(match => match.Value.TrimEnd('.', ',', ')', ';', ':', '!', '?'));
        if (text.Channel == Channel.Email && TemplateSources.Email(text.Source) is { } email)
            links = links.Concat(EmailHtml.Addresses(Field().Replace(email.Markdown, "it")).Where(address => address is not "it"));
        return links.Distinct(StringComparer.OrdinalIgnoreCase).Select(link => Check(text, link, hosts)).OfType<Finding>();
    }

    private static Finding? Check(LintedText text, string link, IReadOnlySet<string> hosts)
    {
        if (link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return null;
        var whole = link.Contains(':', StringComparison.Ordinal) ? link : $"https://{link}";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            return text.Error("link-not-https", link, "Links start with https://.");
        if (Shorteners.Contains(uri.Host) || Shorteners.Contains(uri.Host.Replace("www.", "", StringComparison.OrdinalIgnoreCase)))
            return text.Error("link-shortener", link, "Write the whole address: nobody can see where a short one leads, and phone networks block texts that have them.");
        return hosts.Any(host => uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase))
            ? null
            : text.Warning("link-not-ours", link, "This is neither this app's address nor one that the campaign names (meeting.videoLink, materials). Check that it is right, and that people will know whose it is.");
    }

    [GeneratedRegex(@"\{\{[\s\S]*?\}\}\}?")]
    private static partial Regex Field();

    // With a scheme, or a bare host that ends as web addresses in the UK do; what an @ comes before is an email address.
    [GeneratedRegex(@"\b(?:https?|ftp|javascript|data):[^\s<>""')\]]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|uk|wales|cymru|scot|net|ly|gl|cc|gd|gy|at|ee|co|io|me|info|eu|gov|nhs)\b(?![@.-]?\w)(?:/[^\s<>""')\]]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
