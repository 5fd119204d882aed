using EngagementFlows.Journeys;
using EngagementFlows.Messaging;

namespace EngagementFlows.Inbox;

/// <summary>
/// Which question a reply answers. Exactly one, or none: what could answer several is asked about once, and what that does not settle is
/// for people to read. Pure, and never a guess. Whether somebody asks us to stop has been read before.
/// </summary>
public static class ReplyRouting
{
    /// <summary>More than these do not fit a text message that anybody reads.</summary>
    private const int MostAsked = 5;

    public static ReplyRoute Decide(ReplyContext context)
    {
        if (context.Named is { } named)
            return Answers(named);
        if (context.Unclear is { } unclear && ClearedUp.By(context, unclear) is { } cleared)
            return cleared;

        var route = Unnamed(context);
        return route is ReplyRoute.Asks asks && (context.Unclear is not null || asks.Questions.Count > MostAsked)
            ? new ReplyRoute.ToTeam(context.Unclear is null ? "It could answer more questions than one can ask about." : "It could answer several questions, and asking which has not made it clear.")
            : route;
    }

    /// <summary>On a shared phone the answer may say who answers; what it says is then read without the name.</summary>
    private static ReplyRoute Unnamed(ReplyContext context)
    {
        var all = Among(context.Questions, context.Text);
        if (NameInReply.Find(context.Text, context.Names) is not { } spoken)
            return all;
        if (spoken.People.Count > 1)
            return new ReplyRoute.ToTeam("It names more than one of the people who share this contact.");
        if (spoken.Rest.Length == 0)
            return new ReplyRoute.ToTeam("It says who writes, and no answer.");

        var theirs = Among([.. context.Questions.Where(question => spoken.People[0].Contains(question.Person))], spoken.Rest);
        if (theirs is ReplyRoute.Answers answers)
        {
            // "Will come" may be Will's word or anybody's.
            return !spoken.IsSetOff && WithAWordThatIsAName(context) is { Count: > 0 } anybodys ? new ReplyRoute.Asks(anybodys) : answers with { Words = spoken.Rest };
        }

        return theirs is ReplyRoute.ToTeam && !spoken.IsSetOff ? all : theirs;
    }

    private static ReplyRoute Among(IReadOnlyList<PutQuestion> questions, string text)
    {
        var open = questions.Where(question => !question.IsAnswered).ToList();
        if (AboutComing(questions, open, text) is { } coming)
            return coming;

        var structured = open.Where(question => !question.IsFreeText && IsTakenBy(question, text)).ToList();
        var words = IsNumberAlone(text) ? [] : open.Where(question => question.IsFreeText && IsTakenBy(question, text)).ToList();
        if (structured.Count + words.Count > 1)
            return new ReplyRoute.Asks([.. structured, .. words]);
        if (structured is [var only])
            return HasNumberOf(open.Where(question => question != only), only, text) ? new ReplyRoute.ToTeam("It has numbers of more than one question.") : Answers(only);
        if (words is [var free])
        {
            var others = open.Where(question => !question.IsFreeText).ToList();
            return others.Count > 0 && SpeaksOfAnswers(text) ? new ReplyRoute.Asks([.. others, free]) : Answers(free);
        }

        return Changed(questions, open, text);
    }

    /// <summary>No open question takes it: it may change an answer.</summary>
    private static ReplyRoute Changed(IReadOnlyList<PutQuestion> questions, List<PutQuestion> open, string text)
    {
        var changed = questions.Where(question => question is { IsAnswered: true, IsFreeText: false } && IsTakenBy(question, text)).ToList();
        return changed switch
        {
            [] => new ReplyRoute.ToTeam(
                questions.Count == 0 ? "No question was open."
                : open is [var one] ? $"It does not answer the open question ({one.Key})."
                : open.Count > 1 ? $"It does not answer any of the open questions ({string.Join(", ", open.Select(question => question.Key).Distinct())})."
                : "No question was open, and it changes no answer."),
            [var only] when open.Count == 0 => Answers(only),
            // What was asked last has other answers: did they slip, or change their mind?
            _ => new ReplyRoute.Asks([.. changed, .. open.Where(question => question.Reads is not ReplyQuestion.Ratings)]),
        };
    }

