using HandlebarsDotNet;

namespace EngagementFlows.Messaging;

/// <summary>What one template file was compiled to: an email's subject, the text, an email's Markdown.</summary>
internal sealed record TemplateParts(
    HandlebarsTemplate<object, object>? Subject,
    HandlebarsTemplate<object, object> Text,
    HandlebarsTemplate<object, object>? Markdown);

/// <summary>
/// Handlebars in two ways: for text, where fields stand as they are, and for Markdown, where every mark in a field is escaped.
/// Each language has its own footer.
/// </summary>
internal sealed class TemplateCompiler(string folder)
{
    private readonly IHandlebars welshText = Create(folder, "cy", new FieldAsItIs());
    private readonly IHandlebars englishText = Create(folder, "en", new FieldAsItIs());
    private readonly IHandlebars welshMarkdown = Create(folder, "cy", new FieldInMarkdown());
    private readonly IHandlebars englishMarkdown = Create(folder, "en", new FieldInMarkdown());

    internal HandlebarsTemplate<object, object> Text(Language language, string source) =>
        (language == Language.Welsh ? welshText : englishText).Compile(source);

    internal HandlebarsTemplate<object, object> Markdown(Language language, string source) =>
        (language == Language.Welsh ? welshMarkdown : englishMarkdown).Compile(source);

    private static IHandlebars Create(string folder, string language, FieldEncoder encoder)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = encoder, ThrowOnUnresolvedBindingExpression = true });
        handlebars.RegisterTemplate("footer", File.ReadAllText(Path.Combine(folder, $"footer.{language}.email.hbs")).TrimEnd());

        // {{link url}} and {{link url title}}: an address to click on in HTML, and to read in text.
        handlebars.RegisterHelper("link", (output, _, arguments) =>
            output.WriteSafeString(encoder.Link($"{arguments[0]}", arguments.Length > 1 ? $"{arguments[1]}" : null)));
        return handlebars;
    }
}
