using System.Text.Json;
using EngagementFlows.Calendars;
using EngagementFlows.Replies.Email;

namespace EngagementFlows.Inbox.Mail;

/// <summary>The default mode: the provider has taken the message apart, a calendar among its attachments.</summary>
internal static class FormParts
{
    private sealed record Info(string? FileName, string? Type, string? Charset);

    internal static MimeMail Read(FormTexts form, IReadOnlyDictionary<string, byte[]> fields, IReadOnlyList<FormAttachment> attachments)
    {
        var infos = Infos(fields.GetValueOrDefault("attachment-info"));
        var noted = new List<MailAttachment>();
        string? calendar = null;
        foreach (var attachment in attachments)
        {
            var info = infos.GetValueOrDefault(attachment.Field);
            var name = attachment.FileName is { Length: > 0 } given ? given : info?.FileName ?? "";
            // The part's own type is often application/octet-stream where the information has the sender's.
            var type = info?.Type ?? attachment.ContentType;
            var semicolon = type.IndexOf(';', StringComparison.Ordinal);
            var bare = (semicolon < 0 ? type : type[..semicolon]).Trim().ToLowerInvariant();
            if (attachment.Content is { } content && CalendarReply.IsCalendar(bare, name))
                calendar ??= CalendarReply.WithMethod(
                    Charsets.Decode(content, info?.Charset), MethodIn(type) ?? MethodIn(attachment.ContentType));
            else
                noted.Add(new MailAttachment(name, bare, attachment.Size));
        }

        var text = form.Text("text");
        var html = form.Text("html") is { } marked ? HtmlText.Read(marked) : null;
        var isHtmlOnly = string.IsNullOrWhiteSpace(text) && html is not null;
        return new MimeMail(
            MailHeaders.Read(fields.GetValueOrDefault("headers")),
            isHtmlOnly ? html!.Text : text ?? "",
            isHtmlOnly ? null : html,
            calendar,
            noted);
    }

    /// <summary>The method that the type of a calendar's part names.</summary>
    private static string? MethodIn(string type) =>
        MimeKit.ContentType.TryParse(type, out var parsed) ? parsed.Parameters["method"] : null;

    private static Dictionary<string, Info> Infos(byte[]? json)
    {
        var infos = new Dictionary<string, Info>();
        MailJson.Object(json, root =>
        {
            foreach (var entry in root.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object))
                infos[entry.Name] = new Info(Text(entry.Value, "filename") ?? Text(entry.Value, "name"), Text(entry.Value, "type"), Text(entry.Value, "charset"));
        });
        return infos;
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
