using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Reading;

/// <summary>Whether somebody says that they bring somebody ("my daughter is coming with me", "plus one"). A question says nothing yet. Pure.</summary>
internal static partial class CompanionsReading
{
    /// <returns>None, one, or two for any more; null where it does not say.</returns>
    internal static int? In(ReplySigns signs) =>
        Says(signs, Topics.BringsNobody) ? 0
        : Says(signs, Topics.BringsSeveral) ? 2
        : Says(signs, Topics.BringsOne) || (!signs.EndsInQuestion && PlusOne().IsMatch(signs.Text)) ? 1
        : null;

    private static bool Says(ReplySigns signs, string topic) => signs.Of(topic).Any(one => !signs.IsQuestion(one.Sentence));

    [GeneratedRegex(@"(?<!\d)\+\s?1(?!\d)")]
    private static partial Regex PlusOne();
}
