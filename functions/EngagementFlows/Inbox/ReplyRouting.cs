using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Inbox;

/// <summary>
/// Which question a reply answers. Exactly one, or none: what could answer several is asked about once, and what that does not settle is
/// for people to read. Pure, and never a guess. Whether somebody asks us to stop has been read before.
/// </summary>
public static class ReplyRouting
{
    /// <summary>More than these do not fit a text message that anybody reads.</summary>
    private const int MostAsked = 5;

    /// <summary>Beside a "no" they say that they have nothing against it.</summary>
    private static readonly HashSet<string> InFavour = new(StringComparer.Ordinal) { "mind", "problem", "problems", "worries", "objection", "fine", "ok", "okay", "happy", "yes", "ots", "iawn", "hapus" };

    /// <summary>What somebody says who has read what we wrote: "ok, thanks".</summary>
    private static readonly HashSet<string> Noted = new(StringComparer.Ordinal)
    {
        "ok", "okay", "oki", "k", "kk", "right", "alright", "fine", "cool", "thumbsup", "thanks", "thank", "you", "ta", "cheers", "thx", "iawn", "oce", "olreit", "diolch", "yn", "fawr", "then", "te",
    };

    /// <summary>The numbers that people write for yes, no and not sure without looking.</summary>
    private const int Habit = 3;

    public static ReplyRoute Decide(ReplyContext context)
    {
        if (context is { IsInField: true, Named: { } field })
            return InField(context, field);
        if (PutOff(context) is { } later)
            return later;
        if (ForAll(context) is { } all)
            return all;
        if (context.Named is { } named)
            return ToOne(context, named);
        if (context.Unclear is { } unclear && ClearedUp.By(context, unclear) is { } cleared)
            return cleared;

        if (context.Unclear is { } asked && IsForSeveral(context, asked))
            return new ReplyRoute.ToTeam("It could answer several questions, and asking which has not made it clear.");

        var route = ByNumber(context) ?? Unnamed(context);
        return route is ReplyRoute.Asks asks && (context.Unclear is not null || asks.Questions.Count > MostAsked)
            ? new ReplyRoute.ToTeam(context.Unclear is null ? "It could answer more questions than one can ask about." : "It could answer several questions, and asking which has not made it clear.")
            : route;
    }

    /// <summary>"No" to somebody who was asked which question they meant: as before, it could be any of those that it answers.</summary>
    private static bool IsForSeveral(ReplyContext context, UnclearReply unclear) => ClearedUp.NumberIn(context.Text) is null
        && context.Questions.Count(question => question.Reads is ReplyQuestion.Attendance or ReplyQuestion.YesNo
            && unclear.Questions.Exists(one => one.Key == question.Key && one.Person == question.Person)
            && context.Read(context.Text, question.Reads).IsPlain && context.IsTakenBy(question, context.Text)) > 1;

    /// <summary>
    /// "We can both come": the answer of each who shares the contact, or they are asked of whom it is true; never of one of them in silence.
    /// </summary>
    /// <returns>Null where it is about one, or only one person was asked.</returns>
    private static ReplyRoute? ForAll(ReplyContext context)
    {
        if (TogetherReading.Of(context.Text) is var together && together == Together.No)
            return null;
        var theirs = Attendances(context.Questions).ToList();
        if (theirs.Select(question => TextFolding.Fold(question.Name)).Distinct(StringComparer.Ordinal).Count() < 2)
            return null;

        var said = context.Unclear is { } unclear ? context.Read(unclear.Text, theirs[0].Reads).Coming : null;
        var coming = context.Read(context.Text, theirs[0].Reads).Coming ?? said;
        var isWhole = theirs.Count == 2 || (together == Together.All && theirs.Select(question => question.Person.CampaignId)
            .Distinct(StringComparer.Ordinal).Count() == 1);
        if (isWhole && coming != YesNoAnswer.NotSure
            && TogetherReading.AreComing(context.Text, coming is { } one ? one == YesNoAnswer.Yes : null) is { } all)
        {
            // What else it says is looked at once.
            return new ReplyRoute.AnswersEach([.. theirs.Select((question, index) => new ReplyRoute.Answers(
                question.Person, question.Key, Answer: new StatedAnswer { YesNo = all ? YesNoAnswer.Yes : YesNoAnswer.No },
                    IsAll: index > 0))]);
        }

        return context.Unclear is null && theirs.Count <= MostAsked ? new ReplyRoute.Asks(theirs) : new ReplyRoute.ToTeam("It is about several people who share this contact, and it is not certain who of them comes.");
    }

