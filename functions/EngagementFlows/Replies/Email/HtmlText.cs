using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// The text of an HTML mail, a line for each block, with what the mail programs mark as a quote written the way plain text writes it:
/// <c>&gt;</c> before its lines. <see cref="OwnWordsReader"/> then reads both kinds of mail alike.
/// </summary>
/// <param name="HasQuote">The HTML itself says that something in it is a quote.</param>
/// <param name="Signature">The lines that it marks as a signature.</param>
public sealed record HtmlText(string Text, bool HasQuote, IReadOnlyList<string> Signature)
{
    private const int Longest = 500_000;

    // The parser looks through all open elements at each tag, so depth is what costs; real mail has a few thousand tags.
    private const int MostTags = 20_000;

    // A nesting that no mail has, and that every reader's stack can hold.
    private const int MostDepth = 200;

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
    {
        "style", "script", "head", "title", "template", "noscript", "object", "iframe", "svg", "math", "select", "textarea",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    private static readonly HashSet<string> QuoteMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra",
        "ms-outlook-mobile-reference-message", "mail-editor-reference-message-container",
    };

    private static readonly HashSet<string> SignatureMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail_signature", "gmail_signature_prefix", "moz-signature", "Signature", "AppleMailSignature", "ms-outlook-mobile-signature",
        "protonmail_signature_block", "ymail_android_signature", "ymail_ios_signature", "composer_signature",
    };

    /// <summary>Outlook's and Hotmail's: all that follows is the message that is answered.</summary>
    private static readonly HashSet<string> Dividers = new(StringComparer.OrdinalIgnoreCase)
    {
        "appendonsend", "divRplyFwdMsg", "x_divRplyFwdMsg", "x_appendonsend", "OutlookMessageHeader", "stopSpelling",
    };

    /// <summary>Never throws; signatures that are marked as such are left out unless there is nothing else.</summary>
    public static HtmlText Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(Bounded(html));
        if (document.Body is not { } body)
        {
            return new HtmlText("", HasQuote: false, []);
        }

        var writer = new Writer(signatures: false);
        var text = writer.Of(body);
        return string.IsNullOrWhiteSpace(text)
            ? new HtmlText(new Writer(signatures: true).Of(body), writer.HasQuote, [])
            : new HtmlText(text, writer.HasQuote, writer.Signature);
    }

    private static string Bounded(string html)
    {
        var bounded = html.Length <= Longest ? html : html[..Longest];
        var tags = 0;
        for (var at = bounded.IndexOf('<', StringComparison.Ordinal); at >= 0; at = bounded.IndexOf('<', at + 1))
        {
            if (++tags > MostTags)
                return bounded[..at];
        }

        return bounded;
    }

    private static bool IsMarked(IElement element, HashSet<string> marks) =>
        (element.Id is { } id && marks.Contains(id)) || element.ClassList.Any(marks.Contains);

    /// <summary>Outlook's line above the headers of what it quotes.</summary>
    private static bool IsRuleAboveHeaders(IElement element) =>
        element.LocalName == "div"
        && element.GetAttribute("style") is { } style
        && style.Contains("border-top:solid", StringComparison.OrdinalIgnoreCase)
        && style.Contains("border:none", StringComparison.OrdinalIgnoreCase)
        && element.QuerySelectorAll("b").Length >= 3;

    private sealed class Writer(bool signatures)
    {
        private readonly StringBuilder written = new();
        private readonly StringBuilder line = new();
        private int quotes;
        private bool divided;

        internal bool HasQuote { get; private set; }

        internal List<string> Signature { get; } = [];

        internal string Of(IElement body)
        {
            Visit(body, 0, preformatted: false);
            EndLine();
            return written.ToString();
        }

        private void Visit(INode node, int depth, bool preformatted)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text)
                    Append(text.Data, preformatted);
                else if (child is IElement element && depth < MostDepth && !Unseen.Contains(element.LocalName))
                    Element(element, depth, preformatted);
            }
        }

        private void Element(IElement element, int depth, bool preformatted)
        {
            var name = element.LocalName;
            if (name == "br")
            {
                EndLine(evenEmpty: true);
                return;
            }

            if (!signatures && IsMarked(element, SignatureMarks))
            {
                if (quotes == 0 && !divided)
                    Signature.AddRange(LinesOf(element));
                EndLine();
                return;
            }

            // Once is enough: Outlook nests one divider in the other, and a quote has those of the mails before.
            if (!divided && quotes == 0 && (IsMarked(element, Dividers) || IsRuleAboveHeaders(element)))
            {
                divided = true;
                HasQuote = true;
                EndLine();
                written.Append(Quotations.Divider).Append('\n');
            }

            var quote = name == "blockquote" || IsMarked(element, QuoteMarks);
            var block = quote || Blocks.Contains(name);
            if (block)
                EndLine();
            quotes += quote ? 1 : 0;
            HasQuote |= quote;
            Visit(element, depth + 1, preformatted || name is "pre");
            if (name is "td" or "th")
                line.Append(' ');
            if (block)
                EndLine();
            // A paragraph ends with an empty line, as it does on the screen.
            if (name is "p" or "hr")
                EndLine(evenEmpty: true);
            quotes -= quote ? 1 : 0;
        }

        private static string[] LinesOf(IElement element) =>
            new Writer(signatures: true).Of(element).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        private void Append(string text, bool preformatted)
        {
            foreach (var character in text)
            {
                if (preformatted && character == '\n')
                    EndLine(evenEmpty: true);
                else if (!char.IsWhiteSpace(character))
                    line.Append(character);
                else if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
        }

        private void EndLine(bool evenEmpty = false)
        {
            var text = line.ToString().Trim();
            line.Clear();
            if (text.Length == 0 && !evenEmpty)
                return;
            written.Append(quotes > 0 ? "> " : "").Append(text).Append('\n');
        }
    }
}
