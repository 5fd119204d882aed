using System.Net;
using System.Text;
using Markdig;

namespace EngagementFlows.Messaging;

/// <summary>
/// An email's Markdown as a page: large type, short lines and the language of each part marked, so that a screen reader speaks
/// Welsh as Welsh. HTML in the Markdown is shown and not run.
/// </summary>
internal static class EmailHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    internal static string Page(string title, IEnumerable<(Language Language, string Markdown)> sections)
    {
        var parts = sections.Select(section => (Code: Code(section.Language), Html: Markdown.ToHtml(section.Markdown, Pipeline))).ToList();
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"").Append(parts[0].Code).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n</head>\n")
            .Append("<body style=\"font-family: Arial, Helvetica, sans-serif; font-size: 18px; line-height: 1.5; max-width: 36em; margin: 0 auto; padding: 1em; color: #0b0c0c; background: #ffffff\">\n");
        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0)
                page.Append("<hr>\n");
            page.Append("<div lang=\"").Append(parts[index].Code).Append("\">\n").Append(parts[index].Html).Append("</div>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Code(Language language) => language == Language.Welsh ? "cy" : "en";
}
