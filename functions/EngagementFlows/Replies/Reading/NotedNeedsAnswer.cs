using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>What a reply says to "We have noted ... Is that still right? Is there anything else?". A new need is read as ever. Pure.</summary>
internal static partial class NotedNeedsAnswer
{
    internal static ReplyReading Of(ReplyReading reading, string text)
    {
        var folded = TextFolding.Fold(text).Replace("'", "", StringComparison.Ordinal).Trim();
        // "No" says that it is not right any more, or that there is nothing else.
        return No().IsMatch(folded)
            ? new ReplyReading { Answer = new ReplyMeaning.FreeText(text, NamesNoNeed: true), ForTheTeam = "They say no, and were asked whether the needs that we have noted are still right, and whether there are others." }
            : Right().IsMatch(folded) ? new ReplyReading { Answer = new ReplyMeaning.FreeText(text, NamesNoNeed: true) }
            : reading;
    }

    /// <summary>Whether it says that what is noted is right, and nothing more.</summary>
    internal static bool Confirms(string text) => Right().IsMatch(TextFolding.Fold(text).Replace("'", "", StringComparison.Ordinal).Trim());

    [GeneratedRegex(@"^(?:no|nope|na|nac ydy|nac ydi|nag ydi|nac ydw)[.! ]*$")]
    private static partial Regex No();

    [GeneratedRegex(@"^(?:(?:yes|yep|yeah|yup|ok|okay|ie|ia|ydy|ydi|ydyn|please|thanks?|thank you|diolch|still|correct|right|all|good|fine|same|it is|thats (?:right|correct|it|all|fine|the same)|that is (?:right|correct|it|all|fine)|that all|the same|as (?:before|noted|it is)|no changes?|no,? thats (?:it|all|right|fine)|nothing (?:else|more|new|has changed)|no,? nothing else|dim (?:byd )?(?:arall|mwy)|dal yn (?:iawn|gywir)|yn gywir|cywir|iawn|yr un (?:peth|fath)|popeth yn iawn|dynar cyfan|dyna r cyfan|dyna ni|hynnyn iawn|maen iawn)[\s,.!]*)+$")]
    private static partial Regex Right();
}
