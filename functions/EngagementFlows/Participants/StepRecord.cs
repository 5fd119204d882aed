using EngagementFlows.Messaging;

namespace EngagementFlows.Participants;

/// <summary>How far one step's message has come.</summary>
/// <param name="At">When it came into this state; of one that went out, when it was handed over.</param>
/// <param name="Attempts">How many messages have been made for the step: the last one's number, of which its id is made.</param>
public sealed record StepRecord(StepState State, DateTimeOffset At, int Attempts = 0, string? Reason = null, Channel? Channel = null)
{
    /// <summary>Attempts on <see cref="Channel"/> alone, for the budget of tries.</summary>
    public int Tries { get; init; }

    /// <summary>The first channel was given up, and the other one is being tried.</summary>
    public bool FellBack { get; init; }

    /// <summary>When an unknown outcome is looked into again, or a refused message is tried again.</summary>
    public DateTimeOffset? Next { get; init; }
    public string? ProviderId { get; init; }

    /// <summary>The highest that the provider has said of the last attempt.</summary>
    public DeliveryStatus? Delivery { get; init; }

    /// <summary>The provider's last error code.</summary>
    public string? Error { get; init; }

    /// <summary>It went to the outbox and to nobody.</summary>
    public bool Captured { get; init; }

    /// <summary>Parts of a text message, as billed.</summary>
    public int Segments { get; init; }

    /// <summary>The rule that this message was allowed to break: <c>night</c>.</summary>
    public string? Exception { get; init; }

    /// <summary>Of a question for consent, the version of the wording that it put.</summary>
    public int? Wording { get; init; }

    /// <summary>Of a message that names the time and place of the meeting, the meeting's version that it named.</summary>
    public int? Meeting { get; init; }

    /// <summary>What kind of message it was, and what allowed it; null in what went before these were kept.</summary>
    public MessageClass? Class { get; init; }
    public LawfulBasis? Basis { get; init; }

    /// <summary>The number of the first answer, where the message asks for numbers; 0 for 1.</summary>
    public int First { get; init; }

    /// <summary>The local day on which the message was counted for the cap of messages a day: a further attempt on that day is the same message.</summary>
    public DateOnly? CountedOn { get; init; }

    /// <summary>Of an intent: whose it is, where two have it at the same moment. Random.</summary>
    public string? Mark { get; init; }

    /// <summary>Nothing more will be done about it by itself, except that a receipt may still say what became of it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsFinal => State is StepState.Sent or StepState.Skipped or StepState.Failed or StepState.Unresolved or StepState.ByPhone;
}

/// <summary>Stored by number: new ones go at the end.</summary>
public enum StepState
{
    /// <summary>Being handed over. Found after a crash it says that the outcome is not known.</summary>
    Intent,
    Sent,
    Skipped,

    /// <summary>It is known not to have arrived, and is tried again.</summary>
    Waiting,

    /// <summary>It may be with the provider. It is looked for, and never sent again before it is known not to be there.</summary>
    Unknown,

    /// <summary>Nobody could find out whether it went; the team has been told.</summary>
    Unresolved,

    /// <summary>It could not be sent, or did not arrive, and nothing more is tried; the team has been told.</summary>
    Failed,

    /// <summary>The person asks for a call instead, and the team has been asked to make it.</summary>
    ByPhone,
}
