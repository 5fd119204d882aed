using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Safeguarding;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads what somebody wrote, in their own words and without what a mail program put around them. What every word of is known needs no more
/// (<see cref="PlainReplies"/>). Else two readers look at it: one by phrases and rules, one by labelled examples, which says how likely each
/// treatment is. The rules are believed where examples find them likely enough; examples alone where they are nearly sure; and otherwise a
/// person reads the reply. ADR 13 says on which replies the limits were chosen. Pure.
/// </summary>
public sealed partial class ReplyReader
{
    /// <summary>Rules are believed where examples find it at least so likely that they are right.</summary>
    private const double LeastForRules = 0.3;

    /// <summary>A stop from everything asks for more.</summary>
    private const double LeastForStopByRules = 0.35;

    /// <summary>Examples that are so sure are believed where the rules find nothing or something else.</summary>
    private const double SureOfExamples = 0.6;

    /// <summary>A yes that keeps a place from somebody else, a refusal, and own words that others may read ask for more.</summary>
    private const double SureOfCostlyExamples = 0.8;

    /// <summary>So few words say too little for likeness to examples alone.</summary>
    private const int LongestShort = 3;

    /// <summary>More words than somebody sends beside a yes.</summary>
    private const int LongestNote = 40;

    private const double SureOfStop = 0.75;

    /// <summary>They say by what we may write, or when.</summary>
    private static readonly string[] ElseOrLess =
        [Topics.PreferText, Topics.PreferEmail, Topics.WriteByText, Topics.WriteByEmail, Topics.Limits, Topics.GoesOn, Topics.ComparedChannels];

    /// <summary>A notice of absence may name helplines.</summary>
    private const double SureOfMachine = 0.95;

    /// <summary>A consent that nobody gave, or a place that nobody gave up, is worse than one more question.</summary>
    private const double LeastForConsent = 0.5;

    /// <summary>"Yes, this is Mary. Who is this?": a yes beside a question counts where examples see one, too.</summary>
    private const double LeastBesideAQuestion = 0.3;

    /// <summary>"I'm ill, I can't come": in so few words it is said whatever was asked.</summary>
    private const int LongestNotice = 12;
    private const double LeastForNotice = 0.1;

    /// <summary>Labelled replies to a question of consent hardly ever speak of coming: less is enough there.</summary>
    private const double LeastBesideAConsent = 0.02;

    /// <summary>A disclosure that no phrase finds.</summary>
    private const double SureOfHarm = 0.55;

    /// <summary>One sentence out of its place is like many things.</summary>
    private const double SureOfHarmInOneSentence = 0.8;

    /// <summary>So likely a disclosure that somebody reads it before it counts as an answer.</summary>
    private const double HarmInOwnWords = 0.15;

    /// <summary>So likely a disclosure that somebody reads it beside the answer that it holds.</summary>
    private const double MayBeHarm = 0.1;

    /// <summary>Where examples would rather have somebody read what the rules take for an answer in own words.</summary>
    private const double LeastForOwnWords = 0.25;

    /// <summary>Words of harm are a turn of phrase only where examples find harm hardly possible and something else all but certain.</summary>
    private const double HarmIsHardlyPossible = 0.01;
    private const double AllButCertain = 0.9;

    /// <summary>So likely a stop that the rules did not see: somebody reads it before anything more is sent.</summary>
    private const double MayBeStopByExamples = 0.5;

    /// <summary>Words that rules find in wishes to stop, too ("who's going?"), where examples find a stop hardly possible.</summary>
    private const double StopIsHardlyPossible = 0.03;

    /// <summary>Read once in a process, when the first reply comes.</summary>
    private static readonly Lazy<(ReplyVocabulary English, ReplyVocabulary Welsh, PlainReplies Plain, ExampleReader Examples)> BuiltIn = new(LoadBuiltIn);

    internal const string SomethingBesides = "They say yes, and something besides.";

    private readonly RuleReader rules;
    private readonly ExampleReader examples;
    private readonly PlainReplies plain;
    private readonly Func<string, bool> hasStandingPhraseOfHarm;

