namespace EngagementFlows.SharedAnswers;

/// <summary>What somebody of the team has decided about an answer in somebody's own words, having read it.</summary>
/// <param name="Version">Of the words that were read: an answer that is changed is looked at again.</param>
/// <param name="Approved">Whether it may be shared as far as the person agrees; else it is left out.</param>
/// <param name="Reason">Why it is left out.</param>
/// <param name="By">Who it was, by their id (<see cref="Access.Actor"/>).</param>
public sealed record AnswerReview(string Version, bool Approved, string? Reason, DateTimeOffset At, string By)
{
    /// <summary>Goes up with each decision about the answer.</summary>
    public int Revision { get; init; } = 1;
}
