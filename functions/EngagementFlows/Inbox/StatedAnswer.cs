namespace EngagementFlows.Inbox;

/// <summary>An answer given by choosing and not by writing: on a page, in a calendar, or by somebody of the team who has read what a person wrote.</summary>
public sealed record StatedAnswer
{
    /// <summary>To an invitation, an offer or a consent.</summary>
    public YesNoAnswer? YesNo { get; init; }

    /// <summary>With a yes to an invitation or an offer: by video, or in the room; null where it does not say.</summary>
    public bool? ByVideo { get; init; }

    /// <summary>With "not sure": the first day on which they want to be asked again; null where they did not say.</summary>
    public DateOnly? AskAgainOn { get; init; }

    /// <summary>A number from 1 to 5 for each statement, from the first on; 0 for one that was left out.</summary>
    public IReadOnlyList<int> Ratings { get; init; } = [];

    /// <summary>Keys of options; empty where none was meant, if <see cref="IsChoice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsChoice { get; init; }

    /// <summary>To a question that asks for words; with a consent, how it was said; with ratings, what was said beside them.</summary>
    public string? Text { get; init; }

    /// <summary>Asked what they need, they say that they need nothing.</summary>
    public bool NamesNoNeed { get; init; }

    /// <summary>With an answer about a consent that was given elsewhere: what is known of it.</summary>
    public Consent.StatedConsent? Consent { get; init; }
}

/// <summary>An answer of which it is known whose it is and what it answers, so that no rule need read it.</summary>
/// <param name="Id">Unique; the same answer delivered again has the same one. Letters, digits, <c>-</c> and <c>:</c>.</param>
/// <param name="Question"><c>rsvp</c>, <c>offer</c>, <c>access-needs</c>, <c>consent:PURPOSE</c>, <c>opening-question</c> and so on, as <see cref="Journeys.QuestionKeys"/> has them.</param>
/// <param name="Via"><c>page</c> or <c>team</c>.</param>
public sealed record DirectAnswer(string Id, string Question, StatedAnswer Answer, DateTimeOffset At, string Via)
{
    /// <summary>Who of the team recorded it, by their id; null where the person themselves did.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>The message in which it was said, where the team read it there.</summary>
    public string? Evidence { get; init; }
}
