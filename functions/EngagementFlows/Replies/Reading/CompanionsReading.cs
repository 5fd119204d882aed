using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Reading;

/// <summary>Whether somebody says that they bring somebody ("my daughter is coming with me", "plus one"). A question says nothing yet. Pure.</summary>
internal static partial class CompanionsReading
{
    /// <returns>None, one, or two for any more; null where it does not say.</returns>
    internal static int? In(ReplySigns signs) =>
        Says(signs, Topics.BringsNobody) ? 0
        : Says(signs, Topics.BringsSeveral) ? 2
        : Says(signs, Topics.BringsOne) || (!signs.EndsInQuestion && (PlusOne().IsMatch(signs.Text) || ComesWith(signs.Text))) ? 1
        : null;

    private static bool Says(ReplySigns signs, string topic) => signs.Of(topic).Any(one => !signs.IsQuestion(one.Sentence));

    /// <summary>"I will come with Max": whoever is named so, in capitals or not, unless it is a thing.</summary>
    private static bool ComesWith(string text) =>
        WithName().Match(text) is { Success: true } match && !Nothing().IsMatch(match.Groups["name"].Value);

    [GeneratedRegex(@"^(?:yes|ok|okay|ydw|gallaf|byddaf)?[,.!\s]*(?:(?:i|I)(?:['’]?ll|\s+will|\s+can|['’]?m|\s+am)?\s+(?:come|coming|be\s+there|attend)\s+with|dw i['’]?n dod (?:gyda|gydag|efo)|(?:bydda|fydda) i['’]?n dod (?:gyda|gydag|efo))\s+(?<name>\p{L}[\p{L}'’-]+)(?:\s+(?:please|too|as well|hefyd|plis))?\s*[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex WithName();

    [GeneratedRegex(@"^(?:you|u|ya|us|me|it|this|that|them|these|those|him|her|pleasure|joy|bells|interest|questions|ideas|notes|help|support|assistance|care|caution|love|thanks|gratitude|"
        + @"enthusiasm|confidence|difficulty|wheels|wheelchair|scooter|walker|frame|stick|crutches|oxygen|transport|taxi|food|lunch|snacks|biscuits|cake|cakes|money|nothing|everything|anything|"
        + @"something|nobody|noone|everyone|everybody|others|people|kids|children|friends|family|parents|staff|chi|ni|fi|fe|fo|hi|nhw|phleser|pleser|neb|pawb|cymorth|help|diddordeb|cwestiynau)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?<!\d)\+\s?1(?!\d)")]
    private static partial Regex PlusOne();
}
