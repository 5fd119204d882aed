namespace EngagementFlows.FakeProvider.Client;

/// <summary>What goes wrong. The names ending in <c>After</c>, and the two after them, happen once the message is accepted.</summary>
public enum FaultKind
{
    /// <summary>HTTP 429, with <c>Retry-After</c> where the rule gives seconds; not accepted.</summary>
    TooManyRequests,

    /// <summary>HTTP 500; not accepted.</summary>
    ServerError,

    /// <summary>HTTP 503; not accepted.</summary>
    Unavailable,

    /// <summary>
    /// The port is closed and open connections are reset, for the rule's duration or until the faults are cleared. A rule
    /// for all calls closes it at once; any other when it is met, and the call that met it is reset unaccepted.
    /// </summary>
    Refused,

    /// <summary>No answer until the caller gives up; not accepted.</summary>
    TimeoutBefore,

    /// <summary>The connection is reset without an answer; not accepted.</summary>
    ResetBefore,

    /// <summary>
    /// A provider's error. Twilio: from 30000 on accepted and undelivered with this code, anything lower refused with it.
    /// SendGrid: refused with the code as HTTP status.
    /// </summary>
    ErrorCode,

    /// <summary>Accepted, and no answer until the caller gives up.</summary>
    TimeoutAfter,

    /// <summary>Accepted, and HTTP 500.</summary>
    ServerErrorAfter,

    /// <summary>Accepted, and the connection is reset in the middle of the answer's body (of its headers where it has no body).</summary>
    ResetAfter,

    /// <summary>Accepted, and answered with the right status and a body that is no JSON.</summary>
    Malformed,

    /// <summary>Accepted, and answered at a byte for each of the rule's durations (a second by default).</summary>
    Slow,
}

/// <summary>
/// One rule of misbehaviour. Of <see cref="Nth"/>, <see cref="Every"/> and <see cref="Probability"/> at most one is given;
/// without any, every call is met. The first rule that is met wins, and all rules count every call that they are about.
/// </summary>
public sealed record FaultRule(FaultKind Fault)
{
    /// <summary><c>twilio</c> or <c>sendgrid</c>; null: both.</summary>
    public string? Provider { get; init; }

    /// <summary><c>send</c>, <c>list</c>, <c>fetch</c>, <c>update</c>, <c>delete</c> or <c>erase</c>; null: all.</summary>
    public string? Operation { get; init; }

    /// <summary>Only calls that send to this recipient; null: all.</summary>
    public string? To { get; init; }

    /// <summary>The one call that is met, from 1, counted since the rule was set.</summary>
    public int? Nth { get; init; }

    public int? Every { get; init; }

    /// <summary>From 0 to 1, drawn from <see cref="Seed"/>.</summary>
    public double? Probability { get; init; }

    public int Seed { get; init; }

    /// <summary>How often the rule is met at most; null: without end.</summary>
    public int? Count { get; init; }

    /// <summary>For <see cref="FaultKind.ErrorCode"/>.</summary>
    public int? Code { get; init; }

    /// <summary>For <see cref="FaultKind.TooManyRequests"/>, in seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How long the port is closed, or what each byte takes, in milliseconds.</summary>
    public int? DurationMilliseconds { get; init; }
}
