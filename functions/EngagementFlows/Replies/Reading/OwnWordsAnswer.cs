using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Whether a reply is an answer in own words. Such an answer may be shared, so what asks, thanks, tells of a person's private matters or
/// speaks of coming is none. Pure.
/// </summary>
internal static class OwnWordsAnswer
{
    private const int LongestComing = 16;
    private const int LongestThanks = 14;
    private const int LongestRequest = 8;

    internal static ReplyReading Of(ReplySigns signs, RuleReader reader)
    {
        if (signs.Has(Topics.NotComing))
        {
            return new ReplyReading { Coming = YesNoAnswer.No, ForTheTeam = signs.Length > LongestComing ? "It may hold an answer, too." : null };
        }

        var asked = EverydayQuestions.Asked(signs, byNouns: false);
        if (asked.Count > 0)
        {
            return new ReplyReading { Asks = asked };
        }

        if (signs.EndsInQuestion || signs.Has(Topics.Interrogative))
        {
            return ReplyReading.Team("It asks something that no rule can answer.");
        }

        if (signs.SaysComing > 0 && signs.Length < LongestComing && !signs.Has(Topics.Condition))
        {
            return new ReplyReading { Coming = YesNoAnswer.Yes };
        }

        if (signs.Has(Topics.Private, Topics.Puzzled, Topics.Thinking, Topics.Already, Topics.Proxy, Topics.HumanMatter, Topics.Ill, Topics.Automatic, Topics.Grumble, Topics.Meta))
        {
            return ReplyReading.Team("It may be private, or no answer to the question.");
        }

        var spoken = EverydayQuestions.Spoken(signs);
        if (spoken.Contains(EverydayQuestion.Human) || (spoken.Any(one => one is EverydayQuestion.Link or EverydayQuestion.When) && !signs.Has(Topics.Opinion) && signs.Length <= LongestRequest))
        {
            return new ReplyReading { Asks = spoken };
        }

        if (reader.IsThanksAlone(signs))
        {
            return new ReplyReading { IsThanks = true };
        }

        if ((signs.Has(Topics.Thanks) && signs.Length < LongestThanks) || IsBareAnswer(signs))
        {
            return ReplyReading.Team("It is no answer in own words.");
        }

        if (signs.Has(Topics.OwnPerson) && !signs.Has(Topics.Opinion))
        {
            return ReplyReading.Team("They speak of themselves, and it may be no answer to the question.");
        }

        return new ReplyReading { Answer = new ReplyMeaning.FreeText(signs.Text) };
    }

    /// <summary>"Yes", "no", "ok", "3": an answer to some other question.</summary>
    private static bool IsBareAnswer(ReplySigns signs) =>
        signs.Length == 1 && (signs.Has(Topics.Yes, Topics.No, Topics.Maybe) || ReplyNumbers.Of(signs.English.Words[0].Text) is not null || signs.English.Words[0].Text == "ok");
}
