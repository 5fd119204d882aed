using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EngagementFlows.Messaging;

/// <summary>
/// An email's Markdown as a page: large type, short lines and the language of each part marked, so that a screen reader speaks
/// Welsh as Welsh. HTML in the Markdown is shown and not run, a link leads to a web page or to an address and nowhere else, and an emoji at
/// the start of a paragraph is hidden from screen readers, which would read its name before every idea.
/// </summary>
internal static partial class EmailHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>20 points, above the 16 to 18 that large print begins with; in em, so that whoever sets their mail program larger still gets it.</summary>
    private const string LargePrint = "font-size: 1.7em; line-height: 1.8; letter-spacing: 0.02em; word-spacing: 0.08em";

    internal static string Page(string title, IEnumerable<(Language Language, string Markdown)> sections, bool largePrint = false)
    {
        var parts = sections.Select(section => (Code: Code(section.Language), Html: Html(section.Markdown))).ToList();
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"").Append(parts[0].Code).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n</head>\n")
            .Append("<body style=\"font-family: Arial, Helvetica, sans-serif; ").Append(largePrint ? LargePrint : "font-size: 18px; line-height: 1.5").Append("; max-width: 36em; margin: 0 auto; padding: 1em; color: #0b0c0c; background: #ffffff\">\n");
        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0)
                page.Append("<hr>\n");
            page.Append("<div lang=\"").Append(parts[index].Code).Append("\">\n").Append(parts[index].Html).Append("</div>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>The addresses that Markdown links to or shows a picture from.</summary>
    internal static IEnumerable<string> Addresses(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        return document.Descendants<LinkInline>().Select(link => link.Url ?? "").Concat(document.Descendants<AutolinkInline>().Select(link => link.IsEmail ? $"mailto:{link.Url}" : link.Url));
    }

    private static string Html(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = Safe(link.Url);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail))
            link.Url = Safe(link.Url);
        return PictureBesideText().Replace(document.ToHtml(Pipeline), "$1<span aria-hidden=\"true\">$2</span> ");
    }

    private static string Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto) ? address! : "";

    // Symbols of the basic plane, and surrogate pairs with what joins them.
    [GeneratedRegex(@"(<p>|<li>)([\p{So}\uD83C-\uD83E\uDC00-\uDFFF\uFE0F\u200D]+) ")]
    private static partial Regex PictureBesideText();

    private static string Code(Language language) => language == Language.Welsh ? "cy" : "en";
}
