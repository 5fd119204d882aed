namespace EngagementFlows.Inbox.Mail;

/// <summary>One email that came in, whichever form the provider gave it. Attachments are noted and not kept.</summary>
public sealed record InboundMail
{
    /// <summary>The address in the From header, without a name; the envelope's sender where the header has none; empty in a bounce.</summary>
    public required string From { get; init; }

    /// <summary>The envelope's sender: empty for an empty return path, null where the envelope does not say.</summary>
    public string? EnvelopeFrom { get; init; }

    /// <summary>The addresses that it was delivered to, and is routed by. What the To header says is the sender's to choose.</summary>
    public required IReadOnlyList<string> EnvelopeTo { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>The person's own words. Empty where a machine wrote the mail, a calendar's answer among them.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// False where nothing stayed after quotes and signatures were taken out: <see cref="Text"/> is then the whole mail, for a
    /// person to see and never to be understood, since the quote in it may say STOP in our own words.
    /// </summary>
    public bool TextIsOwn { get; init; } = true;

    /// <summary>The Message-ID header without its brackets; empty where there is none.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The rule that says a machine wrote it.</summary>
    public AutomatedRule Automated { get; init; }

    /// <summary>Weak signs of a machine or a mailing list: it is read for what must not be missed, and is then for the team.</summary>
    public bool LooksAutomatic { get; init; }

    /// <summary>
    /// To be dropped. A calendar's answer is not, however it is marked: a person pressed the button, and Exchange
    /// and Google mark what their calendars send.
    /// </summary>
    public bool IsAutomated => Automated != AutomatedRule.None && !IsCalendarReply;

    /// <summary>The text/calendar part as it came, null where there is none.</summary>
    public string? Calendar { get; init; }

    /// <summary><see cref="Calendar"/> has METHOD:REPLY or METHOD:COUNTER.</summary>
    public bool IsCalendarReply { get; init; }
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
    public MailHeaders Headers { get; init; } = MailHeaders.None;
}

/// <param name="FileName">As the sender named it: never a path to write to.</param>
/// <param name="Size">In bytes, decoded.</param>
public sealed record MailAttachment(string FileName, string ContentType, long Size);

/// <param name="Field">The form field that is at fault.</param>
/// <param name="Message">What is wrong and how to put it right; repeats nothing of the mail, so it may be logged.</param>
public sealed record InboundFault(string Field, string Message);

/// <summary>A mail, or what is wrong with the post; never both.</summary>
public readonly record struct InboundParseResult(InboundMail? Mail, InboundFault? Fault)
{
    public static implicit operator InboundParseResult(InboundMail mail) => new(mail, null);

    public static implicit operator InboundParseResult(InboundFault fault) => new(null, fault);
}
