using System.Text.RegularExpressions;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>Reads a reply by phrases and rules. What would do harm is looked at first; whatever is not surely read goes to the team. Pure.</summary>
internal sealed partial class RuleReader(ReplyVocabulary english, ReplyVocabulary welsh, Func<string, bool> tellsOfHarm)
{
    internal LanguageWords English => english.Language;

    internal ReplySigns Signs(string ownWords) => ReplySigns.Of(ownWords, english, welsh);

    internal ReplyReading Read(ReplySigns signs, ReplyQuestion? question, Channel channel)
    {
        if (signs.Length == 0)
        {
            return ReplyReading.Team("It has no words.");
        }

        if (Reaction().IsMatch(signs.Text.Trim()))
        {
            return new ReplyReading { IsAutomatic = true };
        }

        var harm = signs.Has(Topics.HarmHint) || signs.WithoutHarmlessPhrases().All(tellsOfHarm);
        var stop = OptOutReading.Of(signs, channel);
        if ((signs.Has(Topics.Automatic) && (stop.Scope != OptOutScope.All || (channel == Channel.Email && signs.Of(Topics.Automatic).Count() > 1)))
            || (channel == Channel.Email && stop.Scope == OptOutScope.None && signs.Of(Topics.AutomaticHint).DistinctBy(one => one.At).Count() > MostHints))
        {
            return new ReplyReading { IsAutomatic = !harm, TellsOfHarm = harm };
        }

        if (harm)
        {
            var beside = StopBesideHarm(signs, channel);
            return new ReplyReading
            {
                TellsOfHarm = true,
                OptOut = beside,
                Coming = beside != OptOutScope.All && signs.Has(Topics.NotComing) ? YesNoAnswer.No : null,
            };
        }

        if (signs.Has(Topics.Start) && !(stop.Scope == OptOutScope.All && signs.Last(Topics.StopAll)!.Value.At > signs.Last(Topics.Start)!.Value.At))
        {
            return new ReplyReading { OptsIn = true };
        }

        if (signs.Has(Topics.Bereavement))
        {
            var all = stop.Scope == OptOutScope.All;
            return new ReplyReading
            {
                NotThem = NotThem.Bereavement,
                OptOut = all ? OptOutScope.All : OptOutScope.None,
                Coming = all ? null : signs.Has(Topics.NotComing) ? YesNoAnswer.No
                    : question is ReplyQuestion.Attendance && SaysYesFirst(signs) ? YesNoAnswer.Yes : null,
            };
        }

        if (stop.Scope == OptOutScope.All)
        {
            return new ReplyReading
            {
                OptOut = OptOutScope.All,
                Answer = question is ReplyQuestion.YesNo && signs.Of(Topics.No).Any(one => one.At == 0) ? new ReplyMeaning.YesNo(YesNoAnswer.No) : null,
                Coming = question is not ReplyQuestion.YesNo && signs.Has(Topics.NotComing) ? YesNoAnswer.No : null,
            };
        }

        if (signs.Has(Topics.WrongChat))
        {
            return ReplyReading.Team("It was meant for somebody else.");
        }

        if (signs.Has(Topics.WrongPerson) && !signs.Has(Topics.Coming))
        {
            return new ReplyReading { NotThem = NotThem.WrongPerson };
        }

        if (stop.IsUnsure || (stop.Scope == OptOutScope.None && signs.Has(Topics.StopHint) && !signs.Has(Topics.Yes, Topics.Coming, Topics.Given)
            && !(question is ReplyQuestion.FreeText && signs.Has(Topics.Opinion))))
        {
            return ReplyReading.Team("It may be a wish to stop or to be written to less.") with { MayBeStop = true };
        }

        var answer = Open(signs, question);
        return stop.Scope == OptOutScope.None ? answer : BesideAStop(answer with { OptOut = stop.Scope }, signs);
    }

    internal OptOutScope StopBesideHarm(ReplySigns signs, Channel channel) =>
        OptOutReading.BesideHarm(signs, channel, english.Language, welsh.Language);

    /// <summary>What else a wish about a channel says: no words of it are an answer in own words.</summary>
    private static ReplyReading BesideAStop(ReplyReading reading, ReplySigns signs) => reading with
    {
        Answer = reading.Answer is ReplyMeaning.FreeText ? null : reading.Answer,
        Coming = reading.Coming == YesNoAnswer.No && !signs.Has(Topics.NotComing) ? null : reading.Coming,
        IsThanks = false,
        ForTheTeam = null,
    };

    private ReplyReading Open(ReplySigns signs, ReplyQuestion? question)
    {
        if (signs.Has(Topics.Late) && !signs.Has(Topics.NotComing, Topics.Thinking) && question is not ReplyQuestion.Attendance)
        {
            return new ReplyReading { IsLate = true };
        }

        return question switch
        {
            // It is no answer, and needs none.
            ReplyQuestion.Attendance { MayBeUnsure: true } when IsMereThanks(signs) => new ReplyReading { IsThanks = true },
            ReplyQuestion.Attendance attendance => AttendanceAnswer.Of(signs, attendance, english.Language),
            ReplyQuestion.YesNo yesNo => ConsentAnswer.Of(signs, yesNo, english.Language),
            ReplyQuestion.Ratings ratings when RatingsAnswer.Of(signs, ratings, english.Language) is { } found => found,
            ReplyQuestion.Choices choices when ChoicesAnswer.Of(signs, choices) is { } found => found,
            ReplyQuestion.FreeText free => (free.IsAboutNeeds ? NeedsAnswer.Of(signs, this) : OwnWordsAnswer.Of(signs, this)),
            _ => Beside(signs, isAsked: question is not null),
        };
    }