    /// <param name="tellsOfHarm">All phrases of harm that are in force, which may change while the app runs.</param>
    /// <param name="hasStandingPhraseOfHarm">Those that no likeness to examples outweighs.</param>
    public ReplyReader(Func<string, bool> tellsOfHarm, Func<string, bool> hasStandingPhraseOfHarm)
        : this(new RuleReader(BuiltIn.Value.English, BuiltIn.Value.Welsh, tellsOfHarm), BuiltIn.Value.Examples, BuiltIn.Value.Plain,
            hasStandingPhraseOfHarm)
    {
    }

    internal ReplyReader(RuleReader rules, ExampleReader examples, PlainReplies plain, Func<string, bool> hasStandingPhraseOfHarm) =>
        (this.rules, this.examples, this.plain, this.hasStandingPhraseOfHarm) = (rules, examples, plain, hasStandingPhraseOfHarm);

    /// <summary>Letters and their marks are one before anything is read.</summary>
    public ReplySigns Signs(string ownWords) => rules.Signs(UnicodeComposition.Compose(ownWords));

    /// <param name="ownWords">What the person wrote.</param>
    /// <param name="question">What is open; null where nothing is.</param>
    public ReplyReading Read(string ownWords, ReplyQuestion? question, Channel channel) => Read(Signs(ownWords), question, channel);

    public ReplyReading Read(ReplySigns signs, ReplyQuestion? question, Channel channel)
    {
        // "Stop emails" is no stop of texts: which channel words name is for the rules.
        if (plain.Read(signs.Text, question, channel) is { } known
            && (known.OptOut != OptOutScope.All || OptOutReading.Of(signs, channel).Scope is not (OptOutScope.Texts or OptOutScope.Emails)))
        {
            return known with { IsPlain = true };
        }

        var byRules = rules.Read(signs, question, channel);
        if (signs.Length == 0 || IsProvidersWord(byRules, signs) || (byRules.OptOut == OptOutScope.All && rules.IsStopAlone(signs)))
        {
            return byRules;
        }

        if (byRules.IsThanks && signs.Length <= LongestShort)
        {
            // To a word or two no example is much alike, and whoever says thanks asks for nothing.
            return byRules;
        }

        if (ReplyNumbers.Alone(signs, rules.English) is not null && ReplyTreatment.Of(byRules, question).Count > 0)
        {
            return byRules;
        }

        var byExamples = examples.Weigh(signs.English, ReplyExample.KindOf(question));
        return byRules.TellsOfHarm ? Harm(byRules, byExamples, signs, question)
            : byExamples.OfAny(label => label == ReplyTreatment.Safeguarding) is >= SureOfHarm and var harm
                ? harm >= SureOfExamples || !HasSentences(signs) || IsHarmInOneSentence(signs, question, HarmInOwnWords) ? WithHarm(byRules, rules.StopBesideHarm(signs, channel)) : ReplyReading.Team("It may tell of harm.")
            : byExamples.OfAny(label => label == ReplyTreatment.Safeguarding) >= HarmInOwnWords && IsHarmInOneSentence(signs, question, SureOfHarmInOneSentence)
                ? WithHarm(byRules, rules.StopBesideHarm(signs, channel))
            : IsYesAboveMuchElse(byExamples, signs, question) ? YesAboveMuchElse
            : byRules.OptOut != OptOutScope.None ? Stop(byRules, byExamples, signs, question)
            : NoStop(byRules, byExamples, signs, question);
    }

    /// <summary>"Yes please", and below it what nothing marks as somebody else's words: the yes is theirs, and somebody reads the rest.</summary>
    private static ReplyReading YesAboveMuchElse => new()
    {
        Coming = YesNoAnswer.Yes, Answer = new ReplyMeaning.Attendance(YesNoAnswer.Yes), ForTheTeam = "They say yes, and more follows.",
    };

    private bool IsYesAboveMuchElse(ReplyLikelihoods byExamples, ReplySigns signs, ReplyQuestion? question) =>
        question is ReplyQuestion.Attendance && signs.Length > LongestNote && rules.BeginsWithYesAlone(signs)
        && !byExamples.Best.Contains(ReplyTreatment.No) && byExamples.OfAny(ReplyTreatment.IsStop) < StopIsHardlyPossible;

