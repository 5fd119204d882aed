using System.Collections.Concurrent;

namespace EngagementFlows.Messaging;

/// <summary>
/// The texts of all messages: files named <c>step.language.channel.hbs</c> in <c>Messaging/Templates</c>, Handlebars for the fields.
/// An email's file starts with <c>Subject: </c> and goes on in Markdown; a text's file is plain text.
/// </summary>
public sealed class Templates
{
    private const string SubjectLabel = "Subject: ";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Messaging", "Templates");

    private readonly ConcurrentDictionary<(string Step, Channel Channel, Language Language), TemplateParts> compiled = new();
    private readonly TemplateCompiler compiler = new(Folder);

    /// <summary>The steps that there are texts for.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.en.sms.hbs").Select(file => Path.GetFileName(file)[..^".en.sms.hbs".Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Writes one message. Where the language is unknown it carries Welsh and then English. Fields are escaped in HTML and not in
    /// text; a line break in a field breaks no line of a header.
    /// </summary>
    /// <exception cref="ArgumentException">There is no text for the step.</exception>
    /// <exception cref="HandlebarsDotNet.HandlebarsException">A template names a field that <paramref name="fields"/> lack.</exception>
    public RenderedMessage Render(string step, Channel channel, Language language, MessageFields fields)
    {
        Language[] languages = language == Language.Unknown ? [Language.Welsh, Language.English] : [language];
        var parts = languages.Select(one => (Language: one, Parts: Find(step, channel, one), Fields: fields.In(one))).ToList();
        if (channel == Channel.Sms)
        {
            var texts = string.Join("\n\n", parts.Select(part => part.Parts.Text(part.Fields).Trim()));
            var name = fields.SharedWith is { } shared ? $"{Contacts.Characters.OneLine(shared)}: " : "";
            return new RenderedMessage(null, SmsText.Normalise(name + texts), null);
        }

        var subject = string.Join(" | ", parts.Select(part => Contacts.Characters.OneLine(part.Parts.Subject!(part.Fields))));
        var text = string.Join("\n\n---\n\n", parts.Select(part => part.Parts.Text(part.Fields).Trim()));
        var sections = parts.Select(part => (part.Language, part.Parts.Markdown!(part.Fields)));
        return new RenderedMessage(subject, text + "\n", EmailHtml.Page(subject, sections));
    }

    private TemplateParts Find(string step, Channel channel, Language language) => compiled.GetOrAdd((step, channel, language), key =>
    {
        var file = Path.Combine(Folder, $"{key.Step}.{(key.Language == Language.Welsh ? "cy" : "en")}.{(key.Channel == Channel.Sms ? "sms" : "email")}.hbs");
        if (!Steps.Contains(key.Step) || !File.Exists(file))
            throw new ArgumentException($"There is no text for the step \"{key.Step}\": {Path.GetFileName(file)} is missing from Messaging/Templates.", nameof(step));

        var source = File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd();
        if (key.Channel == Channel.Sms)
            return new TemplateParts(null, compiler.Text(key.Language, source), null);
        if (!source.StartsWith(SubjectLabel, StringComparison.Ordinal))
            throw new InvalidDataException($"{Path.GetFileName(file)} does not start with \"{SubjectLabel}\".");

        // The subject is compiled on its own, so that no field can end it early and add a header.
        var end = source.IndexOf('\n', StringComparison.Ordinal);
        var body = source[end..].Trim();
        // What stands out in HTML would be stars in plain text.
        return new TemplateParts(compiler.Text(key.Language, source[SubjectLabel.Length..end]), compiler.Text(key.Language, body.Replace("**", "", StringComparison.Ordinal)), compiler.Markdown(key.Language, body));
    });
}
