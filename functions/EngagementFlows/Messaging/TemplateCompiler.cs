using HandlebarsDotNet;

namespace EngagementFlows.Messaging;

/// <summary>What one template file was compiled to: an email's subject, the text, an email's Markdown.</summary>
internal sealed record TemplateParts(
    HandlebarsTemplate<object, object>? Subject,
    HandlebarsTemplate<object, object> Text,
    HandlebarsTemplate<object, object>? Markdown);

/// <summary>
/// Handlebars in two ways: for text, where fields stand as they are, and for Markdown, where every mark in a field is escaped.
/// Each wording has its own footer.
/// </summary>
internal sealed class TemplateCompiler(string folder)
{
    private readonly Dictionary<Wording, IHandlebars> text = Wording.All.ToDictionary(wording => wording, wording => Create(folder, wording, new FieldAsItIs()));
    private readonly Dictionary<Wording, IHandlebars> markdown = Wording.All.ToDictionary(wording => wording, wording => Create(folder, wording, new FieldInMarkdown()));

    internal HandlebarsTemplate<object, object> Text(Wording wording, string source) => text[wording].Compile(source);

    internal HandlebarsTemplate<object, object> Markdown(Wording wording, string source) => markdown[wording].Compile(source);

    /// <summary>What stands out in HTML would be stars in plain text.</summary>
    internal static string WithoutMarks(string markdown) => markdown.Replace("**", "", StringComparison.Ordinal);

    private static IHandlebars Create(string folder, Wording wording, FieldEncoder encoder)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = encoder, ThrowOnUnresolvedBindingExpression = true });
        var footer = File.ReadAllText(Path.Combine(folder, $"footer.{wording.Code}.email.hbs")).TrimEnd();
        handlebars.RegisterTemplate("footer", encoder is FieldAsItIs ? WithoutMarks(footer) : footer);

        foreach (var channel in Enum.GetValues<Channel>())
        {
            var introduction = File.ReadAllText(Path.Combine(folder, TemplateSources.FileName(TemplateSources.Introduction, wording, channel))).TrimEnd();
            handlebars.RegisterTemplate(TemplateSources.PartName(channel), encoder is FieldAsItIs ? WithoutMarks(introduction) : introduction);
        }

        // {{link url}} and {{link url title}}: an address to click on in HTML, and to read in text.
        handlebars.RegisterHelper("link", (output, _, arguments) =>
            output.WriteSafeString(encoder.Link($"{arguments[0]}", arguments.Length > 1 ? $"{arguments[1]}" : null)));
        // {{button url "What it does"}}: the one thing to do in this message, so that it is found on a phone.
        handlebars.RegisterHelper("button", (output, _, arguments) => output.WriteSafeString(encoder.Button($"{arguments[0]}", $"{arguments[1]}")));
        return handlebars;
    }
}