    /// <summary>Harm by phrases stands, but for a turn of phrase; somebody reads that one too.</summary>
    private ReplyReading Harm(ReplyReading byRules, ReplyLikelihoods byExamples, ReplySigns signs, ReplyQuestion? question)
    {
        if (signs.Has(Topics.Automatic) && byExamples.Best is [ReplyTreatment.Automatic] && byExamples.OfBest >= SureOfMachine)
        {
            // A notice of absence that names helplines: a machine's words, and somebody reads them all the same.
            return new ReplyReading { IsAutomatic = true, ForTheTeam = "It looks automatic, and has words that may tell of harm." };
        }

        if (byExamples.OfAny(label => label == ReplyTreatment.Safeguarding) >= HarmIsHardlyPossible || byExamples.OfBest < AllButCertain
            || byExamples.Best.Contains(ReplyTreatment.Yes) || hasStandingPhraseOfHarm(signs.Text) || TellsOfHarmAlone(signs, question))
        {
            return byRules;
        }

        const string Why = "It has words that may tell of harm, and reads like a turn of phrase.";
        return byExamples.Best.Any(ReplyTreatment.IsStop)
            ? ReplyReading.Team(Why) with { MayBeStop = true }
            : (ReplyTreatment.Reading(byExamples.Best, signs, question) ?? new ReplyReading()) with { ForTheTeam = Why };
    }

    /// <summary>
    /// "No thanks. He hits me": beside an answer that many have given, a disclosure looks like nothing; alone it does not.
    /// </summary>
    private bool TellsOfHarmAlone(ReplySigns signs, ReplyQuestion? question)
    {
        var sentences = SentenceEnd().Split(signs.Text).Where(sentence => sentence.Trim().Length > 0).ToList();
        return sentences.Count > 1 && sentences.Select(Signs)
            .Where(sentence => rules.Read(sentence, question: null, Channel.Sms).TellsOfHarm)
            .Any(sentence => examples.Weigh(sentence.English, ReplyExample.KindOf(question))
                .OfAny(label => label == ReplyTreatment.Safeguarding) >= HarmInOwnWords);
    }

    /// <summary>
    /// "My daughter comes with me. It means family." is like harm as a whole, and none of it alone; "... That's what it means. One of them had us
    /// by the neck" is an answer as a whole, and harm in one sentence.
    /// </summary>
    private bool IsHarmInOneSentence(ReplySigns signs, ReplyQuestion? question, double least) => HasSentences(signs)
        && FullStop().Split(signs.Text).Concat(SentenceEnd().Split(signs.Text))
            .Where(sentence => sentence.Length < signs.Text.Length && sentence.Count(char.IsWhiteSpace) >= LongestShort)
            .Any(sentence => examples.Weigh(Signs(sentence).English, ReplyExample.KindOf(question))
                .OfAny(label => label == ReplyTreatment.Safeguarding) >= least);

    private static bool HasSentences(ReplySigns signs) => SentenceEnd().Split(signs.Text).Count(sentence => sentence.Trim().Length > 0) > 1;

    [GeneratedRegex(@"(?<=[.!?])\s+|[\r\n]+")]
    private static partial Regex FullStop();

    [GeneratedRegex(@"(?<=[.!?])\s+|[\r\n,;]+")]
    private static partial Regex SentenceEnd();