    /// <summary>That it is no answer to what the field asks has been seen before; whether they come can be said anywhere.</summary>
    private static ReplyRoute InField(ReplyContext context, PutQuestion field) =>
        context.Read(context.Text, field.Reads).Coming is { } coming && Attendances(context.Questions).ToList() is [var theirs] ? Coming(theirs, coming)
        : new ReplyRoute.ToTeam($"On a page they were asked {TeamWords.Question(field.Key)}, and wrote something else.");

    /// <summary>It is known which question it answers, if it answers one; whether they come can be said to any.</summary>
    private static ReplyRoute ToOne(ReplyContext context, PutQuestion question)
    {
        if (context.IsTakenBy(question, context.Text))
            return Answers(question);
        if (context.Read(context.Text, question.Reads).Coming is { } coming && Attendances(context.Questions.Where(one => one.Person == question.Person)).ToList() is [var theirs])
            return Coming(theirs, coming);
        return new ReplyRoute.ToTeam($"It does not answer the question that it was written to: {TeamWords.Question(question.Key)}.");
    }

    /// <summary>
    /// "Not now", "ask me again next week": whoever has not said whether they come is unsure until then. Beside other questions it may be
    /// meant for any of them.
    /// </summary>
    private static ReplyRoute? PutOff(ReplyContext context)
    {
        if (context.Later is not { } later || context.Unclear is not null)
            return null;
        var open = (context.Named is { } named ? [named] : context.Questions.Where(question => !question.IsAnswered || question is { IsAttendance: true, Current: YesNoAnswer.NotSure })).ToList();
        return open is [{ Reads: ReplyQuestion.Attendance { MayBeUnsure: true }, Current: null or YesNoAnswer.NotSure } one]
            ? new ReplyRoute.Answers(one.Person, one.Key, Answer: new StatedAnswer { YesNo = YesNoAnswer.NotSure, AskAgainOn = later.From(context.Today)?.ToDateOnly() }, IsAll: true)
            : null;
    }

    /// <summary>A number answers the question on whose message it stands, whatever else has been asked since.</summary>
    /// <returns>Null where it is no number, or stands on no message of ours.</returns>
    private static ReplyRoute? ByNumber(ReplyContext context)
    {
        if (context.Numbers.Count == 0 || ClearedUp.NumberIn(context.Text) is not { } number || context.Numbers.Where(one => one.Has(number)).ToList() is not { Count: > 0 } given)
            return null;
        var open = context.Questions.Where(question => !question.IsAnswered).ToList();
        if (open.Exists(question => question.Reads is ReplyQuestion.Ratings && context.IsTakenBy(question, context.Text)))
            // A mark can be on no other scale.
            return null;

        var meant = given.Select(one => (Given: one, Question: context.Questions.FirstOrDefault(question => one.IsOf(question.Person, question.Numbers))))
            .Where(one => one.Question is not null).DistinctBy(one => one.Question).ToList();
        if (meant is not [(var own, { } only)])
            return meant.Count == 0 ? new ReplyRoute.ToTeam("The number belongs to a question that can no longer be answered.") : new ReplyRoute.Asks([.. meant.Select(one => one.Question!)]);

        // Did it slip, by habit or by counting the answers that were asked for last?
        var others = open.Where(question => question != only).ToList();
        return only.IsAnswered && others.Exists(question => number <= Math.Max(Habit, AnswersOf(question)))
            ? new ReplyRoute.Asks([only, .. others.Where(question => question.Reads is not ReplyQuestion.Ratings)])
            : Numbered(only, number - own.First);
    }

