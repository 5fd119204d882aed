using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Whether a short reply asks if the meeting is cancelled ("is it cancelled?", "ydy o wedi'i ganslo?"). What answers it is when the meeting
/// is, or that it will not take place. Trains, places and conditions are something else. Pure.
/// </summary>
public static partial class CancelledReading
{
    private const int Longest = 12;

    public static bool Asks(ReplySigns signs)
    {
        var text = TextFolding.Fold(signs.Text).Replace('’', '\'').Trim();
        return signs.Length <= Longest && (signs.EndsInQuestion || Asking().IsMatch(text))
            && Cancelled().IsMatch(text) && !OtherThings().IsMatch(text);
    }

    [GeneratedRegex(
        @"^(?:(?:hi|hello|helo|sorry|sori|please|so|oh|felly)[\s,]+)*"
        + @"(?:is|isn'?t|was|has|hasn'?t|have they|have you|ydy|ydi|yw|oes|dydy|dydi|ydych|ydyn)\b"
        + @"|^so it'?s\b")]
    private static partial Regex Asking();

    [GeneratedRegex(
        @"\b(?:cancell?ed|called off|not (?:happening|going ahead|taking place)|postponed|(?:g|ch)?anslo|canslwyd|(?:ng)?ohirio)\b"
        + @"|\bis (?:it|the meeting) off\b")]
    private static partial Regex Cancelled();

    [GeneratedRegex(
        @"\b(?:why|how come|pam|when will|if|os|my|fy|place|lle|train|tren|bus|bws|taxi|tacsi|lift|interpreter|cyfieithydd|dehonglydd"
        + @"|lunch|cinio|appointment|apwyntiad|(?<!')i|she|he|mum|mam)\b")]
    private static partial Regex OtherThings();
}
