namespace EngagementFlows.Journeys;

/// <summary>
/// One message that the story plans for a person. Its key is unique within the journey: what is done under a key is never done again.
/// </summary>
/// <param name="Key">Such as <c>invitation</c>, <c>consent:photo</c>, <c>reminder:PT2H:2</c>; no personal data.</param>
/// <param name="Template">The name of the template that says it.</param>
/// <param name="Due">When it is meant to go, before quiet hours are looked at.</param>
public sealed record Step(string Key, string Template, DateTimeOffset Due)
{
    /// <summary>After this instant the message helps nobody and is skipped as too late.</summary>
    public DateTimeOffset? UsefulUntil { get; init; }

    /// <summary>Why it will not be sent as things stand, or null if it will. Things can change until <see cref="Closes"/>.</summary>
    public string? NotBecause { get; init; }

    /// <summary>When a step that has not gone by then is recorded as skipped; its due time unless said.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>It answers something that the person has just said, so that it does not count towards the messages that we start in a day.</summary>
    public bool Answers { get; init; }

    /// <summary>It goes by the channel that the person did not prefer.</summary>
    public bool OtherChannel { get; init; }

    /// <summary>The channel that it must go by (the one on which the person spoke), whatever they prefer.</summary>
    public string? Via { get; init; }

    /// <summary>The question that it puts, if it puts one.</summary>
    public QuestionKind? Asks { get; init; }

    /// <summary>Of a copy for a supporter: the question that the copied message puts.</summary>
    public QuestionKind? CopiesQuestion { get; init; }

    /// <summary>What the template needs besides the person and the meeting: a purpose of consent, a reminder's lead time, a place in the queue.</summary>
    public string? About { get; init; }

    /// <summary>No message: the time of an offered place is up, and the place goes to the next in the queue.</summary>
    public bool EndsOffer { get; init; }

    /// <summary>No message: a reply that did not become clear goes to the team.</summary>
    public bool HandsOver { get; init; }

    /// <summary>It must go although the person has withdrawn or the campaign is cancelled, because it says just that.</summary>
    public bool LastWord { get; init; }

    /// <summary>It may go in quiet hours too: the one confirmation that somebody has withdrawn in words of their own.</summary>
    public bool AtAnyHour { get; init; }

    /// <summary>
    /// That the meeting has moved or is called off: it neither counts towards the messages that we start in a day nor waits for them, and it
    /// goes in quiet hours where these would end too late for it.
    /// </summary>
    public bool CannotWait { get; init; }

    /// <summary>Somebody of the team has written it to this one person: neither a pause of the person's automation nor a cancelled meeting holds it up.</summary>
    public bool ByHand { get; init; }

    /// <summary>The person has asked for it: what they said no to before does not keep it back.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>Nothing new: it may be with the provider already, and this looks for it, whatever else has happened meanwhile.</summary>
    public bool LooksUp { get; init; }
}

/// <summary>What a person can be asked.</summary>
public enum QuestionKind
{
    Rsvp,
    Offer,
    AccessNeeds,
    Consent,
    OpeningQuestion,
    Statements,
    Barriers,
    OneThing,
}

/// <summary>How a planned step ended.</summary>
public sealed record StepOutcome(string Key, StepResult Result, DateTimeOffset At, string? Reason = null);

public enum StepResult
{
    Sent,
    Skipped,
}
