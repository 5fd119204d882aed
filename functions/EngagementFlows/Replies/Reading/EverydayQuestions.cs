namespace EngagementFlows.Replies.Reading;

/// <summary>Which everyday questions a reply asks: one for each sentence that asks. Pure.</summary>
internal static class EverydayQuestions
{
    /// <summary>So few words ask by naming a thing: "address?", "any steps".</summary>
    private const int LongestWithoutVerb = 6;

    /// <summary>Where one sentence fits several, the more telling comes first: "can I bring my mum, is there parking" speaks of more than a place.</summary>
    private static readonly (string Topic, EverydayQuestion Question)[] ByTopic =
    [
        ("bring", EverydayQuestion.BringSomeone),
        ("pay", EverydayQuestion.Pay),
        ("transport", EverydayQuestion.ParkingAccessOrTransport),
        ("why-me", EverydayQuestion.WhyMe),
        ("mine", EverydayQuestion.MyAnswer),
        ("link", EverydayQuestion.Link),
        ("when", EverydayQuestion.When),
        ("who", EverydayQuestion.Who),
        ("where", EverydayQuestion.Where),
        ("human", EverydayQuestion.Human),
        ("language", EverydayQuestion.ChangeLanguage),
        ("what", EverydayQuestion.What),
    ];

    /// <summary>What is asked outright: in a sentence that is a question, or a request to be rung, which needs none.</summary>
    /// <param name="byNouns">Also where no phrase is known and only a word tells what it is about ("any steps by the door?").</param>
    internal static IReadOnlyList<EverydayQuestion> Asked(ReplySigns signs, bool byNouns)
    {
        var asked = Sentences(signs)
            .Where(sentence => signs.IsQuestion(sentence.Key) || (signs.Length <= LongestWithoutVerb && signs.EndsInQuestion))
            .SelectMany(sentence => All(sentence) is { Count: > 0 } known ? known : byNouns
                && Of(sentence, Topics.About) is { } about ? [about] : [])
            .Distinct().ToList();
        if (asked.Count > 1)
        {
            // What the meeting is about goes with every other answer.
            asked.Remove(EverydayQuestion.What);
        }

        return asked.Count > 0 ? asked : [.. Spoken(signs).Where(question => question == EverydayQuestion.Human || signs.EndsInQuestion || signs.Has(Topics.Interrogative))];
    }

    /// <summary>What is spoken of, whether or not it is a question: "the address again please".</summary>
    internal static IReadOnlyList<EverydayQuestion> Spoken(ReplySigns signs) => [.. Sentences(signs)
        .Select(sentence => Of(sentence, Topics.Everyday)).Where(question => question is not null).Select(question => question!.Value).Distinct()];

    private static IEnumerable<IGrouping<int, ReplySignal>> Sentences(ReplySigns signs) => signs.All.GroupBy(one => one.Sentence).OrderBy(sentence => sentence.Key);

    /// <summary>
    /// The most telling, and when and where beside it: "where is it and what time, is there a lift?" asks three things in one sentence.
    /// </summary>
    private static List<EverydayQuestion> All(IGrouping<int, ReplySignal> sentence)
    {
        var first = Of(sentence, Topics.Everyday);
        var besides = ByTopic.Where(one => one.Question is EverydayQuestion.When or EverydayQuestion.Where
            && sentence.Any(signal => signal.Topic == Topics.Everyday + one.Topic)).Select(one => one.Question).ToList();
        return first is { } telling ? [telling, .. besides.Count > 1 ? besides.Where(one => one != telling) : []] : [];
    }

    private static EverydayQuestion? Of(IEnumerable<ReplySignal> sentence, string kind) =>
        ByTopic.Where(one => sentence.Any(signal => signal.Topic == kind + one.Topic)).Select(one => (EverydayQuestion?)one.Question).FirstOrDefault();
}