    private static int AnswersOf(PutQuestion question) => question.Reads switch
    {
        ReplyQuestion.YesNo => 2,
        ReplyQuestion.Attendance asked => AttendanceOption.Count(asked.OffersVideo, mayBeUnsure: true),
        ReplyQuestion.Choices choices => choices.Options.Count,
        _ => 0,
    };

    /// <param name="index">Of the answer, from 0.</param>
    private static ReplyRoute Numbered(PutQuestion question, int index) => (question.Reads, index) switch
    {
        (ReplyQuestion.Attendance asked, _) when AttendanceOption.All(asked.OffersVideo).ElementAtOrDefault(index) is { } option =>
            Coming(question, option.Answer) switch
            {
                ReplyRoute.Answers answers => answers with { Answer = answers.Answer! with { ByVideo = option.ByVideo }, IsAll = true },
                var route => route,
            },
        (ReplyQuestion.YesNo, < 2) => new ReplyRoute.Answers(question.Person, question.Key, Answer: new StatedAnswer { YesNo = index == 0 ? YesNoAnswer.Yes : YesNoAnswer.No }, IsAll: true),
        (ReplyQuestion.Choices choices, _) when index < choices.Options.Count =>
            new ReplyRoute.Answers(question.Person, question.Key, Answer: new StatedAnswer { Choices = [choices.Options[index].Key], IsChoice = true }, IsAll: true),
        _ => new ReplyRoute.ToTeam("It is a number that stands for no answer."),
    };

    /// <summary>On a shared phone the answer may say who answers; what it says is then read without the name.</summary>
    private static ReplyRoute Unnamed(ReplyContext context)
    {
        var all = Among(context, context.Questions, context.Text);
        if (NameInReply.Find(context.Text, context.Names) is not { } spoken)
            return all;
        if (spoken.People.Count > 1)
            return new ReplyRoute.ToTeam("It names more than one of the people who share this contact.");
        if (NameInReply.NamesAnother(spoken, context.Names))
            return new ReplyRoute.ToTeam("It names more than one of the people who share this contact.");
        if (spoken.Rest.Length == 0)
            return new ReplyRoute.ToTeam("It says who writes, and no answer.");

        var theirs = Among(context, [.. context.Questions.Where(question => spoken.People[0].Contains(question.Person))], spoken.Rest);
        if (theirs is ReplyRoute.Answers answers)
        {
            // "Will come" may be Will's word or anybody's.
            return !spoken.IsSetOff && WithAWordThatIsAName(context) is { Count: > 0 } anybodys ? new ReplyRoute.Asks(anybodys) : answers with { Words = spoken.Rest };
        }

        return theirs is ReplyRoute.ToTeam && !spoken.IsSetOff ? all : theirs;
    }

    private static ReplyRoute Among(ReplyContext context, IReadOnlyList<PutQuestion> questions, string text)
    {
        var open = questions.Where(question => !question.IsAnswered).ToList();
        if (AboutComing(context, questions, open, text) is { } coming)
            return coming;

        var structured = open.Where(question => !question.IsFreeText && context.IsTakenBy(question, text)).ToList();
        var words = IsNumberAlone(text) ? [] : open.Where(question => question.IsFreeText && context.IsTakenBy(question, text)).ToList();
        if (structured.Count + words.Count > 1)
            return new ReplyRoute.Asks([.. structured, .. words]);
        if (structured is [{ Reads: ReplyQuestion.YesNo } consent] && open.Exists(question => question.IsFreeText) && !IsNumberAlone(text))
            // "Yes" may be what they say to the other, and nobody gives a consent by chance.
            return new ReplyRoute.Asks([consent, .. open.Where(question => question.IsFreeText)]);
        if (structured is [var only])
            return HasNumberOf(open.Where(question => question != only), only, text) ? new ReplyRoute.ToTeam("It has numbers of more than one question.") : Answers(only);
        if (words is [var free])
        {
            var others = open.Where(question => !question.IsFreeText).ToList();
            return others.Count > 0 && SpeaksOfAnswers(context, text) ? new ReplyRoute.Asks([.. others, free]) : Answers(free);
        }

        return RefusedBeside(context, open, text) ?? Changed(context, questions, open, text);
    }

