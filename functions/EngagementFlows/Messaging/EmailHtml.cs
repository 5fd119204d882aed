using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EngagementFlows.Messaging;

/// <summary>
/// An email's Markdown as a page: large type, short lines and the language of each part marked, so that a screen reader speaks
/// Welsh as Welsh. HTML in the Markdown is shown and not run, a link leads to a web page or to an address and nowhere else, and an emoji at
/// the start of a paragraph is hidden from screen readers, which would read its name before every idea. Long addresses break where the
/// line ends, so that nobody has to scroll sideways on a phone. Without any style all of it can still be read and pressed.
/// </summary>
internal static partial class EmailHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>20 points, above the 16 to 18 that large print begins with; in em, so that whoever sets their mail program larger still gets it.</summary>
    private const string LargePrint = "font-size: 1.7em; line-height: 1.8; letter-spacing: 0.02em; word-spacing: 0.08em";

    /// <summary>The title of a link that is shown as a button, its address beneath: <c>[Answer](https://example.org "button")</c>.</summary>
    internal const string ButtonMark = "button";

    /// <summary>Of numbers in the United Kingdom that take texts and no calls.</summary>
    private const int ShortCodeLength = 5;

    /// <summary>White on this, and this on white, have a contrast of 8 : 1.</summary>
    private const string Blue = "#1d4f91";

    private const string LinkStyle = $"color: {Blue}; overflow-wrap: anywhere; word-break: break-word";

    /// <summary>Mail programs know no rules for a narrow screen: what is never wider than its text fits every one.</summary>
    private const string ButtonStyle =
        $"display: inline-block; max-width: 100%; background: {Blue}; color: #ffffff; font-weight: bold; text-decoration: none; padding: 0.6em 1.2em; border-radius: 4px";

    internal static string Page(string title, IEnumerable<(Language Language, string Markdown)> sections, bool largePrint = false)
    {
        var parts = sections.Select(section => (Code: Code(section.Language), Html: Html(section.Markdown))).ToList();
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"").Append(parts[0].Code).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n</head>\n")
            .Append("<body style=\"font-family: Arial, Helvetica, sans-serif; ").Append(largePrint ? LargePrint : "font-size: 18px; line-height: 1.5").Append("; max-width: 36em; margin: 0 auto; padding: 1em; overflow-wrap: anywhere; color: #0b0c0c; background: #ffffff\">\n");
        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0)
                page.Append("<hr>\n");
            page.Append("<div lang=\"").Append(parts[index].Code).Append("\">\n").Append(parts[index].Html).Append("</div>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>
    /// The same words within a page of ours, which has a style of its own. A number that stands out is one to call, or one of five digits
    /// to send a text to: it can be pressed.
    /// </summary>
    internal static string OnPage(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.Url = Safe(link.Url);
            link.Title = null;
            if (link.IsImage)
            {
                link.Remove();
            }
        }

        foreach (var strong in document.Descendants<EmphasisInline>().Where(one => one.DelimiterCount == 2).ToList())
        {
            if (strong.FirstChild is LiteralInline { NextSibling: null } words
                && PhoneNumber().IsMatch(words.Content.ToString()) && strong.Parent is not LinkInline)
            {
                var number = words.Content.ToString().Replace(" ", "", StringComparison.Ordinal);
                var link = new LinkInline($"{(number.Length == ShortCodeLength ? "sms" : "tel")}:{number}", "");
                strong.ReplaceBy(link, copyChildren: false);
                words.Remove();
                link.AppendChild(words);
            }
        }

        return PictureBesideText().Replace(document.ToHtml(Pipeline), "$1<span class=\"picture\" aria-hidden=\"true\">$2</span> ");
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
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.Url = Safe(link.Url);
            if (link is { IsImage: false, Title: ButtonMark })
            {
                ShowAsButton(link);
            }
            else if (!link.IsImage)
            {
                link.GetAttributes().AddProperty("style", LinkStyle);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>())
        {
            link.Url = link.IsEmail ? link.Url : Safe(link.Url);
            link.GetAttributes().AddProperty("style", LinkStyle);
        }

        return PictureBesideText().Replace(document.ToHtml(Pipeline), "$1<span aria-hidden=\"true\">$2</span> ");
    }

    /// <summary>Beneath it its address, for those whose program shows no button, and for whoever wants to see where it leads.</summary>
    private static void ShowAsButton(LinkInline button)
    {
        button.Title = null;
        button.GetAttributes().AddProperty("style", ButtonStyle);
        var address = new LinkInline(button.Url ?? "", "");
        address.AppendChild(new LiteralInline(button.Url ?? ""));
        address.GetAttributes().AddProperty("style", $"font-size: 0.85em; {LinkStyle}; word-break: break-all");
        var line = new LineBreakInline { IsHard = true };
        button.InsertAfter(line);
        line.InsertAfter(address);
    }

    private static string Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto) ? address! : "";

    // Symbols of the basic plane, and surrogate pairs with what joins them.
    [GeneratedRegex(@"(<p>|<li>)([\p{So}\uD83C-\uD83E\uDC00-\uDFFF\uFE0F\u200D]+) ")]
    private static partial Regex PictureBesideText();

    // 999, 116 123, 0808 80 10 800; not "option 2".
    [GeneratedRegex(@"^\+?[0-9][0-9 ]+[0-9]$")]
    private static partial Regex PhoneNumber();

    private static string Code(Language language) => language == Language.Welsh ? "cy" : "en";
}