    /// <summary>Whole sentences about coming count whatever else was asked, for the one person for whom they would be news.</summary>
    private static ReplyRoute? AboutComing(IReadOnlyList<PutQuestion> questions, List<PutQuestion> open, string text)
    {
        if (ReplyUnderstanding.Understand(null, text, Channel.Sms) is not ReplyMeaning.AttendanceChange change)
            return null;

        var all = questions.Where(question => question.IsAttendance).GroupBy(question => question.Person)
            .Select(person => person.FirstOrDefault(question => question.Key == "offer") ?? person.First()).ToList();
        var news = all.Where(question => !question.IsAnswered || question.Current != change.Answer).ToList();
        if (change.Remark is not null && open.Exists(question => question.IsFreeText))
            return news.Count == 0 ? null : new ReplyRoute.ToTeam("It speaks of coming, and may answer another question too.");
        return (news, all) switch
        {
            ([], []) => new ReplyRoute.ToTeam("It is about coming, and the meeting has begun or nobody was asked."),
            ([], [var same]) => Answers(same),
            ([var only], _) => Answers(only),
            _ => new ReplyRoute.Asks(news.Count > 0 ? news : all),
        };
    }

    /// <summary>The questions that the whole reply answers and nothing more, so that what looks like a name is a word of the answer.</summary>
    private static List<PutQuestion> WithAWordThatIsAName(ReplyContext context) => [.. context.Questions.Where(question =>
        question is { IsAnswered: false, IsFreeText: false } && IsTakenBy(question, context.Text)
        && Replies.RemarkOf(ReplyUnderstanding.Understand(question.Reads, context.Text, Channel.Sms)) is null)];

    /// <summary>Whether the reply, as it stands, can be an answer to the question.</summary>
    public static bool IsTakenBy(PutQuestion question, string text) =>
        ReplyUnderstanding.Understand(question.Reads, text, Channel.Sms) is ReplyMeaning.Attendance or ReplyMeaning.YesNo or ReplyMeaning.Ratings or ReplyMeaning.Choices or ReplyMeaning.FreeText;

    /// <summary>"5, thank you" and "1 or 2" are no answers in somebody's own words.</summary>
    private static bool IsNumberAlone(string text)
    {
        var phrases = ReplyReader.YesNo.Read(ReplyTokens.Read(text));
        return phrases.Exists(phrase => phrase.Number is not null) && phrases.TrueForAll(phrase => phrase.Number is not null || phrase.Sense != ReplySense.Unknown);
    }

    /// <summary>"1 and 5" may be an answer to each of two.</summary>
    private static bool HasNumberOf(IEnumerable<PutQuestion> others, PutQuestion own, string text)
    {
        var numbers = ReplyReader.YesNo.Read(ReplyTokens.Read(text)).Where(phrase => phrase.Number is not null).Select(phrase => phrase.Number!.Value).Where(number => !Has(own, number)).ToList();
        return others.Any(question => question.Reads is not ReplyQuestion.Ratings && numbers.Exists(number => Has(question, number)));
    }

    private static bool Has(PutQuestion question, int number) => question.Reads switch
    {
        ReplyQuestion.Attendance { First: var first } => number >= first && number < first + 3,
        ReplyQuestion.YesNo { First: var first } => number >= first && number < first + 2,
        ReplyQuestion.Choices { First: var first, Options.Count: var count } => number >= first && number < first + count,
        _ => true,
    };

    /// <summary>A word or number that answers questions with numbers: the text may be meant for one of these.</summary>
    private static bool SpeaksOfAnswers(string text) => ReplyReader.YesNo.Read(ReplyTokens.Read(text)).Exists(phrase =>
        phrase.Number is not null || phrase.Sense is ReplySense.Yes or ReplySense.No or ReplySense.NotSure or ReplySense.Coming or ReplySense.NotComing);

    private static ReplyRoute.Answers Answers(PutQuestion question) => new(question.Person, question.Key);
}
