using EngagementFlows.Calendars;
using EngagementFlows.Replies.Email;
using MimeKit;
using MimeKit.Text;

namespace EngagementFlows.Inbox.Mail;

/// <param name="Body">The text of the mail as a person would read it, quotes still in it.</param>
/// <param name="Html">The HTML that stands beside a plain text; null where there is none.</param>
internal sealed record MimeMail(
    MailHeaders Headers, string Body, HtmlText? Html, string? Calendar, IReadOnlyList<MailAttachment> Attachments);

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
            return new MimeMail(MailHeaders.Of(message.Headers), body, walk.HtmlBeside(body), walk.Calendar, walk.Attachments);
        }
    }

    private sealed class Walk
    {
        private int parts;

        private HtmlText? html;

        internal string? Calendar { get; private set; }

        internal List<MailAttachment> Attachments { get; } = [];

        internal HtmlText? HtmlBeside(string body) => html is null || ReferenceEquals(html.Text, body) ? null : html;

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
                case MimePart part when CalendarReply.IsCalendar(part.ContentType.MimeType, part.FileName):
                    Calendar ??= CalendarReply.WithMethod(
                        Charsets.Decode(Content(part), part.ContentType.Charset), part.ContentType.Parameters["method"]);
                    return "";
                case TextPart text when !text.IsAttachment && string.IsNullOrEmpty(text.FileName) && (text.IsPlain || text.IsHtml):
                    return text.IsHtml ? TextOf(text) : text.IsFlowed ? Unflowed(text) : Decoded(text);
                default:
                    Note(entity);
                    return "";
            }
        }

        private string TextOf(TextPart part)
        {
            var read = HtmlText.Read(Decoded(part));
            html ??= read;
            return read.Text;
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
