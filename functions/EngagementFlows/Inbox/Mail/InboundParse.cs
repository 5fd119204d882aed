using EngagementFlows.Calendars;
using EngagementFlows.Messaging;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Email;
using EngagementFlows.Replies.Reading;

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
    private const int LongestLine = 2_000;

    /// <summary>The rules that read replies say which lines are wishes and answers, so that none is taken for a signature.</summary>
    public static LineSense Sense { get; } = new(
        line => ReplyReaders.BuiltIn.Read(Short(line), question: null, Channel.Email).OptOut != OptOutScope.None,
        line => ReplyReaders.BuiltIn.Read(Short(line), new ReplyQuestion.Attendance(), Channel.Email) is { IsPlain: true, Coming: not null } or { OptOut: not OptOutScope.None });

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
        var subject = Bounded(
            form.HasOwn("email") ? headers.First("Subject") ?? form.Text("subject") : form.Text("subject") ?? headers.First("Subject"),
            LongestSubject);
        var isCalendarReply = parts.Calendar is { } calendar && CalendarReply.IsAnswer(calendar);
        AutomatedMail.IsAutomated(headers, subject, envelope.From, out var rule);
        var sender = headers.First("From") ?? form.Text("from");
        var from = MailAddresses.First(sender) ?? MailAddresses.First(form.Text("from")) ?? MailAddresses.First(envelope.From);
        if (from is null && rule == AutomatedRule.None)
        {
            return new InboundFault("from", "Nobody can be told as the sender: neither from nor the envelope has an address.");
        }

        var words = WordsOf(parts, sender, subject, form, isCalendarReply);
        if (rule == AutomatedRule.AbsenceSubject && (isCalendarReply || (words.AreOwn && Sense.IsWish(words.Text))))
        {
            // Only the subject speaks for a machine, and the words ask us to stop.
            rule = AutomatedRule.None;
        }

        // A machine's words are nobody's answer: "Ann has accepted this invitation" is written by Ann's calendar.
        words = rule == AutomatedRule.None ? words : new OwnWords("", AreOwn: true);
        return new InboundMail
        {
            From = from ?? "",
            EnvelopeFrom = envelope.From,
            EnvelopeTo = envelope.To,
            Subject = subject,
            Text = words.Text,
            TextIsOwn = words.AreOwn,
            MessageId = Bounded(headers.First("Message-ID")?.Trim('<', '>', ' '), LongestMessageId),
            Automated = rule,
            LooksAutomatic = AutomatedMail.LooksAutomatic(headers, subject),
            Calendar = parts.Calendar,
            IsCalendarReply = isCalendarReply,
            Attachments = parts.Attachments,
            Headers = headers,
        };
    }

    private static OwnWords WordsOf(MimeMail parts, string? sender, string subject, FormTexts form, bool isCalendarReply)
    {
        var text = new MailText(parts.Body)
        {
            Html = parts.Html,
            Sender = sender ?? "",
            OurNames = MailAddresses.Names(parts.Headers.First("To") ?? form.Text("to")),
        };
        var words = OwnWordsReader.Read(text, OurTexts.BuiltIn, Sense);
        if (words.AreOwn || isCalendarReply || OwnWordsReader.InSubject(subject, OurTexts.BuiltIn) is not { } inSubject)
        {
            return words;
        }

        // What the subject says is shown to the team; as an answer it counts only where it reads as one.
        return Sense.IsWish(inSubject) || Sense.IsAnswer(inSubject) ? new OwnWords(inSubject, AreOwn: true)
            : string.IsNullOrWhiteSpace(words.Text) ? new OwnWords(inSubject, AreOwn: false)
            : words;
    }

    /// <summary>The person's own words of a mail that came without headers, as a developer posts one by hand.</summary>
    public static string OwnWordsOf(string body, string sender) =>
        OwnWordsReader.Read(new MailText(body) { Sender = sender }, OurTexts.BuiltIn, Sense) is { AreOwn: true } own ? own.Text : body;

    private static string Short(string line) => line.Length <= LongestLine ? line : line[..LongestLine];

    private static string Bounded(string? text, int longest) => text is null ? "" : text.Length <= longest ? text : text[..longest];
}