    /// <summary>What is no answer to a question with numbers, or comes while nothing is open.</summary>
    private ReplyReading Beside(ReplySigns signs, bool isAsked)
    {
        var asked = EverydayQuestions.Asked(signs, byNouns: !isAsked);
        if (asked.Count > 0)
        {
            return new ReplyReading { Asks = asked };
        }

        if (signs.EndsInQuestion || signs.Has(Topics.Interrogative))
        {
            return ReplyReading.Team("It asks something that no rule can answer.");
        }

        if (signs.Has(Topics.NotComing))
        {
            return new ReplyReading { Coming = YesNoAnswer.No };
        }

        if (signs.Has(Topics.Ill))
        {
            return ReplyReading.Team("It speaks of illness, and does not say whether they come.");
        }

        var spoken = EverydayQuestions.Spoken(signs);
        if (spoken.Count > 0)
        {
            return new ReplyReading { Asks = spoken };
        }

        if (signs.SaysComing > 0)
        {
            return new ReplyReading { Coming = YesNoAnswer.Yes };
        }

        return IsThanksAlone(signs) ? new ReplyReading { IsThanks = true } : ReplyReading.Team(isAsked ? "It does not answer the open question." : "No question was open.");
    }

    /// <summary>A wish to stop and hardly another word: "Yes. STOP", "opt out of this", "1 stop".</summary>
    internal bool IsStopAlone(ReplySigns signs) =>
        !signs.Has(Topics.WriteByEmail, Topics.WriteByText, Topics.PreferEmail, Topics.PreferText, Topics.PreferLetter)
        && signs.Length <= LongestStopAlone && signs.Unexplained(english, welsh, Topics.StopAll, Topics.StopHint, Topics.NoTexts, Topics.NoEmails, Topics.Yes, Topics.No) <= MostBesideStop;

    /// <summary>Thanks, and no more words beside them than a greeting has.</summary>
    internal bool IsThanksAlone(ReplySigns signs) => signs.Has(Topics.Thanks) && signs.Unexplained(english, welsh, Topics.Thanks, Topics.Coming, Topics.Yes) <= MostBesideThanks;

    /// <summary>"Yes, I'd love to come. My mum died last week, so I may be quiet."</summary>
    private static bool SaysYesFirst(ReplySigns signs) =>
        signs.Of(Topics.Yes, Topics.Coming).Any(one => one.Sentence == 0 && one.At <= 1)
        && !signs.Of(Topics.Condition, Topics.Maybe, Topics.Doubt, Topics.No).Any(one => one.Sentence == 0);

    /// <summary>"Yes please." and then whatever follows: its first sentence says nothing else.</summary>
    internal bool BeginsWithYesAlone(ReplySigns signs) => signs.Of(Topics.Yes).Any(yes =>
    {
        var (words, language) = yes.IsWelsh ? (signs.Welsh.Words, welsh.Language) : (signs.English.Words, english.Language);
        return yes.Sentence == 0 && words.Index().TakeWhile(word => word.Item.Sentence == 0)
            .All(word => (word.Index >= yes.At && word.Index < yes.End) || language.IsCourtesy(word.Item.Text));
    });

    /// <summary>"Thanks", "diolch yn fawr": no word of it says anything else.</summary>
    private static bool IsMereThanks(ReplySigns signs)
    {
        var thanks = signs.Of(Topics.MereThanks).ToList();
        return !signs.EndsInQuestion && (IsAll(signs.English, isWelsh: false) || IsAll(signs.Welsh, isWelsh: true));

        bool IsAll(ReplyWords words, bool isWelsh) =>
            words.Words.Count > 0 && words.Words.Index()
                .All(word => thanks.Exists(one => one.IsWelsh == isWelsh && word.Index >= one.At && word.Index < one.End));
    }

    private const int MostBesideThanks = 4;
    private const int MostHints = 2;
    private const int LongestStopAlone = 8;
    private const int MostBesideStop = 2;

    /// <summary>How iPhones and Android phones send a reaction to somebody who has another make.</summary>
    [GeneratedRegex(
        "^(?:loved|liked|laughed at|emphasi[sz]ed|questioned|disliked|hoffi|hoffwyd|caru|chwerthin ar)\\s+[“\"'‘]|^\\S{1,8}\\s+to\\s+[“\"]"
        + "|^(?:thumbs up|thumbs down|heart)\\s*:?\\s*[“\"]|^reacted\\s|^(?:loved|liked|laughed at) an? (?:image|photo)|^removed an? .{1,20} from\\s+[“\"]",
        RegexOptions.IgnoreCase)]
    private static partial Regex Reaction();
}
