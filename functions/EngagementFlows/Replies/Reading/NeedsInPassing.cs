using System.Text.RegularExpressions;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// What somebody who says that they come, or answers about a consent, says of what they need ("yes please, and I need a BSL interpreter"). It
/// is noted, and they are not asked for it as if they had said nothing. A question is no need yet: somebody has to answer it. Pure.
/// </summary>
internal static partial class NeedsInPassing
{
    /// <returns>The sentences that name a need, without the yes in front of them; null where none does.</returns>
    internal static string? In(ReplySigns signs, ReplyReading reading)
    {
        var isAboutComing = reading is
        {
            TellsOfHarm: false, MayBeStop: false, OptOut: OptOutScope.None, NotThem: NotThem.None,
                IsAutomatic: false,
            Answer: null or ReplyMeaning.Attendance or ReplyMeaning.YesNo,
        } && (reading.Coming == YesNoAnswer.Yes || reading.Answer is ReplyMeaning.YesNo);
        if (!isAboutComing)
        {
            return null;
        }

        var needs = Sentences().Split(signs.Text).Where(sentence => !sentence.TrimEnd().EndsWith('?')).Select(WithoutYes).Where(IsNeed)
            .ToList();
        // "No bother. I do need to sit down, though": "no bother" is about something else.
        needs.RemoveAll(need => signs.Has(Topics.NoNeed) && !Outright().IsMatch(need));
        return needs.Count == 0 ? null : string.Join(". ", needs);
    }

    /// <summary>Of a kind that is known, or said outright ("I need to sit near the door").</summary>
    private static bool IsNeed(string sentence) =>
        NeedsReading.Read(sentence).Any(need => need.Kind != NeedKind.Other || need.About is not null) || Outright().IsMatch(sentence);

    private static string WithoutYes(string sentence) =>
        YesInFront().Replace(YesBehind().Replace(sentence.Trim().TrimEnd('.', '!'), ""), "").Trim();

    [GeneratedRegex(@"(?<=[.!?])\s+|[\r\n;]+")]
    private static partial Regex Sentences();

    [GeneratedRegex(
        @"^(?:(?:yes|yep|yeah|yea|yup|ok|okay|sure|please|pls|plz|thanks|thank you|ie|ia|iawn"
        + @"|plis|os gwelwch yn dda|diolch|hi|hello|helo|haia|and|but|also|a|ac|ond"
        + @"|i(?:'ll| will) (?:be there|come)|i am coming|i'm coming)\b[\s,:\-]*)+",
        RegexOptions.IgnoreCase)]
    private static partial Regex YesInFront();

    [GeneratedRegex(@"[\s,]+(?:yes|yep|yeah|yes please|ie|ie plis|please|plis)[\s.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex YesBehind();

    [GeneratedRegex(
        @"\ballerg(?:y|ic|ies)\b|\bdiabetic\b|\bcoeliac\b|\bi (?:can'?t|cannot) (?:do|manage|climb|use) (?:the )?(?:stairs|steps)\b"
        + @"|\b(?:i|we|he|she|they) (?:do |will |'ll )?needs?\b(?! to (?:know|check|think|ask|see|go|leave|get back|be (?:home|back)))"
        + @"|\b(?:hearing|induction) loop\b|\bi use an?\b"
        + @"|\b(?:isie|eisiau|isio|ishe) .{1,40}\barna? i\b"
        + @"|\bangen\b(?! (?:gwybod|mynd|gofyn|holi|gweld))|\bdw(?:i| i)'?n defnyddio\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Outright();
}
