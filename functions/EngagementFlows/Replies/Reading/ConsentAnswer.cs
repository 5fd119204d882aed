using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>What a reply says to a question of consent. A consent is never guessed: with a doubt, a condition or a question beside it nothing is given. Pure.</summary>
internal static class ConsentAnswer
{
    internal static ReplyReading Of(ReplySigns signs, ReplyQuestion.YesNo question, LanguageWords language)
    {
        if (ReplyNumbers.Alone(signs, language) is { } number)
        {
            return (number - question.First) switch { 0 => Says(YesNoAnswer.Yes), 1 => Says(YesNoAnswer.No), _ => ReplyReading.Team("It is a number that stands for no answer.") };
        }

        var (given, refused) = (signs.Has(Topics.Given, Topics.Yes), signs.Has(Topics.Refused, Topics.No));
        if (signs.Has(Topics.NotComing) && !signs.Has(Topics.Given) && !signs.Of(Topics.Refused).Any())
        {
            return new ReplyReading { Coming = YesNoAnswer.No };
        }

        // What happens to a photo, and who sees it, is not what a campaign's answers are about.
        IReadOnlyList<EverydayQuestion> asked = [.. EverydayQuestions.Asked(signs, byNouns: false).Where(one => one is EverydayQuestion.When or EverydayQuestion.Where or EverydayQuestion.Human or EverydayQuestion.MyAnswer or EverydayQuestion.BringSomeone or EverydayQuestion.ParkingAccessOrTransport or EverydayQuestion.Pay or EverydayQuestion.Who)];
        var asks = signs.EndsInQuestion || signs.Has(Topics.Interrogative);
        if (signs.Has(Topics.Doubt, Topics.Puzzled, Topics.Proxy, Topics.Maybe, Topics.Thinking) || (given && signs.Has(Topics.ConsentCondition, Topics.Condition)))
        {
            return ReplyReading.Team("It is about a consent, with a doubt or a condition.");
        }

        if (given && refused)
        {
            return signs.Has(Topics.Past) && signs.Last(Topics.Yes, Topics.Given, Topics.No, Topics.Refused) is { Topic: Topics.No or Topics.Refused }
                ? Says(YesNoAnswer.No)
                : ReplyReading.Team("It says yes and no to a consent.");
        }

        if (given && HasUnexplainedDenial(signs, language))
        {
            return ReplyReading.Team("It is about a consent, and a word in it may deny it.");
        }

        if (given)
        {
            return asks && asked.Count == 0 ? ReplyReading.Team("It is about a consent, and asks something.") : Says(YesNoAnswer.Yes) with { Asks = asked };
        }

        if (refused && !asks)
        {
            return Says(YesNoAnswer.No);
        }

        return asked.Count > 0 ? new ReplyReading { Asks = asked } : ReplyReading.Team("It neither gives nor refuses the consent.");
    }

    /// <summary>"not to give", "tynnu'n ôl": a word that denies, and stands in no phrase that gives ("no problem").</summary>
    private static bool HasUnexplainedDenial(ReplySigns signs, LanguageWords language) => signs.English.Words.Select((word, at) => (word, at)).Any(one =>
        language.Denies(one.word.Text) && !signs.All.Any(signal => !signal.IsWelsh && one.at >= signal.At && one.at < signal.End));

    private static ReplyReading Says(YesNoAnswer answer) => new() { Answer = new ReplyMeaning.YesNo(answer) };
}
