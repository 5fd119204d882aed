using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>A reply that somebody labelled by hand.</summary>
/// <param name="Open">What was asked, as <see cref="KindOf"/> has it.</param>
/// <param name="Treatment">How it is best treated, such as <c>stop-all</c> or <c>yes+ask:when</c>.</param>
/// <param name="Text">The person's own words.</param>
/// <param name="Others">What is acceptable as well.</param>
internal sealed record ReplyExample(string Open, string Treatment, string Text, IReadOnlyList<string> Others)
{
    /// <summary>Which examples are like the question that is open.</summary>
    internal static string KindOf(ReplyQuestion? question) => question switch
    {
        null => "none",
        ReplyQuestion.Attendance { MayBeUnsure: true } => "rsvp",
        ReplyQuestion.Attendance => "place-offer",
        ReplyQuestion.FreeText { IsAboutNeeds: true } => "access-needs",
        ReplyQuestion.FreeText => "opening-question",
        ReplyQuestion.YesNo => "consent",
        _ => "feedback",
    };
}
