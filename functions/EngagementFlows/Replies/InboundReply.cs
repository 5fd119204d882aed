using EngagementFlows.Inbox;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>
/// What a reply was understood to say: parsed once, when it came, then routed and acted on. Its words stand in its line of the timeline, and
/// no rule reads them again.
/// </summary>
public sealed record InboundReply
{
    /// <summary>The question that it answers, as <see cref="Journeys.QuestionKeys"/> has it; null where it answers none.</summary>
    public string? Question { get; init; }

    /// <summary>The answer to that question.</summary>
    public StatedAnswer? Answer { get; init; }

    /// <summary>The consent that it takes back, as <see cref="Consent.ConsentPurposes"/> has it; null where it takes none back.</summary>
    public string? TakesBack { get; init; }

    /// <summary>The consent that it may give after a no, so that they are asked for it once more; null where it says no such thing.</summary>
    public string? AsksFor { get; init; }

    /// <summary>
    /// Where it takes back a channel and asks for the other one: that, by which it is confirmed. Null for the one on which it came.
    /// </summary>
    public Messaging.Channel? ConfirmBy { get; init; }

    /// <summary>
    /// A channel is taken back for everybody at a contact, and one message confirms it; or helplines go back in its place.
    /// </summary>
    public bool IsConfirmedElsewhere { get; init; }

    /// <summary>It is a calendar's answer, and no words were read for it.</summary>
    public bool ByCalendar { get; init; }

    /// <summary>Why somebody of the team is to read it too; null where nobody needs to.</summary>
    public string? ForTheTeam { get; init; }

    /// <param name="words">What the answer was read from: all of it, where it is one in the person's own words.</param>
    /// <returns>Null where the meaning is no answer to a question of that kind.</returns>
    internal static StatedAnswer? AnswerOf(ReplyMeaning? meaning, string words) => meaning switch
    {
        ReplyMeaning.Attendance { Answer: var coming, ByVideo: var byVideo } => new StatedAnswer { YesNo = coming, ByVideo = byVideo },
        ReplyMeaning.YesNo { Answer: var given } => new StatedAnswer { YesNo = given },
        ReplyMeaning.Ratings { Values: var values, Remark: var remark } => new StatedAnswer { Ratings = values, Text = PartialRatings.CommentIn(remark) },
        ReplyMeaning.Choices { Keys: var keys } => new StatedAnswer { Choices = keys, IsChoice = true },
        ReplyMeaning.FreeText { IsPart: true } part => new StatedAnswer { Text = part.Text.Trim(), NamesNoNeed = part.NamesNoNeed },
        ReplyMeaning.FreeText { NamesNoNeed: var nothing } => new StatedAnswer { Text = words.Trim(), NamesNoNeed = nothing },
        _ => null,
    };
}