    /// <summary>
    /// A stop by rules stands where examples find it likely enough; else a narrower one that they are sure of, else the person is paused.
    /// </summary>
    private static ReplyReading Stop(ReplyReading byRules, ReplyLikelihoods byExamples, ReplySigns signs, ReplyQuestion? question)
    {
        var isOfAll = byRules.OptOut == OptOutScope.All;
        // Words that name a channel say so; likeness to examples does not tell one channel from all.
        // "No more texts, no more emails" names both, and that is all.
        var namesBoth = signs.Has(Topics.NoTexts) && signs.Has(Topics.NoEmails) && !signs.Has(ElseOrLess);
        if (isOfAll ? namesBoth || byExamples.OfAny(label => label == ReplyTreatment.StopAll) >= LeastForStopByRules
            : byExamples.OfAny(ReplyTreatment.IsStop) >= LeastForStopByRules || !byExamples.Best.Contains(ReplyTreatment.StopAll))
        {
            // "Don't consent, don't want to come, don't want texts": the one channel stops, and all else waits until somebody has read it.
            return !isOfAll && byExamples.OfAny(label => label == ReplyTreatment.StopAll) >= SureOfExamples && !signs.Has(ElseOrLess)
                ? byRules with { MayBeStop = true, ForTheTeam = "They may want no messages at all." }
                : byRules;
        }

        if (byRules.NotThem == NotThem.Bereavement)
        {
            // Whoever writes of a death is paused whatever else they ask for, and hears kind words.
            return byRules with { OptOut = OptOutScope.None, ForTheTeam = "They write of a death. It may be a wish to stop, too." };
        }

        var pause = ReplyReading.Team("It may be a wish to stop.") with { MayBeStop = true };
        if (!isOfAll)
        {
            return pause with { OptOut = byRules.OptOut };
        }

        return byExamples.Best.Any(ReplyTreatment.IsStop) && byExamples.OfBest >= SureOfExamples
            && ReplyTreatment.Reading(byExamples.Best, signs, question) is { } narrower ? narrower : pause;
    }

