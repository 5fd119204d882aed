using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;

namespace EngagementFlows.Inbox;

/// <summary>What the team says that a person has answered: the member that fits the question.</summary>
/// <param name="YesNo"><c>yes</c>, <c>no</c> or <c>not-sure</c>.</param>
/// <param name="Ratings">A number from 1 to 5 for each statement.</param>
/// <param name="Choices">Keys of options; an empty list where none was meant.</param>
/// <param name="Text">The person's words; all that they wrote where it is left out.</param>
public sealed record MarkedAnswer(string? YesNo = null, IReadOnlyList<int>? Ratings = null, IReadOnlyList<string>? Choices = null, string? Text = null)
{
    private const int LongestText = 4_000;

    /// <summary>The answer, held against what the question asks for; every fault under the field that has it. Pure.</summary>
    /// <param name="wrote">All that the person wrote.</param>
    public static (StatedAnswer Answer, IReadOnlyDictionary<string, string[]> Errors) Read(CampaignFile file, string? question, MarkedAnswer? given, string wrote)
    {
        var known = QuestionsOf(file);
        if (question is null || !known.Contains(question))
        {
            return Fault("question", $"Must be one of {string.Join(", ", known)}.");
        }

        var kind = QuestionKeys.Read(question, default).Kind;
        var answer = given ?? new MarkedAnswer();
        return kind switch
        {
            QuestionKind.Rsvp => OfYesNo(answer, mayBeUnsure: true),
            QuestionKind.Offer or QuestionKind.Consent => OfYesNo(answer, mayBeUnsure: false),
            QuestionKind.Statements => OfRatings(answer, file.Feedback.Statements.Count),
            QuestionKind.Barriers => OfChoices(answer, [.. file.Feedback.Barriers.Select(barrier => barrier.Key)]),
            _ => OfText(answer, wrote),
        };
    }

    public static IReadOnlyList<string> QuestionsOf(CampaignFile file) =>
    [
        .. Enum.GetValues<QuestionKind>().Where(kind => kind != QuestionKind.Consent).Select(kind => QuestionKeys.For(kind, null)),
        .. file.Consents.Select(consent => QuestionKeys.For(QuestionKind.Consent, consent.Purpose)),
    ];

    /// <summary>For the item's history; of words only that there are some, since the item has them.</summary>
    public static string Word(StatedAnswer answer) => answer switch
    {
        { YesNo: { } yesNo } => yesNo == YesNoAnswer.NotSure ? "not-sure" : yesNo.ToString().ToLowerInvariant(),
        { Ratings.Count: > 0 } => string.Join(' ', answer.Ratings),
        { IsChoice: true } => answer.Choices.Count == 0 ? "none" : string.Join(' ', answer.Choices),
        _ => Replies.InTheirWords,
    };

    private static (StatedAnswer, IReadOnlyDictionary<string, string[]>) OfYesNo(MarkedAnswer given, bool mayBeUnsure) => given.YesNo switch
    {
        "yes" => Good(new StatedAnswer { YesNo = YesNoAnswer.Yes }),
        "no" => Good(new StatedAnswer { YesNo = YesNoAnswer.No }),
        "not-sure" when mayBeUnsure => Good(new StatedAnswer { YesNo = YesNoAnswer.NotSure }),
        _ => Fault("answer.yesNo", mayBeUnsure ? "Must be yes, no or not-sure." : "Must be yes or no."),
    };

    private static (StatedAnswer, IReadOnlyDictionary<string, string[]>) OfRatings(MarkedAnswer given, int count) =>
        given.Ratings is { } ratings && ratings.Count == count && ratings.All(rating => rating is >= 1 and <= 5)
            ? Good(new StatedAnswer { Ratings = ratings })
            : Fault("answer.ratings", $"Must be {count} numbers from 1 to 5, one for each statement in its order.");

    private static (StatedAnswer, IReadOnlyDictionary<string, string[]>) OfChoices(MarkedAnswer given, IReadOnlyList<string> keys) =>
        given.Choices is { } choices && choices.All(keys.Contains) && choices.Distinct(StringComparer.Ordinal).Count() == choices.Count
            ? Good(new StatedAnswer { Choices = choices, IsChoice = true })
            : Fault("answer.choices", $"Must be a list of keys, each once, or empty for none: {string.Join(", ", keys)}.");

    private static (StatedAnswer, IReadOnlyDictionary<string, string[]>) OfText(MarkedAnswer given, string wrote) =>
        (given.Text ?? wrote).Trim() is { Length: > 0 and <= LongestText } text
            ? Good(new StatedAnswer { Text = text })
            : Fault("answer.text", $"Must be the person's words, in up to {LongestText} characters.");

    private static (StatedAnswer, IReadOnlyDictionary<string, string[]>) Good(StatedAnswer answer) => (answer, new Dictionary<string, string[]>());

    private static (StatedAnswer, IReadOnlyDictionary<string, string[]>) Fault(string field, string fault) => (new StatedAnswer(), new Dictionary<string, string[]> { [field] = [fault] });
}
