using System.Collections.Concurrent;
using EngagementFlows.Campaigns;

namespace EngagementFlows.Messaging;

/// <summary>
/// What is written in templates before any field is filled in: the built-in files <c>step.wording.channel.hbs</c> in
/// <c>Messaging/Templates</c>, and a campaign's own texts in their place.
/// </summary>
public static class TemplateSources
{
    internal const string SubjectLabel = "Subject: ";

    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Messaging", "Templates");

    /// <summary>Who can be talked to, why we write and where the privacy notice is: a part of messages, and none by itself.</summary>
    internal const string Introduction = "introduction";

    private const string Footer = "{{> footer}}";

    private static readonly ConcurrentDictionary<string, string?> Files = new(StringComparer.Ordinal);

    /// <summary>The built-in text of a step; null where there is none.</summary>
    public static string? BuiltIn(string step, Wording wording, Channel channel) => !Templates.Steps.Contains(step) ? null : Files.GetOrAdd(
        FileName(step, wording, channel),
        static name => Path.Combine(Folder, name) is var file && File.Exists(file) ? Tidy(File.ReadAllText(file)) : null);

    /// <summary>The campaign's own text of a step; null where it has none.</summary>
    public static string? Own(IReadOnlyDictionary<string, IReadOnlyDictionary<string, MessageTexts>>? own, string step, Wording wording, Channel channel) =>
        own?.GetValueOrDefault(step)?.GetValueOrDefault(wording.Code)?.For(channel) is { Length: > 0 } text ? Tidy(text) : null;

    /// <summary>What is sent: the campaign's own text, or the built-in one. Nobody goes without a message for want of an easy-read text.</summary>
    internal static string? InForce(IReadOnlyDictionary<string, IReadOnlyDictionary<string, MessageTexts>>? own, string step, Wording wording, Channel channel) =>
        Own(own, step, wording, channel) ?? BuiltIn(step, wording, channel) ?? (wording.EasyRead ? InForce(own, step, wording with { EasyRead = false }, channel) : null);

    public static string FileName(string step, Wording wording, Channel channel) => $"{step}.{wording.Code}.{(channel == Channel.Sms ? "sms" : "email")}.hbs";

    /// <summary>An email's subject, which ends with its line, so that no field can end it early and add a header; and its Markdown.</summary>
    internal static (string Subject, string Markdown)? Email(string source)
    {
        if (!source.StartsWith(SubjectLabel, StringComparison.Ordinal))
            return null;
        var end = source.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (source[SubjectLabel.Length..].Trim(), "") : (source[SubjectLabel.Length..end].Trim(), source[end..].Trim());
    }

    /// <summary>
    /// A text with the place where the introduction goes, where the message has one: a campaign's own words say it too. At the end of a text
    /// message, and above the foot of an email.
    /// </summary>
    internal static string Introducing(string source, Channel channel)
    {
        var part = $"{{{{#if introduces}}}}\n{{{{> {PartName(channel)}}}}}\n\n{{{{/if}}}}\n";
        return channel == Channel.Sms ? $"{source}\n{part}"
            : source.Contains(Footer, StringComparison.Ordinal) ? source.Replace(Footer, part + Footer, StringComparison.Ordinal)
            : $"{source}\n\n{part}";
    }

    internal static string PartName(Channel channel) => channel == Channel.Sms ? "introduction-sms" : "introduction-email";

    private static string Tidy(string source) => source.ReplaceLineEndings("\n").TrimEnd();
}
