using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Replies.Reading;

/// <summary>For how many of those who share a contact somebody answers.</summary>
public enum Together
{
    /// <summary>For one, or it does not say.</summary>
    No,

    /// <summary>"We can both come", "gallwn ni'n dau ddod".</summary>
    Two,

    /// <summary>"We can all come", "gallwn ni i gyd ddod".</summary>
    All,
}

/// <summary>Whether a reply from a contact that several people share is about all of them, and whether they come. Pure.</summary>
public static partial class TogetherReading
{
    public static Together Of(string text)
    {
        var words = TextFolding.Fold(text).Replace('’', '\'');
        return text.Contains('?', StringComparison.Ordinal) ? Together.No
            : Two().IsMatch(words) ? Together.Two
            : All().IsMatch(words) ? Together.All
            : Together.No;
    }

    /// <param name="coming">What the whole says, as every reply is read; null where that is not certain.</param>
    /// <returns>What all of them answer; null where one of them may come and another not ("we can't both come").</returns>
    public static bool? AreComing(string text, bool? coming)
    {
        var words = TextFolding.Fold(text).Replace('’', '\'');
        return Neither().IsMatch(words) ? false
            : Not().IsMatch(words) ? null
            : coming ?? (Coming().IsMatch(words) ? true : null);
    }

    [GeneratedRegex(
        @"\b(?:we|us)\b[^.,;!]{0,25}\bboth\b|\bboth\b (?:of us|coming|can|will|be there|are coming|say yes|yes|please|attending|going)\b"
        + @"|\b(?:the )?(?:two|pair) of us\b|\bneither of us\b|\beither of us (?:can|could|will|is able)\b|\byes (?:for|to|from) both\b"
        + @"|\bni'?n (?:dau|dwy|ddau|ddwy)\b|\bni ein (?:dau|dwy)\b|\bein (?:dau|dwy)\b"
        + @"|\b(?:y|yr) (?:ddau|ddwy) ohono[nm]\b|\bill (?:dau|dwy)\b")]
    private static partial Regex Two();

    [GeneratedRegex(
        @"\bwe(?:'ll|'d|'re)? (?:can |will |would |are )*all\b|\ball (?:of us|three of us|four of us|coming|the family)\b|\bnone of us\b"
        + @"|\bni i gyd\b|\bpawb ohonon\b|\bneb ohonon\b")]
    private static partial Regex All();

    [GeneratedRegex(
        @"\b(?:neither|none) of us\b|\bwe (?:both|all) (?:can't|cannot|cant|can not|won't|will not|are not|aren't|have to say no)\b"
        + @"|\bboth (?:can't|cannot|cant|say no|not coming)\b|\bno (?:for|to|from) both\b"
        + @"|\bneb ohonon\b|\b(?:allwn|fyddwn) ni(?:'?n| ein)? ?(?:dau|dwy)? ddim\b")]
    private static partial Regex Neither();

    [GeneratedRegex(
        @"\b(?:not|can't|cant|cannot|won't|don't|dont|unable|only|either|maybe|might|perhaps|unless|if|hopefully)\b"
        + @"|\b(?:ddim|dim|methu|efallai|os|falle|un ohonon)\b")]
    private static partial Regex Not();

    [GeneratedRegex(
        @"\b(?:yes|yep|yeah|can|will|coming|come|be there|see you|count us in)\b|'ll\b"
        + @"|\b(?:ie|ydyn|ydym|gallwn|byddwn|dod|ddod|bod yno|fod yno)\b")]
    private static partial Regex Coming();
}
