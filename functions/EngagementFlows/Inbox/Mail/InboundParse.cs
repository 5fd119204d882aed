using EngagementFlows.Calendars;

namespace EngagementFlows.Inbox.Mail;

/// <summary>A file of the form post.</summary>
/// <param name="Field"><c>attachment1</c> and so on.</param>
/// <param name="Content">Looked at for calendars only; may be null for anything else.</param>
public sealed record FormAttachment(string Field, string FileName, string ContentType, long Size, byte[]? Content = null);

/// <summary>
/// Makes a mail of the form that SendGrid's Inbound Parse posts, in its default mode (a field for each part) and in its raw mode
/// (<c>email</c> is the whole message). Pure, and never throws, whatever the bytes.
/// </summary>
public static class InboundParse
{
    private const int LongestSubject = 1000;
    private const int LongestMessageId = 500;

    /// <param name="fields">The raw bytes of each field that is no file: which charset each is in stands in the field <c>charsets</c>.</param>
    public static InboundParseResult Read(IReadOnlyDictionary<string, byte[]> fields, IReadOnlyList<FormAttachment> attachments)
    {
        if (!fields.TryGetValue("envelope", out var envelopeBytes))
            return new InboundFault("envelope", "The envelope is missing: post what Inbound Parse sends, with envelope as JSON such as {\"to\":[\"...\"],\"from\":\"...\"}.");
        if (MailEnvelope.Read(envelopeBytes) is not { } envelope)
            return new InboundFault("envelope", "The envelope is not JSON with an address in to, such as {\"to\":[\"...\"],\"from\":\"...\"}.");

        var form = new FormTexts(fields);
        MimeMail? parts;
        if (fields.TryGetValue("email", out var raw))
        {
            parts = MimeReader.Read(raw);
            if (parts is null)
                return new InboundFault("email", "The raw message cannot be read as MIME: it has no headers.");
        }
        else
        {
            if (!fields.ContainsKey("headers") && !fields.ContainsKey("text") && !fields.ContainsKey("html"))
                return new InboundFault("headers", "There is neither email (raw mode) nor headers, text or html (default mode): post what Inbound Parse sends.");
            parts = FormParts.Read(form, fields, attachments);
        }

        return Assemble(envelope, parts, form);
    }

    private static InboundParseResult Assemble(MailEnvelope envelope, MimeMail parts, FormTexts form)
    {
        var headers = parts.Headers;
        AutomatedMail.IsAutomated(headers, envelope.From, out var rule);
        var from = MailAddresses.First(headers.First("From")) ?? MailAddresses.First(form.Text("from")) ?? MailAddresses.First(envelope.From);
        if (from is null && rule == AutomatedRule.None)
            return new InboundFault("from", "Nobody can be told as the sender: neither from nor the envelope has an address.");

        // A machine's words are nobody's answer: "Ann has accepted this invitation" is written by Ann's calendar.
        var words = rule == AutomatedRule.None ? ReplyText.OwnWords(parts.Body) : new OwnWords("", AreOwn: true);
        return new InboundMail
        {
            From = from ?? "",
            EnvelopeFrom = envelope.From,
            EnvelopeTo = envelope.To,
            Subject = Bounded(form.HasOwn("email") ? headers.First("Subject") ?? form.Text("subject") : form.Text("subject") ?? headers.First("Subject"), LongestSubject),
            Text = words.Text,
            TextIsOwn = words.AreOwn,
            MessageId = Bounded(headers.First("Message-ID")?.Trim('<', '>', ' '), LongestMessageId),
            Automated = rule,
            Calendar = parts.Calendar,
            IsCalendarReply = parts.Calendar is { } calendar && CalendarReply.HasMethodReply(calendar),
            Attachments = parts.Attachments,
            Headers = headers,
        };
    }

    private static string Bounded(string? text, int longest) => text is null ? "" : text.Length <= longest ? text : text[..longest];
}
