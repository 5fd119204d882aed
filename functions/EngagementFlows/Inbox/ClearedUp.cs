using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Inbox;

/// <summary>What somebody answers who was asked which question their reply meant: a number of the message that asked, or a name. Pure.</summary>
internal static class ClearedUp
{
    /// <returns>Null where it is no answer to that.</returns>
    public static ReplyRoute? By(ReplyContext context, UnclearReply unclear)
    {
        if (NumberIn(context.Text) is { } number)
            return unclear.Questions.Find(question => number >= question.First && number < question.First + question.Numbers) is { } meant ? Of(meant, number - meant.First, context, unclear) : null;

        if (NameInReply.Find(context.Text, context.Names) is not { People: [var who], Rest: "" })
            return null;
        return unclear.Questions.Where(question => who.Contains(question.Person)).ToList() is [var theirs] ? Written(theirs, context, unclear) : null;
    }

    private static ReplyRoute Of(UnclearQuestion meant, int answer, ReplyContext context, UnclearReply unclear)
    {
        if (meant.Numbers == 1)
        {
            return Written(meant, context, unclear);
        }

        var option = AttendanceOption.All(meant.OffersVideo)[answer];
        return option.Answer == YesNoAnswer.NotSure && meant.Key == "offer"
            ? new ReplyRoute.ToTeam("A place is offered, and they are not sure.")
            : new ReplyRoute.Answers(meant.Person, meant.Key, Answer: new StatedAnswer { YesNo = option.Answer, ByVideo = option.ByVideo },
                IsAll: true, Earlier: unclear.Text);
    }

    /// <summary>What they had written answers it, if it can.</summary>
    private static ReplyRoute Written(UnclearQuestion meant, ReplyContext context, UnclearReply unclear)
    {
        var question = context.Questions.FirstOrDefault(one => one.Person == meant.Person && one.Key == meant.Key);
        return question is null ? new ReplyRoute.ToTeam("The question that it answers can no longer be answered.")
            : context.IsTakenBy(question, unclear.Text) ? new ReplyRoute.Answers(meant.Person, meant.Key, unclear.Text)
            : new ReplyRoute.ToTeam("They say which question they answered, and it is no answer to that one.");
    }

    /// <summary>The one number of a reply that says nothing else.</summary>
    internal static int? NumberIn(string text)
    {
        var phrases = OptionPhrases.Choosing.Read(ReplyTokens.Read(text));
        var numbers = phrases.Where(phrase => phrase.Number is not null).Select(phrase => phrase.Number!.Value).Distinct().ToList();
        return numbers is [var number] && phrases.TrueForAll(phrase => phrase.Number is not null || phrase.Sense == ReplySense.Filler) ? number : null;
    }
}