    /// <summary>
    /// "No, I hate having my picture taken. Where is the car park?": the no counts beside what they ask. A yes does not, since nobody gives a
    /// consent by chance; nor does a no on which their place hangs.
    /// </summary>
    private static ReplyRoute.Answers? RefusedBeside(ReplyContext context, List<PutQuestion> open, string text)
    {
        if (open is not [{ Reads: ReplyQuestion.YesNo, IsRequired: false } consent]
            || context.Read(text, consent.Reads) is not { Answer: null, Coming: null, Asks.Count: > 0, MayBeStop: false, OptOut: OptOutScope.None, NotThem: NotThem.None })
            return null;
        var pieces = Clauses.Of(text).Where(piece => !piece.IsQuestion).ToList();
        // "No, I don't mind" is none.
        if (pieces.Exists(piece => ReplyTokens.Read(piece.Text).Exists(token => InFavour.Contains(token.Text))))
            return null;
        var said = pieces.Select(piece => (context.Read(piece.Text, consent.Reads).Answer as ReplyMeaning.YesNo)?.Answer).OfType<YesNoAnswer>().Distinct().ToList();
        return said is [YesNoAnswer.No] ? new ReplyRoute.Answers(consent.Person, consent.Key, Answer: new StatedAnswer { YesNo = YesNoAnswer.No }) : null;
    }

    /// <summary>No open question takes it: a plain one may change an answer.</summary>
    private static ReplyRoute Changed(ReplyContext context, IReadOnlyList<PutQuestion> questions, List<PutQuestion> open, string text)
    {
        var changed = questions.Where(question => question is { IsAnswered: true, IsFreeText: false } && context.Read(text, question.Reads).IsPlain && context.IsTakenBy(question, text)).ToList();
        return changed switch
        {
            [] => new ReplyRoute.ToTeam(
                questions.Count == 0 ? TeamWords.NotWaiting
                : open is [var one] ? $"It does not answer what they were asked: {TeamWords.Question(one.Key)}."
                : open.Count > 1 ? $"It answers none of the questions that they were asked: {string.Join(", ", open.Select(question => TeamWords.Question(question.Key)).Distinct())}."
                : "They wrote when we were not waiting for an answer, and it changes none that they gave."),
            // Nobody asked, and somebody else would have the place: what is it that they do not know?
            [{ IsAttendance: true, Current: YesNoAnswer.Yes } place] when open.Count == 0 && !IsNumberAlone(text) && context.AnswerIn(place, text)?.YesNo == YesNoAnswer.NotSure => new ReplyRoute.Asks([place]),
            // They had said no, and have heard what we wrote to that.
            [{ IsAttendance: true, Current: YesNoAnswer.No }] when ReplyTokens.Read(text).TrueForAll(token => token.Kind == TokenKind.Break || Noted.Contains(token.Text)) => new ReplyRoute.Nothing(),
            [var only] when open.Count == 0 => Answers(only),
            // What was asked last has other answers: did they slip, or change their mind?
            _ => new ReplyRoute.Asks([.. changed, .. open.Where(question => question.Reads is not ReplyQuestion.Ratings)]),
        };
    }

