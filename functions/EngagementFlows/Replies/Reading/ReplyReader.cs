using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Safeguarding;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads what somebody wrote, in their own words and without what a mail program put around them. What every word of is known needs no more
/// (<see cref="PlainReplies"/>). Else two readers look at it: one by phrases and rules, one by labelled examples. Where they agree they are
/// nearly always right; where they do not, only examples that are sure are believed, and otherwise a person reads the reply. Pure.
/// </summary>
public sealed class ReplyReader
{
    /// <summary>By how much, a feature, examples must weigh more for one treatment than for the next to be believed against the rules.</summary>
    private const double SureMargin = 0.4;

    /// <summary>Examples that are less sure than this say nothing against an answer in own words.</summary>
    private const double LeastMarginAgainstWords = 0.3;

    /// <summary>That a person had better read it says less against an answer than that it is something else.</summary>
    private const double SureMarginAgainstWords = 0.8;

    /// <summary>A "yes" that nobody wrote keeps a place from somebody else.</summary>
    private const double SureMarginForYes = 0.8;

    /// <summary>Read and learnt once in a process, when the first reply comes.</summary>
    private static readonly Lazy<(ReplyVocabulary English, ReplyVocabulary Welsh, PlainReplies Plain, ExampleReader Examples)> BuiltIn = new(LoadBuiltIn);

    private readonly RuleReader rules;
    private readonly ExampleReader examples;
    private readonly PlainReplies plain;

    /// <param name="tellsOfHarm">The team's own list of phrases, which may change while the app runs.</param>
    public ReplyReader(Func<string, bool> tellsOfHarm)
        : this(new RuleReader(BuiltIn.Value.English, BuiltIn.Value.Welsh, tellsOfHarm), BuiltIn.Value.Examples, BuiltIn.Value.Plain)
    {
    }

    internal ReplyReader(RuleReader rules, ExampleReader examples, PlainReplies plain) => (this.rules, this.examples, this.plain) = (rules, examples, plain);

    /// <summary>Letters and their marks are one before anything is read.</summary>
    public ReplySigns Signs(string ownWords) => rules.Signs(UnicodeComposition.Compose(ownWords));

    /// <param name="ownWords">What the person wrote.</param>
    /// <param name="question">What is open; null where nothing is.</param>
    public ReplyReading Read(string ownWords, ReplyQuestion? question, Channel channel) => Read(Signs(ownWords), question, channel);

    public ReplyReading Read(ReplySigns signs, ReplyQuestion? question, Channel channel)
    {
        if (plain.Read(signs.Text, question, channel) is { } known)
        {
            return known with { IsPlain = true };
        }

        var byRules = rules.Read(signs, question, channel);
        if (signs.Length == 0 || byRules.TellsOfHarm || IsProvidersWord(byRules, signs) || (byRules.OptOut == OptOutScope.All && rules.IsStopAlone(signs)))
        {
            return byRules;
        }

        var (treatment, margin) = examples.Weigh(signs.English, ReplyExample.KindOf(question));
        string[] byExamples = [.. treatment.Split('+')];
        var isSure = margin >= (byExamples.Contains(ReplyTreatment.Yes) ? SureMarginForYes : SureMargin);
        if (isSure && byExamples.Contains(ReplyTreatment.Safeguarding))
        {
            return WithHarm(byRules);
        }

        var labels = ReplyTreatment.Of(byRules, question);
        var againstWords = byExamples is [ReplyTreatment.Team] or [ReplyTreatment.Start] ? SureMarginAgainstWords : LeastMarginAgainstWords;
        if (byRules.Answer is ReplyMeaning.FreeText && margin < againstWords)
        {
            // Words of their own are as many as people; somebody of the team looks at them before they are shared.
            return byRules;
        }

        if (byRules.Answer is ReplyMeaning.FreeText words && question is ReplyQuestion.FreeText { IsAboutNeeds: true }
            && isSure && byExamples is ["answer"])
        {
            // Both say that it answers, and the examples that it names nothing: "nothing special, thanks".
            return byRules with { Answer = words with { NamesNoNeed = true } };
        }

        if (byRules.Answer is ReplyMeaning.Ratings or ReplyMeaning.Choices || labels.Any(byExamples.Contains))
        {
            return byRules;
        }

        // A stop that only one of the two sees pauses the person: nobody is opted out of everything by likeness to examples.
        var isUnread = labels.Count == 0;
        var rulesStop = byRules.OptOut != OptOutScope.None;
        var examplesStopAll = byExamples.Contains(ReplyTreatment.StopAll);
        var examplesStop = byExamples.Any(ReplyTreatment.IsStop);
        var mayBelieve = isSure && !byRules.IsAutomatic
            && (examplesStop ? rulesStop || (isUnread && !examplesStopAll) : !rulesStop);
        if (mayBelieve && ReplyTreatment.Reading(byExamples, signs, question) is { } reading)
        {
            return reading with { MayBeStop = byRules.MayBeStop && !examplesStop };
        }

        var forTheTeam = isUnread ? byRules : ReplyReading.Team("Rules and examples do not agree on it.");
        return forTheTeam with { MayBeStop = byRules.MayBeStop || rulesStop || (examplesStopAll && isSure) };
    }

    /// <summary>STOP or START and nothing else: the provider has acted on it already.</summary>
    private static bool IsProvidersWord(ReplyReading reading, ReplySigns signs) =>
        signs.Length == 1 && (reading.OptsIn || reading.OptOut == OptOutScope.All);

    /// <summary>A stop, a "no" and numbers stand beside words of harm. Nothing else is sure then, and own words are not to be shared.</summary>
    private static ReplyReading WithHarm(ReplyReading reading) => new()
    {
        TellsOfHarm = true,
        OptOut = reading.OptOut,
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
        return (english, welsh, plainReplies, ExampleReader.Learn(ExampleFiles.Load(Path.Combine(folder, "Examples")), english.Language));
    }
}
