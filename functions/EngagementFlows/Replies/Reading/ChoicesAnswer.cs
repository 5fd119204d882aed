using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>Options by their numbers, in digits or words, by their own words, or none of them. Pure.</summary>
internal static class ChoicesAnswer
{
    /// <summary>In a longer reply a word like "one" counts nothing.</summary>
    private const int LongestWithNumberWords = 8;

    /// <returns>Null where it chooses nothing.</returns>
    internal static ReplyReading? Of(ReplySigns signs, ReplyQuestion.Choices question)
    {
        if (signs.EndsInQuestion || signs.Has(Topics.Puzzled, Topics.Interrogative))
        {
            return null;
        }

        var tokens = ReplyTokens.Read(signs.Text);
        if (ChoicesReading.Read(tokens, question.Options, question.First) is { } plain)
        {
            return Says(plain.Keys, plain.HasRemark ? signs.Text : null);
        }

        if (ChoicesReading.IsRange(tokens))
        {
            return ReplyReading.Team("It has a range of numbers, which may mean two options or all between them.");
        }

        // "3. last bus stops at five": beside digits a word is something else.
        var inWords = signs.Length <= LongestWithNumberWords && !signs.English.Words.Any(word => ReplyNumbers.IsDigits(word.Text));
        var numbers = signs.English.Words.Where(word => ReplyNumbers.IsDigits(word.Text) || inWords)
            .Select(word => ReplyNumbers.Of(word.Text)).Where(number => number is not null).Select(number => number!.Value - question.First).Distinct().ToList();
        if (numbers.Count == 0)
        {
            return signs.Has(Topics.NoneOf) ? Says([], null) : null;
        }

        if (numbers.Exists(index => index < 0 || index >= question.Options.Count) || signs.Has(Topics.NoneOf))
        {
            return ReplyReading.Team("It has numbers that stand for no option.");
        }

        var chosen = signs.Has(Topics.Except) ? Enumerable.Range(0, question.Options.Count).Except(numbers) : numbers.Order();
        return Says([.. chosen.Select(index => question.Options[index].Key)], signs.Text);
    }

    private static ReplyReading Says(IReadOnlyList<string> keys, string? remark) => new() { Answer = new ReplyMeaning.Choices(keys, remark) };
}
