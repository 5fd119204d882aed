namespace EngagementFlows.FakeProvider.Client;

/// <summary>What the fake provider has seen since it started or was reset, each list in order of arrival.</summary>
public sealed record Ledger
{
    /// <summary>Every message that was accepted; those of SendGrid's sandbox are marked.</summary>
    public IReadOnlyList<LedgerMessage> Messages { get; init; } = [];

    /// <summary>Calls by provider and operation (<c>twilio.send</c>), whatever became of them.</summary>
    public IReadOnlyDictionary<string, int> Attempts { get; init; } = new Dictionary<string, int>();

    /// <summary>Calls that were not accepted, violations and calls without an answer among them.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Calls that break a contract or that nothing expects; a test asserts that there are none.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Each callback with the app's answer; those lost on purpose are marked.</summary>
    public IReadOnlyList<CallbackAnswer> Callbacks { get; init; } = [];

    /// <summary>What the provider itself answered to STOP, START and HELP.</summary>
    public IReadOnlyList<ProviderReply> ProviderReplies { get; init; } = [];

    /// <summary>Email addresses that SendGrid was asked to erase.</summary>
    public IReadOnlyList<string> Erased { get; init; } = [];

    /// <summary>Twilio messages changed afterwards: <c>redacted</c>, <c>canceled</c> or <c>deleted</c>.</summary>
    public IReadOnlyList<MessageChange> Changes { get; init; } = [];
}

/// <summary>A message as it was accepted; redaction and deletion leave it here. Email: one a personalization.</summary>
public sealed record LedgerMessage(long Number, DateTimeOffset At, string Provider, string Id, string? Key, string To)
{
    /// <summary>All recipients, copies included; for a text the one.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public string? From { get; init; }

    /// <summary>The text of an SMS.</summary>
    public string? Body { get; init; }

    public string? Subject { get; init; }

    /// <summary>The <c>text/plain</c> part of an email.</summary>
    public string? Text { get; init; }

    public string? Html { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>Of an SMS, counted by packing.</summary>
    public int? Segments { get; init; }

    /// <summary>In seconds.</summary>
    public int? ValidityPeriod { get; init; }

    public string? StatusCallback { get; init; }

    public string? MessagingServiceSid { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> CustomArgs { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<LedgerAttachment> Attachments { get; init; } = [];

    /// <summary>Checked by SendGrid and not sent.</summary>
    public bool Sandbox { get; init; }

    /// <summary>What went wrong with the answer, though the message was accepted.</summary>
    public FaultKind? Fault { get; init; }
}

/// <param name="Content">Base64, as sent.</param>
public sealed record LedgerAttachment(string FileName, string? Type, string? Disposition, string Content);

/// <param name="Status">The HTTP status answered; 0 where there was no answer.</param>
/// <param name="Code">Twilio's error code.</param>
public sealed record Refusal(DateTimeOffset At, string Provider, string Operation, int Status, int? Code, string? To, string? Key, FaultKind? Fault);

public sealed record Violation(DateTimeOffset At, string Method, string Path, IReadOnlyList<string> Problems);

/// <param name="Kind"><c>twilio.status</c>, <c>twilio.messages</c>, <c>sendgrid.events</c> or <c>sendgrid.inbound</c>.</param>
/// <param name="Url">As signed, wherever it was delivered.</param>
/// <param name="Event">The status or the events reported.</param>
/// <param name="Status">The HTTP status of the app's answer; null where there was none.</param>
public sealed record CallbackAnswer(DateTimeOffset At, string Kind, string Url, string? MessageId, string Event, int? Status)
{
    public string? Answer { get; init; }

    public string? Error { get; init; }

    public bool Lost { get; init; }
}

public sealed record ProviderReply(DateTimeOffset At, string To, string Word, string Body);

public sealed record MessageChange(DateTimeOffset At, string Id, string Change);
