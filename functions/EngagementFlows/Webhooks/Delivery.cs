using System.Text.Json.Serialization;
using EngagementFlows.Inbox.Mail;

namespace EngagementFlows.Webhooks;

/// <summary>What a provider posted and we verified, reduced to what is used of it. Exactly one of its contents is set.</summary>
/// <param name="Key">A hash of what makes it the same delivery when it comes again: no personal data.</param>
/// <param name="At">When it came to us.</param>
public sealed record Delivery(DeliveryKind Kind, string Key, DateTimeOffset At)
{
    public TextReceived? Text { get; init; }

    public StatusReported? Status { get; init; }

    /// <summary>Several of one POST, each with a key of its own.</summary>
    public IReadOnlyList<MailEvent> Events { get; init; } = [];

    public MailReceived? Mail { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryKind>))]
public enum DeliveryKind
{
    Text,
    Status,
    Events,
    Mail,
}

/// <summary>A text message, as Twilio names its parts.</summary>
/// <param name="OptOutType">STOP, START or HELP where Advanced Opt-Out is on; else null.</param>
public sealed record TextReceived(string MessageSid, string From, string To, string Body, int NumMedia, string? OptOutType);

/// <summary>What became of a text message.</summary>
/// <param name="Reference">The reference that we sent with the message; whatever it says.</param>
public sealed record StatusReported(string MessageSid, string MessageStatus, string? ErrorCode, string? Reference);

/// <summary>One event about an email.</summary>
/// <param name="Key">A hash of <c>sg_event_id</c>.</param>
/// <param name="Type">With bounce: <c>bounce</c> or <c>blocked</c>.</param>
/// <param name="Cause">With dropped: why, in a word of ours.</param>
/// <param name="Contact">The contact's key, where an event stops messages and carries no reference of ours.</param>
public sealed record MailEvent(string Key, string Event, string? Reference, string? ProviderId, string? Type, string? Cause, string? Contact);

/// <summary>An email, down to the person's own words.</summary>
/// <param name="MessageKey">A hash of its Message-ID, the id that the rest of the app knows it by.</param>
/// <param name="TextIsOwn">False where only a quote was found: for people to see, never to be understood.</param>
public sealed record MailReceived(string MessageKey, string From, IReadOnlyList<string> To, string Text, bool TextIsOwn, string? Calendar, IReadOnlyList<MailAttachment> Attachments)
{
    /// <summary>Weak signs of a machine or a mailing list.</summary>
    public bool LooksAutomatic { get; init; }
}
