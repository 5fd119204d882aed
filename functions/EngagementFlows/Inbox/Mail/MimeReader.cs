using EngagementFlows.Calendars;
using MimeKit;
using MimeKit.Text;

namespace EngagementFlows.Inbox.Mail;

/// <param name="Body">The text of the mail as a person would read it, quotes still in it.</param>
internal sealed record MimeMail(MailHeaders Headers, string Body, string? Calendar, IReadOnlyList<MailAttachment> Attachments);

/// <summary>A whole MIME message, read by MimeKit and bounded: in depth, in parts and in the text that is taken out of it.</summary>
internal static class MimeReader
{
    private const int MostDepth = 20;
    private const int MostParts = 200;
    private const int LongestText = 200_000;

    /// <summary>Null where the bytes are no message.</summary>
    internal static MimeMail? Read(byte[] bytes)
    {
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(new ParserOptions { MaxMimeDepth = MostDepth }, new MemoryStream(bytes, writable: false));
        }
        catch (FormatException)
        {
            return null;
        }

        using (message)
        {
            var walk = new Walk();
            var body = message.Body is null ? "" : walk.BodyOf(message.Body, 0);
            return new MimeMail(MailHeaders.Of(message.Headers), body, walk.Calendar, walk.Attachments);
        }
    }

    private sealed class Walk
    {
        private int parts;

        internal string? Calendar { get; private set; }

        internal List<MailAttachment> Attachments { get; } = [];

        internal string BodyOf(MimeEntity entity, int depth)
        {
            if (depth > MostDepth || ++parts > MostParts)
                return "";

            switch (entity)
            {
                case Multipart { Count: 0 } broken:
                    // The boundary never came: what stands there is all that was written.
                    return broken.Preamble ?? "";
                case MultipartAlternative alternative:
                    // Every part is looked at, since an invitation's calendar is one of the alternatives.
                    var bodies = alternative.Select(part => (Plain: part.ContentType.IsMimeType("text", "plain"), Text: BodyOf(part, depth + 1))).ToList();
                    return bodies.Where(body => body.Text.Trim().Length > 0).OrderByDescending(body => body.Plain).Select(body => body.Text).FirstOrDefault("");
                case Multipart multipart:
                    return string.Join("\n", multipart.Select(part => BodyOf(part, depth + 1)).Where(text => text.Trim().Length > 0));
                case TextPart text when CalendarReply.IsCalendar(text.ContentType.MimeType, text.FileName):
                    Calendar ??= Decoded(text);
                    return "";
                case MimePart part when CalendarReply.IsCalendar(part.ContentType.MimeType, part.FileName):
                    Calendar ??= Charsets.Decode(Content(part), null);
                    return "";
                case TextPart text when !text.IsAttachment && string.IsNullOrEmpty(text.FileName) && (text.IsPlain || text.IsHtml):
                    return text.IsHtml ? HtmlText.Read(Decoded(text)) : text.IsFlowed ? Unflowed(text) : Decoded(text);
                default:
                    Note(entity);
                    return "";
            }
        }

        private void Note(MimeEntity entity)
        {
            var name = entity.ContentDisposition?.FileName ?? entity.ContentType.Name ?? "";
            Attachments.Add(new MailAttachment(name, entity.ContentType.MimeType, entity is MimePart part ? Content(part).LongLength : 0));
        }
    }

    private static string Unflowed(TextPart text) => new FlowedToText { DeleteSpace = IsDelSp(text) }.Convert(Decoded(text));

    private static bool IsDelSp(TextPart text) => "yes".Equals(text.ContentType.Parameters["delsp"], StringComparison.OrdinalIgnoreCase);

    private static string Decoded(TextPart text)
    {
        var decoded = Charsets.Decode(Content(text), text.ContentType.Charset);
        return decoded.Length <= LongestText ? decoded : decoded[..LongestText];
    }

    private static byte[] Content(MimePart part)
    {
        using var decoded = new MemoryStream();
        part.Content?.DecodeTo(decoded);
        return decoded.ToArray();
    }
}