    /// <summary>Whole sentences about coming count whatever else was asked, for the one person for whom they would be news.</summary>
    private static ReplyRoute? AboutComing(ReplyContext context, IReadOnlyList<PutQuestion> questions, List<PutQuestion> open, string text)
    {
        var all = Attendances(questions).ToList();
        if (all.Count < 2 && open is [{ IsAttendance: true }])
            return null;

        // With one question open its own reading says whether it is about coming; with several, what it says to none of them.
        var coming = context.Read(text, open is [{ IsAttendance: false } single] ? single.Reads : null).Coming;
        if (coming is null && all.Exists(question => question.Current == YesNoAnswer.No) && context.Read(text, null).Coming == YesNoAnswer.Yes)
            // Whoever has said no and can come after all is heard whatever else they were asked.
            coming = YesNoAnswer.Yes;
        if (coming is not { } said)
            return null;

        var news = all.Where(question => !question.IsAnswered || question.Current != said).ToList();
        return (news, all) switch
        {
            ([], []) => new ReplyRoute.ToTeam("It is about coming to the meeting. The meeting has begun, or they have not been asked yet."),
            ([], [var same]) => Coming(same, said),
            ([var only], _) => Coming(only, said),
            _ => new ReplyRoute.Asks(news.Count > 0 ? news : all),
        };
    }

    /// <summary>Each person's one question about coming: the offer of a place, where there is one.</summary>
    private static IEnumerable<PutQuestion> Attendances(IEnumerable<PutQuestion> questions) => questions.Where(question => question.IsAttendance)
        .GroupBy(question => question.Person).Select(person => person.FirstOrDefault(question => question.Key == "offer") ?? person.First());

    /// <summary>Nobody takes an offered place with "perhaps".</summary>
    private static ReplyRoute Coming(PutQuestion question, YesNoAnswer coming) => coming == YesNoAnswer.NotSure && question.Reads is ReplyQuestion.Attendance { MayBeUnsure: false }
        ? new ReplyRoute.ToTeam("A place is offered, and they are not sure.")
        : new ReplyRoute.Answers(question.Person, question.Key, Answer: new StatedAnswer { YesNo = coming });

    /// <summary>The questions that the whole reply answers and nothing more, so that what looks like a name is a word of the answer.</summary>
    private static List<PutQuestion> WithAWordThatIsAName(ReplyContext context) => [.. context.Questions.Where(question =>
        question is { IsAnswered: false, IsFreeText: false } && context.Read(context.Text, question.Reads).IsPlain && context.IsTakenBy(question, context.Text))];

    /// <summary>"5, thank you" and "1 or 2" are no answers in somebody's own words.</summary>
    private static bool IsNumberAlone(string text)
    {
        var phrases = OptionPhrases.Choosing.Read(ReplyTokens.Read(text));
        return phrases.Exists(phrase => phrase.Number is not null) && phrases.TrueForAll(phrase => phrase.Number is not null || phrase.Sense != ReplySense.Unknown);
    }

    /// <summary>"1 and 5" may be an answer to each of two.</summary>
    private static bool HasNumberOf(IEnumerable<PutQuestion> others, PutQuestion own, string text)
    {
        var numbers = OptionPhrases.Choosing.Read(ReplyTokens.Read(text)).Where(phrase => phrase.Number is not null).Select(phrase => phrase.Number!.Value).Where(number => !Has(own, number)).ToList();
        return others.Any(question => question.Reads is not ReplyQuestion.Ratings && numbers.Exists(number => Has(question, number)));
    }

    private static bool Has(PutQuestion question, int number) => question.Reads switch
    {
        ReplyQuestion.Attendance { First: var first, OffersVideo: var offers } =>
            number >= first && number < first + AttendanceOption.Count(offers, mayBeUnsure: true),
        ReplyQuestion.YesNo { First: var first } => number >= first && number < first + 2,
        ReplyQuestion.Choices { First: var first, Options.Count: var count } => number >= first && number < first + count,
        _ => true,
    };

    /// <summary>A word or number that answers questions with numbers: the text may be meant for one of these.</summary>
    private static bool SpeaksOfAnswers(ReplyContext context, string text) =>
        OptionPhrases.Choosing.Read(ReplyTokens.Read(text)).Exists(phrase => phrase.Number is not null)
        || context.Read(text, new ReplyQuestion.Attendance()) is { IsPlain: true };

    private static ReplyRoute.Answers Answers(PutQuestion question) => new(question.Person, question.Key);
}
