namespace EngagementFlows.Inbox;

/// <summary>An answer of yes, no or not sure, in numbers (1, 2, 3 or those that the question gave them) or words, if the reply says one of them and nothing against it.</summary>
internal static class YesNoReading
{
    internal readonly record struct Found(YesNoAnswer Answer, bool AboutComing, bool HasRemark);

    internal static Found? Read(IReadOnlyList<ReplyToken> tokens, int first = 1)
    {
        var phrases = ReplyReader.YesNo.Read(tokens).ConvertAll(WithLetters(tokens)).ConvertAll(phrase => phrase.Number is { } number ? phrase with { Number = number - first + 1 } : phrase);
        // Beside numbers that do not begin at 1, another one may be another question's.
        if (first > 1 && phrases.Exists(phrase => phrase.Number is < 1 or > 3))
            return null;

        if (phrases.Exists(phrase => phrase.Sense == ReplySense.Doubt))
            return null;

        var start = phrases.FindIndex(phrase => AnswerOf(phrase) is not null);
        var answers = phrases.Select(AnswerOf).OfType<YesNoAnswer>().Distinct().ToList();
        if (answers is not [var answer] || phrases.Take(start).Any(phrase => phrase.Sense != ReplySense.Filler))
            return null;

        var remark = phrases.FindIndex(phrase => AnswerOf(phrase) is null && phrase.Sense != ReplySense.Filler);
        if (remark > 0 && RunsInto(phrases[remark - 1]))
            return null;

        // "Yes?" asks; "Yes. What time?" answers, and asks something else.
        if (remark < 0 && tokens.Any(token => token is { Kind: TokenKind.Break, Text: "?" }))
            return null;

        var aboutComing = phrases.TrueForAll(phrase => AnswerOf(phrase) is null || phrase.Sense is ReplySense.Coming or ReplySense.NotComing);
        return new Found(answer, aboutComing, remark >= 0);
    }

    /// <summary>"y" and "n" are answers only where nothing else is said: in Welsh they are an article and half a word.</summary>
    private static Converter<ReplyPhrase, ReplyPhrase> WithLetters(IReadOnlyList<ReplyToken> tokens)
    {
        var alone = tokens.Count(token => token.Kind != TokenKind.Break) == 1;
        return phrase => !alone ? phrase : phrase.Text switch
        {
            "y" => phrase with { Sense = ReplySense.Yes },
            "n" => phrase with { Sense = ReplySense.No },
            _ => phrase,
        };
    }

    private static YesNoAnswer? AnswerOf(ReplyPhrase phrase) => phrase switch
    {
        { Number: 1 } or { Sense: ReplySense.Yes or ReplySense.Coming } => YesNoAnswer.Yes,
        { Number: 2 } or { Sense: ReplySense.No or ReplySense.NotComing } => YesNoAnswer.No,
        { Number: 3 } or { Sense: ReplySense.NotSure } => YesNoAnswer.NotSure,
        _ => null,
    };

    /// <summary>
    /// Whether unknown words go on from an answer and may change it: "1 of us", "2 more people", "no trouble at all", "I will ask".
    /// "Yes" and whole sentences are not changed by what follows them.
    /// </summary>
    private static bool RunsInto(ReplyPhrase answer) =>
        !answer.EndsHere && (answer.Number is not null || answer.Sense is ReplySense.No or ReplySense.NotSure || Verbs.Contains(answer.Text));

    /// <summary>Verbs that answer where they stand alone, and begin a sentence or a question of another kind where they go on ("oes lle parcio?").</summary>
    private static readonly HashSet<string> Verbs = new(
        ["i will", "i do", "i would", "ydw", "yndw", "ydyn", "oes", "gwnaf", "wnaf", "mi wnaf", "gwna i", "byddaf", "bydda i", "bydda"], StringComparer.Ordinal);
}
