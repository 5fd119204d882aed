namespace EngagementFlows.Pages.Own;

/// <summary>One purpose of consent as it stands.</summary>
/// <param name="Question">The wording that is in force, in the page's language.</param>
/// <param name="Given">Null where the person has not answered.</param>
/// <param name="Since">The day of the answer, in words.</param>
public sealed record ConsentView(string Purpose, string Question, bool? Given, string Since)
{
    /// <summary>Nobody takes part without it, and there is still a meeting to take part in.</summary>
    public bool IsRequired { get; init; }
}

/// <param name="AccessNeeds">What the person said, in their own words; null where nothing.</param>
/// <param name="Question">The opening question, in the page's language.</param>
/// <param name="IsOpen">Whether anything can be answered yet.</param>
public sealed record QuestionsView(bool IsOpen, string? AccessNeeds, string Question, string? Opening)
{
    /// <summary>What is noted of their needs already, in the page's language; empty where nothing is.</summary>
    public string Noted { get; init; } = "";

    /// <summary>The meeting has ended, so that nothing would help to take part in it.</summary>
    public bool IsOver { get; init; }

    /// <summary>What becomes of the answer to the opening question.</summary>
    public WordsNote Words { get; init; } = new(WordsShared.Not);
}

/// <param name="Statements">Rated from 1 to 5, in the order of the campaign.</param>
/// <param name="Ratings">As given, in the same order; none where none were.</param>
/// <param name="Barriers">To choose from, by key.</param>
/// <param name="Chosen">Keys; null where the person has not answered.</param>
public sealed record FeedbackView(
    bool IsOpen, IReadOnlyList<string> Statements, IReadOnlyList<int> Ratings, IReadOnlyList<Fields.Choice> Barriers, IReadOnlyList<string>? Chosen, string OneThingQuestion, string? OneThing)
{
    /// <summary>There was no meeting to ask about.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>What becomes of the answer in their own words.</summary>
    public WordsNote Words { get; init; } = new(WordsShared.Not);

    /// <summary>The meeting has ended.</summary>
    public bool IsOver { get; init; }
}

/// <param name="Language"><c>en</c>, <c>cy</c>, or <c>unknown</c> for both.</param>
/// <param name="Channel"><c>text</c>, <c>email</c> or <c>either</c>; null where they have stopped all that we hold.</param>
/// <param name="Channels">To choose from; none where only one way to reach the person is known, and it is open.</param>
/// <param name="QuietFrom"><c>HH:mm</c>; null where the campaign's quiet hours hold.</param>
public sealed record PreferencesView(
    string Language, string? Channel, IReadOnlyList<string> Channels, IReadOnlyList<string> Formats, string? AccessNeeds, string? QuietFrom,
    string? QuietUntil, string UsualFrom, string UsualUntil)
{
    /// <summary>What is noted of their needs already, in the page's language; empty where nothing is.</summary>
    public string Noted { get; init; } = "";

    /// <summary>They asked for no texts, and a number of theirs is known.</summary>
    public bool NoTexts { get; init; }

    /// <summary>They asked for no emails, and an address of theirs is known.</summary>
    public bool NoEmails { get; init; }
}
