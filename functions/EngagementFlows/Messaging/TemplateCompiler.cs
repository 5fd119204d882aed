using System.Text;
using EngagementFlows.Contacts;
using HandlebarsDotNet;

namespace EngagementFlows.Messaging;

/// <summary>What one template file was compiled to: an email's subject, the text, an email's Markdown.</summary>
internal sealed record TemplateParts(
    HandlebarsTemplate<object, object>? Subject,
    HandlebarsTemplate<object, object> Text,
    HandlebarsTemplate<object, object>? Markdown);

/// <summary>
/// Handlebars in two ways: for text, where fields stand as they are, and for Markdown, where every mark in a field is escaped, so that
/// what people wrote can be neither a link nor HTML. Each language has its own footer.
/// </summary>
internal sealed class TemplateCompiler(string folder)
{
    private readonly IHandlebars welshText = Create(folder, "cy", new AsItIs());
    private readonly IHandlebars englishText = Create(folder, "en", new AsItIs());
    private readonly IHandlebars welshMarkdown = Create(folder, "cy", new MarkdownEscaped());
    private readonly IHandlebars englishMarkdown = Create(folder, "en", new MarkdownEscaped());

    internal HandlebarsTemplate<object, object> Text(Language language, string source) =>
        (language == Language.Welsh ? welshText : englishText).Compile(source);

    internal HandlebarsTemplate<object, object> Markdown(Language language, string source) =>
        (language == Language.Welsh ? welshMarkdown : englishMarkdown).Compile(source);

    private static IHandlebars Create(string folder, string language, ITextEncoder encoder)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = encoder, ThrowOnUnresolvedBindingExpression = true });
        handlebars.RegisterTemplate("footer", File.ReadAllText(Path.Combine(folder, $"footer.{language}.email.hbs")).TrimEnd());
        handlebars.RegisterHelper("link", (output, _, arguments) => WriteLink(output, encoder, arguments.At<string>(0), arguments.Length > 1 ? arguments.At<string>(1) : null));
        return handlebars;
    }

    /// <summary><c>{{link url}}</c> and <c>{{link url title}}</c>: an address to click on in HTML, and to read in text.</summary>
    private static void WriteLink(EncodedTextWriter output, ITextEncoder encoder, string address, string? title)
    {
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
        if (encoder is MarkdownEscaped && isWeb)
            output.WriteSafeString($"[{MarkdownEscaped.Escape(title ?? address)}]({MarkdownEscaped.Escape(uri!.AbsoluteUri)})");
        else
            output.Write(title is null ? address : $"{title}: {address}");
    }

    /// <summary>A field stays within its line: it cannot start a paragraph, a header or a second message.</summary>
    private static string OneLine(string text) => Characters.OneLine(text);

    private sealed class AsItIs : ITextEncoder
    {
        public void Encode(StringBuilder text, TextWriter target) => target.Write(OneLine(text.ToString()));

        public void Encode(string text, TextWriter target) => target.Write(OneLine(text));

        public void Encode<T>(T text, TextWriter target)
            where T : IEnumerator<char> => target.Write(OneLine(Collect(text)));
    }

    private sealed class MarkdownEscaped : ITextEncoder
    {
        public void Encode(StringBuilder text, TextWriter target) => target.Write(Escape(text.ToString()));

        public void Encode(string text, TextWriter target) => target.Write(Escape(text));

        public void Encode<T>(T text, TextWriter target)
            where T : IEnumerator<char> => target.Write(Escape(Collect(text)));

        /// <summary>CommonMark, 2.4: a backslash before any ASCII punctuation makes it mean itself.</summary>
        internal static string Escape(string text)
        {
            var escaped = new StringBuilder(text.Length);
            foreach (var character in OneLine(text))
            {
                if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)))
                    escaped.Append('\\');
                escaped.Append(character);
            }

            return escaped.ToString();
        }
    }

    private static string Collect<T>(T characters)
        where T : IEnumerator<char>
    {
        var text = new StringBuilder();
        while (characters.MoveNext())
            text.Append(characters.Current);
        return text.ToString();
    }
}