    private ReplyReading NoStop(ReplyReading byRules, ReplyLikelihoods byExamples, ReplySigns signs, ReplyQuestion? question)
    {
        var labels = ReplyTreatment.Of(byRules, question);
        var isSure = byExamples.OfBest >= SureOfExamples;
        var goesOn = signs.Has(Topics.GoesOn);
        var mayBeStop = !goesOn && ((byRules.MayBeStop && byExamples.OfAny(ReplyTreatment.IsStop) >= StopIsHardlyPossible)
            || byExamples.OfAny(ReplyTreatment.IsStop) >= (signs.Length <= LongestShort
                && signs.Has(Topics.NoNeed, Topics.Thanks) ? SureOfStop : MayBeStopByExamples));
        if (!mayBeStop && byRules.Asks.Count > 0 && labels.Contains(ReplyTreatment.Yes)
            && byExamples.OfAny(label => label == ReplyTreatment.Yes) < LeastBesideAQuestion && !rules.BeginsWithYesAlone(signs))
        {
            // "Yes, this is Mary. Who is this?": the word answers something else, and what they ask is answered.
            byRules = byRules with { Coming = null, Answer = null, ForTheTeam = "It asks something, and may say whether they come." };
            labels = ReplyTreatment.Of(byRules, question);
        }

        if (byExamples.Best.Any(ReplyTreatment.IsStop))
        {
            // "Less texts. One would have done" is like many a stop, and asks for fewer.
            return byExamples.OfBest >= SureOfStop && !goesOn && signs.Length > LongestShort
                && !signs.Has(Topics.Given, Topics.Refused, Topics.Limits, Topics.Maybe, Topics.Doubt)
                && labels.All(byExamples.Best.Contains) && ReplyTreatment.Reading(byExamples.Best, signs, question) is { } stop
                ? stop
                : ReplyReading.Team("It may be a wish to stop.") with { MayBeStop = mayBeStop };
        }

        if (byRules.Answer is ReplyMeaning.FreeText && byExamples.OfAny(label => label == ReplyTreatment.Safeguarding) >= HarmInOwnWords)
        {
            // Never an answer that others may read before somebody has thought of it.
            return ReplyReading.Team("It may tell of harm.") with { MayBeStop = mayBeStop };
        }

        if (labels.Count > 0 && signs.Length <= LongestShort && byExamples.Best is [ReplyTreatment.Team] && byRules.Answer is not ReplyMeaning.YesNo)
        {
            // To a word or two no example is much alike. A consent needs more all the same.
            return byRules;
        }

        if (labels is ["maybe"] && question is ReplyQuestion.Attendance && !signs.Has(Topics.Doubt, Topics.Condition, Topics.NotComing)
            && byExamples.OfAny(label => label == ReplyTreatment.Yes) >= SureOfCostlyExamples)
        {
            // "I can, but I'll need somebody to interpret": a condition that is a need, and somebody reads it.
            return new ReplyReading
            {
                Coming = YesNoAnswer.Yes, Answer = new ReplyMeaning.Attendance(YesNoAnswer.Yes), ForTheTeam = SomethingBesides,
            };
        }

        var least = labels.Contains(ReplyTreatment.ConsentYes) || labels.Contains(ReplyTreatment.ConsentNo) ? LeastForConsent
            : labels is [ReplyTreatment.No] && question is ReplyQuestion.FreeText or null && signs.Length <= LongestNotice ? LeastForNotice
            // "I changed my mind, I can't come" says so whatever consent is asked for.
            : labels is [ReplyTreatment.No] && question is ReplyQuestion.YesNo && signs.Length <= LongestNotice ? LeastBesideAConsent
            : byRules.Answer is ReplyMeaning.FreeText && byExamples.Best is [ReplyTreatment.Team] ? LeastForOwnWords : LeastForRules;
        if (labels.Count > 0 && !mayBeStop && ((labels is ["maybe"] && !isSure) || byExamples.OfAny(labels.Contains) >= least))
        {
            var believed = Fuller(byRules, labels, byExamples, signs, question);
            return believed.ForTheTeam is null && byExamples.OfAny(label => label == ReplyTreatment.Safeguarding) >= MayBeHarm
                ? believed with { ForTheTeam = "It may tell of harm." }
                : believed;
        }

        if (byRules.NotThem == NotThem.Bereavement
            && (!isSure || byExamples.Best is [ReplyTreatment.Team] || byExamples.Best.All(ReplyTreatment.IsEverydayQuestion)))
        {
            // Kind words and a pause cost little where nobody has died, and their lack much where somebody has.
            return byRules;
        }

        if (SaysYesAndAsks(byRules, signs))
        {
            // "Yes. Is there a crèche?": the yes is taken, and somebody answers.
            return byRules with { ForTheTeam = "They ask something besides." };
        }

        if (mayBeStop)
        {
            return (labels.Count == 0 ? byRules : ReplyReading.Team("It may be a wish to stop.")) with { MayBeStop = true };
        }

        if (isSure && signs.Has(Topics.Yes) && byRules.Coming == YesNoAnswer.Yes && byExamples.Best.All(ReplyTreatment.IsEverydayQuestion)
            && ReplyTreatment.Reading(byExamples.Best, signs, question) is { } asks)
        {
            // "yes please, what's the link?": the one sees the yes, the other the question.
            return byRules with { Asks = [.. byRules.Asks.Union(asks.Asks)], ForTheTeam = null };
        }

        // A yes against a no, or against "only if": one of the two has missed what turns it round.
        var isTurnedRound = byExamples.Best.Any(IsYesOrNo)
            && (labels.Any(IsYesOrNo) || (labels is ["maybe"] && signs.Has(Topics.Condition)));
        if (!isTurnedRound && byExamples.Best is not [ReplyTreatment.Team] && byExamples.OfBest >= LeastFor(byExamples.Best, signs)
            && ReplyTreatment.Reading(byExamples.Best, signs, question) is { } reading)
        {
            if (byExamples.Best is [ReplyTreatment.Need] && byRules.Asks.Count > 0 && (signs.EndsInQuestion || signs.Has(Topics.Interrogative)))
            {
                // "I need to sit near the door. Also what time does it start": the one sees the need, the other the question.
                return reading with { Asks = byRules.Asks };
            }

            // A need that nobody sees to is worse than a "nothing" among the needs.
            return reading.Answer is ReplyMeaning.FreeText { NamesNoNeed: true } nothing && byExamples.OfBest < AllButCertain
                ? reading with { Answer = nothing with { NamesNoNeed = false } }
                : reading;
        }

        if (question is ReplyQuestion.Attendance && labels.Contains(ReplyTreatment.Yes) && rules.BeginsWithYesAlone(signs)
            && signs.Length > LongestShort && !byExamples.Best.Contains(ReplyTreatment.No))
        {
            return YesAboveMuchElse;
        }

        // An answer to a question that nobody asked costs little; where the examples see something else, somebody reads it as well.
        // What rules took for a hint of stopping is none by here.
        return labels.Count == 0 ? byRules with { MayBeStop = false }
            : !labels.All(ReplyTreatment.IsHarmlessIfWrong) || (labels is ["late"] && isSure) ? ReplyReading.Team("Rules and examples do not agree on it.")
            : byRules.Asks.Count == 0 ? byRules
            : isSure ? ReplyReading.Team("Rules and examples do not agree on what it asks.")
            : byRules with { ForTheTeam = "Rules and examples do not agree on what it asks." };
    }

