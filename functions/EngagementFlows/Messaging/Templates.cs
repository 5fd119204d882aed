using System.Collections.Concurrent;
using EngagementFlows.Campaigns;

namespace EngagementFlows.Messaging;

/// <summary>
/// The texts of all messages, filled in: Handlebars for the fields; an email starts with <c>Subject: </c> and goes on in Markdown; a text
/// message is plain text. In an easy-read email an emoji at the start of an idea is the picture beside it: decoration, hidden from
/// screen readers, since the words say all without it. Easy-read text messages have none: one emoji doubles the cost.
/// </summary>
public sealed class Templates
{
    /// <summary>More than all built-in texts, so that campaigns' changes of mind do not gather in memory.</summary>
    private const int MostCompiled = 2_000;

    // For the whole process: what a text compiles to depends on nothing but the text, and a campaign's own text is kept by its content.
    private static readonly ConcurrentDictionary<(Wording Wording, Channel Channel, string Source), TemplateParts> Compiled = new();
    private static readonly TemplateCompiler Compiler = new(TemplateSources.Folder);

    /// <summary>The steps that there are texts for.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        .. Directory.EnumerateFiles(TemplateSources.Folder, "*.en.sms.hbs").Select(file => Path.GetFileName(file)[..^".en.sms.hbs".Length])
            .Where(step => step != TemplateSources.Introduction).Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Writes one message. Where the language is unknown it carries Welsh and then English. Fields are escaped in HTML and not in
    /// text; a line break in a field breaks no line of a header.
    /// </summary>
    /// <param name="own">The campaign's own texts, which stand in the place of built-in ones.</param>
    /// <param name="largePrint">An email's HTML comes in larger type, with more space; its plain text is as it is.</param>
    /// <exception cref="ArgumentException">There is no text for the step.</exception>
    /// <exception cref="HandlebarsDotNet.HandlebarsException">A template names a field that <paramref name="fields"/> lack.</exception>
    public RenderedMessage Render(
        string step, Channel channel, Language language, MessageFields fields, bool easyRead = false, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MessageTexts>>? own = null,
        bool largePrint = false)
    {
        Language[] languages = language == Language.Unknown ? [Language.Welsh, Language.English] : [language];
        var parts = languages.Select(one => (Language: one, Parts: Find(step, channel, new Wording(one, easyRead), own), Fields: fields.In(one))).ToList();
        if (channel == Channel.Sms)
        {
            var texts = parts.Select((part, n) => SmsSender.Signed(SentenceEnds.Tidy(part.Parts.Text(part.Fields).Trim()), part.Language, fields, isFirst: n == 0));
            return new RenderedMessage(null, SmsText.Normalise(string.Join("\n\n", texts)), null);
        }

        var subject = string.Join(" | ", parts.Select(part => SentenceEnds.Tidy(Contacts.Characters.OneLine(part.Parts.Subject!(part.Fields)))));
        var text = string.Join("\n\n---\n\n", parts.Select(part => SentenceEnds.Tidy(part.Parts.Text(part.Fields).Trim())));
        var sections = parts.Select(part => (part.Language, SentenceEnds.Tidy(part.Parts.Markdown!(part.Fields))));
        return new RenderedMessage(subject, text + "\n", EmailHtml.Page(subject, sections, largePrint));
    }

    /// <summary>What an email of this step says, in Markdown and one language, for a page.</summary>
    internal string Markdown(
        string step, Language language, MessageFields fields, bool easyRead,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, MessageTexts>>? own) =>
        SentenceEnds.Tidy(Find(step, Channel.Email, new Wording(language, easyRead), own).Markdown!(fields.In(language)));

    /// <exception cref="HandlebarsDotNet.HandlebarsException">The text is no Handlebars.</exception>
    internal static TemplateParts Compile(Wording wording, Channel channel, string source)
    {
        if (Compiled.Count > MostCompiled)
            Compiled.Clear();
        return Compiled.GetOrAdd((wording, channel, source), static key => Parts(key.Wording, key.Channel, key.Source));
    }

    private static TemplateParts Find(string step, Channel channel, Wording wording, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MessageTexts>>? own) =>
        TemplateSources.InForce(own, step, wording, channel) is { } source
            ? Compile(wording, channel, source)
            : throw new ArgumentException($"There is no text for the step \"{step}\": {TemplateSources.FileName(step, wording, channel)} is missing from Messaging/Templates.", nameof(step));

    private static TemplateParts Parts(Wording wording, Channel channel, string source)
    {
        if (channel == Channel.Sms)
            return new TemplateParts(null, Compiler.Text(wording, TemplateSources.Introducing(source, channel)), null);
        var (subject, markdown) = TemplateSources.Email(TemplateSources.Introducing(source, channel)) ?? throw new InvalidDataException($"An email's text starts with \"{TemplateSources.SubjectLabel}\", and this one does not.");
        return new TemplateParts(Compiler.Text(wording, subject), Compiler.Text(wording, TemplateCompiler.WithoutMarks(markdown)), Compiler.Markdown(wording, markdown));
    }
}
