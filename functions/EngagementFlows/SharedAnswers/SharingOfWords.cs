namespace EngagementFlows.SharedAnswers;

/// <summary>
/// What becomes of a person's own words once somebody of the team has approved them: what people are told before they write any.
/// </summary>
public enum SharingOfWords
{
    /// <summary>They agreed to be quoted: their words are shared with their first name.</summary>
    WithFirstName,
    WithoutName,

    /// <summary>They have not said yet whether they may be quoted; with their yes their first name is shared too.</summary>
    OnlyIfQuoted,

    /// <summary>They have not said yet whether they take part; their name is not shared.</summary>
    OnlyIfTakingPart,

    /// <summary>They said no to what sharing needs.</summary>
    Not,
}