    /// <summary>The rules are believed, and the examples add what they see besides.</summary>
    private static ReplyReading Fuller(
        ReplyReading byRules, IReadOnlyList<string> labels, ReplyLikelihoods byExamples, ReplySigns signs, ReplyQuestion? question)
    {
        if (byRules.Answer is ReplyMeaning.FreeText words && question is ReplyQuestion.FreeText { IsAboutNeeds: true }
            && byExamples.Best is [ReplyTreatment.Answer] && byExamples.OfBest >= (signs.Has(Topics.Need) ? AllButCertain : SureOfExamples))
        {
            // Both say that it answers, and the examples that it names nothing: "nothing special, thanks".
            return byRules with { Answer = words with { NamesNoNeed = true } };
        }

        // "no, but who will be there?": examples may see more in it than the rules.
        return byExamples.OfBest >= SureOfExamples && byExamples.Best.Count > labels.Count && labels.All(byExamples.Best.Contains)
            && ReplyTreatment.Reading(byExamples.Best, signs, question) is { } fuller
            ? fuller
            : byRules;
    }

    /// <summary>A yes that is a sentence of its own, and a question that no rule can answer.</summary>
    private static bool SaysYesAndAsks(ReplyReading byRules, ReplySigns signs) =>
        byRules is { Coming: YesNoAnswer.Yes, OptOut: OptOutScope.None } && signs.Last(Topics.Yes, Topics.Coming) is { Sentence: 0 }
            && !signs.IsQuestion(0)
        && signs.EndsInQuestion && signs.Length > LongestShort && !signs.Has(Topics.Condition, Topics.Maybe, Topics.Doubt, Topics.Past);

    private static bool IsYesOrNo(string label) => label is ReplyTreatment.Yes or ReplyTreatment.No;

    /// <summary>How sure examples must be of these labels where the rules find nothing or something else.</summary>
    private static double LeastFor(IReadOnlyList<string> labels, ReplySigns signs) =>
        // Somebody speaks of an earlier answer, and only the order of the words says which one holds.
        signs.Has(Topics.Past) && labels.Any(ReplyTreatment.IsComing) ? AllButCertain
        : signs.Length == 1 && labels.Contains(ReplyTreatment.Answer) ? double.PositiveInfinity
        : signs.Length <= LongestShort ? AllButCertain
        : labels.Contains(ReplyTreatment.Yes) || labels.Contains(ReplyTreatment.ConsentNo) || labels.Contains(ReplyTreatment.Answer) ? SureOfCostlyExamples
        : SureOfExamples;

    /// <summary>STOP or START and nothing else: the provider has acted on it already.</summary>
    private static bool IsProvidersWord(ReplyReading reading, ReplySigns signs) =>
        signs.Length == 1 && (reading.OptsIn || reading.OptOut == OptOutScope.All);

    /// <summary>A stop, a "no" and numbers stand beside words of harm. Nothing else is sure then, and own words are not to be shared.</summary>
    private static ReplyReading WithHarm(ReplyReading reading, OptOutScope stop) => new()
    {
        TellsOfHarm = true,
        OptOut = stop,
        MayBeStop = reading.MayBeStop,
        Coming = reading.Coming == YesNoAnswer.No ? YesNoAnswer.No : null,
        Answer = reading.Answer is ReplyMeaning.Ratings or ReplyMeaning.Choices ? reading.Answer : null,
    };

    private static (ReplyVocabulary English, ReplyVocabulary Welsh, PlainReplies Plain, ExampleReader Examples) LoadBuiltIn()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Replies");
        var english = VocabularyFiles.Load(Path.Combine(folder, "Words", "en"), word => [word]);
        var welsh = VocabularyFiles.Load(Path.Combine(folder, "Words", "cy"), WelshMutations.Of);
        var plainReplies = PlainReplies.Load(Path.Combine(folder, "Words", "plain.txt"));
        return (english, welsh, plainReplies, LearntExamples.Load(Path.Combine(folder, "Examples"), english.Language));
    }
}
