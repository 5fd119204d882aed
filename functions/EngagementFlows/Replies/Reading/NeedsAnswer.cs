using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>What a reply says to "What would make it easier for you to take part?". Pure.</summary>
internal static class NeedsAnswer
{
    /// <summary>A word or two without a need in them are no answer.</summary>
    private const int ShortestUnknown = 3;

    internal static ReplyReading Of(ReplySigns signs, RuleReader reader)
    {
        var need = signs.Has(Topics.Need);
        var asked = EverydayQuestions.Asked(signs, byNouns: false);
        if (signs.Has(Topics.NotComing) && !need)
        {
            return new ReplyReading { Coming = YesNoAnswer.No };
        }

        if (signs.Has(Topics.NoNeed) && !signs.Has(Topics.Ill, Topics.Private, Topics.Proxy) && asked.Count == 0 && !signs.All.Any(one => one.Topic == Topics.Need && !IsWithin(one, signs)))
        {
            return new ReplyReading { Answer = new ReplyMeaning.FreeText(signs.Text, NamesNoNeed: true) };
        }

        if (signs.Has(Topics.Ill) && !signs.Of(Topics.Need).Any(one => !IsWithin(one, signs)))
        {
            return ReplyReading.Team("It speaks of illness, and does not say whether they come.");
        }

        if (signs.Has(Topics.Puzzled, Topics.Thinking, Topics.Already) || (signs.Has(Topics.Proxy) && !(need && signs.Length > LongestDoubt)))
        {
            return asked.Contains(EverydayQuestion.MyAnswer) ? new ReplyReading { Asks = asked } : ReplyReading.Team("It says no need yet.");
        }

        if (asked.Count == 0 ? signs.EndsInQuestion || signs.Has(Topics.Interrogative) : need && asked.All(IsAboutNeeds))
        {
            // "Is there a loop?" is a need and a question: somebody sees to both.
            return ReplyReading.Team("It asks about what they need.");
        }

        var spoken = asked.Count > 0 ? asked : EverydayQuestions.Spoken(signs);
        if (asked.Count > 0 || (spoken.Count > 0 && !need))
        {
            return new ReplyReading { Asks = spoken };
        }

        if (signs.Has(Topics.NotComing))
        {
            return new ReplyReading { Coming = YesNoAnswer.No, ForTheTeam = "They say what they need, and that they do not come." };
        }

        if (signs.SaysComing > 0 && (!need || signs.SaysComing > signs.Of(Topics.Need).Count()))
        {
            return new ReplyReading { Coming = YesNoAnswer.Yes };
        }

        if (need)
        {
            // "Please ring me, I cannot read": noted, and somebody rings.
            return new ReplyReading
            {
                Answer = new ReplyMeaning.FreeText(signs.Text),
                ForTheTeam = signs.Has(Topics.AskHuman) ? "They ask to be rung." : null,
            };
        }

        if (signs.EndsInQuestion || signs.Has(Topics.Interrogative))
        {
            return ReplyReading.Team("It asks something that no rule can answer.");
        }

        if (signs.Has(Topics.Thanks, Topics.Private, Topics.Grumble, Topics.HumanMatter, Topics.Opinion) || signs.Length < ShortestUnknown)
        {
            return reader.IsThanksAlone(signs) ? new ReplyReading { IsThanks = true } : ReplyReading.Team("It names no need that a rule knows.");
        }

        return ReplyReading.Team("It names no need that a rule knows.");
    }

    private const int LongestDoubt = 12;

    private static bool IsAboutNeeds(EverydayQuestion question) =>
        question is EverydayQuestion.ParkingAccessOrTransport or EverydayQuestion.BringSomeone or EverydayQuestion.Link or EverydayQuestion.ChangeLanguage or EverydayQuestion.What;

    /// <summary>"I need nothing" has a need within it.</summary>
    private static bool IsWithin(ReplySignal need, ReplySigns signs) =>
        signs.Of(Topics.NoNeed).Any(one => one.IsWelsh == need.IsWelsh && one.Sentence == need.Sentence && one.At <= need.At + 2 && need.At <= one.End + 1);
}
