using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>What a reply says to "Can you come?" or to the offer of a place. Pure.</summary>
internal static class AttendanceAnswer
{
    internal static ReplyReading Of(ReplySigns signs, ReplyQuestion.Attendance question, LanguageWords language)
    {
        if (ReplyNumbers.Alone(signs, language) is { } number)
        {
            return AttendanceOption.Of(number - question.First, question) is { } option
                ? new ReplyReading { Coming = option.Answer, Answer = new ReplyMeaning.Attendance(option.Answer, option.ByVideo) }
                : ReplyReading.Team("It is a number that stands for no answer.");
        }

        var chosen = ReplyNumbers.Leading(signs, language) is { } first ? AttendanceOption.Of(first - question.First, question) : null;
        var leading = chosen?.Answer;
        var yes = leading == YesNoAnswer.Yes || signs.Has(Topics.Yes, Topics.Coming);
        var saysNo = leading == YesNoAnswer.No || signs.Has(Topics.No, Topics.NotComing);
        var no = saysNo || signs.Has(Topics.NotComingReason);
        var maybe = leading == YesNoAnswer.NotSure || signs.Has(Topics.Maybe);
        var asked = EverydayQuestions.Asked(signs, byNouns: true);
        var saysNotComing = signs.Has(Topics.NotComing);

        if (signs.Has(Topics.Past) && yes && no && signs.Last(Topics.Yes, Topics.Coming, Topics.No, Topics.NotComing, Topics.NotComingReason) is { } last)
        {
            // "I said yes but now I can't": what comes last counts, and somebody looks at it.
            return Says(last.Topic is Topics.Yes or Topics.Coming ? YesNoAnswer.Yes : YesNoAnswer.No) with { ForTheTeam = "They change what they said." };
        }

        if (asked.Count > 0 && !saysNotComing && !(yes && !no && !signs.Has(Topics.Condition)))
        {
            return new ReplyReading { Asks = asked };
        }

        // "I'd love to, but it'll have to be a no": a sentence about not coming is no "perhaps".
        if (maybe && (yes || !saysNo) && !(saysNotComing && !signs.Has(Topics.Coming)))
        {
            return question.MayBeUnsure ? Says(YesNoAnswer.NotSure) with { Asks = asked } : ReplyReading.Team("A place is taken or not, and they are not sure.");
        }

        if (yes && no)
        {
            return ReplyReading.Team("It says yes and no.");
        }

        if (yes && signs.Has(Topics.Condition))
        {
            var spoken = EverydayQuestions.Spoken(signs);
            return spoken.Count > 0 ? new ReplyReading { Asks = spoken } : ReplyReading.Team("They come under a condition.");
        }

        if (yes)
        {
            return Says(YesNoAnswer.Yes, chosen?.ByVideo) with { Asks = asked, ForTheTeam = asked.Count == 0 && signs.Has(Topics.Need,
                Topics.Supporter) ? "They say what they need." : null };
        }

        if (no)
        {
            return Says(YesNoAnswer.No) with { Asks = asked };
        }

        var open = EverydayQuestions.Spoken(signs);
        return open.Count > 0 ? new ReplyReading { Asks = open } : ReplyReading.Team("It does not say whether they come.");
    }

    private static ReplyReading Says(YesNoAnswer answer, bool? byVideo = null) =>
        new() { Coming = answer, Answer = new ReplyMeaning.Attendance(answer, byVideo) };
}
