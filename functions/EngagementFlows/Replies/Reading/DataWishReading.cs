using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>What somebody wants to happen with what is kept about them. They may want both.</summary>
[Flags]
public enum DataWish
{
    None = 0,

    /// <summary>To be told what is kept, or to get a copy of it.</summary>
    Copy = 1,

    /// <summary>That it is deleted.</summary>
    Erasure = 2,
}

/// <summary>
/// Whether somebody asks for a copy of what is kept about them, or for it to be deleted, in whatever else they write. Neither answers a
/// question or stops messages; each has to be done within a month, so where in doubt people look. Pure.
/// </summary>
public static partial class DataWishReading
{
    public static DataWish In(InboundMessage message) => message.TextIsOwn ? In(message.Text) : DataWish.None;

    public static DataWish In(string words) => Sentences().Split(TextFolding.Fold(words)).Aggregate(
        DataWish.None, (found, sentence) => found | InSentence(sentence));

    /// <summary>"Please do not delete my details" is no wish, and "delete everything you have about me" only one.</summary>
    private static DataWish InSentence(string sentence)
    {
        var erasures = Erasure().Matches(sentence).ToList();
        var copies = Copy().Matches(sentence)
            .Where(copy => !erasures.Exists(one => one.Index < copy.Index + copy.Length && copy.Index < one.Index + one.Length));
        return (copies.Any(IsMeant) ? DataWish.Copy : DataWish.None) | (erasures.Exists(IsMeant) ? DataWish.Erasure : DataWish.None);

        bool IsMeant(Match one) => !Denial().IsMatch(sentence[..one.Index]);
    }

    [GeneratedRegex(@"[.!?;\n]+\s*")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"(?:\b(?:don'?t|do not|not to|never|no need to|without|paid a|peidiwch a|dim angen)\s+(?:\w+\s+)?)$")]
    private static partial Regex Denial();

    [GeneratedRegex("""
        \b(?:copy|copies)\s+of\s+(?:all\s+|any\s+|everything\s+)?(?:of\s+)?my\s+(?:own\s+)?(?:personal\s+)?(?:data|information|info|details)\b
        |\b(?:what|which)\s+(?:personal\s+)?(?:data|information|info|details|records?)\b.{0,30}
            \b(?:hold|have|keep|kept|store|stored|held|got)\b.{0,20}\b(?:on|about|of)\s+me\b
        |\bwhat\s+(?:do|have|are)\s+(?:you|u|yous|ye)\s+(?:\w+\s+)?
            (?:hold|holding|keep|keeping|kept|stored?|storing|have|got|know)\s+(?:\w+\s+)?(?:on|about)\s+me\b
        |\b(?:everything|anything|data|information|info|details|records?)\s+(?:that\s+|which\s+)?(?:you|u)(?:'?ve)?\s+
            (?:hold|have|keep|kept|store|stored|got)\s+(?:\w+\s+)?(?:on|about)\s+me\b
        |\b(?:see|send|get|have|want|request|show|give)\s+(?:me\s+)?(?:all\s+)?(?:of\s+)?my\s+(?:personal\s+)?data\b
            (?!\s+(?:delet|eras|remov|wip|destroy|tak))
        |\b(?:data\s+)?subject\s+access\b|\bd?sar\s+request\b
        |\bcopi\s+o(?:'r|\s+fy|\s+fyn|\s+yr)?\s+(?:holl\s+)?(?:data|nata|wybodaeth|ngwybodaeth|manylion)\b
        |\bpa\s+(?:wybodaeth|ddata|fanylion)\b.{0,40}\bamdan(?:af|a\s*i|a\s+fi)\b
        |\bbeth\b.{0,40}\b(?:cadw|gadw|gwybod|gennych|da\s+chi)\b.{0,20}\bamdan(?:af|a\s*i|a\s+fi)\b
        |\b(?:data|wybodaeth|gwybodaeth|manylion)\s+(?:sydd\s+gennych|rydych|dych|chi'n|ych)\b.{0,30}\bamdan(?:af|a\s*i|a\s+fi)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Copy();

    [GeneratedRegex("""
        \b(?:delete|erase|wipe|destroy|remove|shred|forget|get\s+rid\s+of)\s+(?:all\s+|any\s+|everything\s+)?(?:of\s+)?(?:my|the)\s+
            (?:\w+\s+){0,2}?(?:data|information|info|details|records?|answers)\b(?!\s+from\s+(?:the|your)\s+(?:mailing\s+)?list)
        |\b(?:delete|erase|wipe|destroy|shred)\s+(?:all\s+|of\s+)*my\s+(?:\w+\s+){0,2}?(?:number|phone|email|address|name|file|account)\b
        |\b(?:delete|erase|wipe|destroy|remove|shred|get\s+rid\s+of)\s+
            (?:what|whatever|everything|anything|all|data|information|info|details|records?)\b.{0,30}\b(?:on|about)\s+me\b
        |\b(?:take|remove|wipe)\s+(?:all\s+)?(?:my\s+(?:\w+\s+){0,2}?|me\s+)(?:off|from|out\s+of)\s+
            (?:all\s+)?your\s+(?:system|systems|records?|database|files?|computers?)\b
        |\bmy\s+(?:\w+\s+){0,2}?(?:data|information|info|details|records?)\s+(?:to\s+be\s+|be\s+)?(?:deleted|erased|removed|wiped|destroyed)\b
        |\bmy\s+(?:\w+\s+){0,2}?(?:data|information|info|details|records?|name|number)\s+(?:to\s+be\s+|be\s+)?taken\s+(?:off|from|out\s+of)\s+
            (?:all\s+)?your\s+(?:system|systems|records?|database|files?|computers?)\b
        |\b(?:everything|all)\s+(?:that\s+)?(?:you|u)(?:'?ve)?\s+(?:hold|have|keep|got)\s+(?:on|about)\s+me\s+
            (?:to\s+be\s+|be\s+)?(?:deleted|erased|removed|wiped|destroyed|gone)\b
        |\bright\s+to\s+(?:be\s+forgotten|erasure)\b
        |\b(?:dilewch|dileu|dilea|ddileu|chael\s+gwared\s+ar)\s+(?:(?:fy|fyn|fi|yr?|holl|i\s+gyd|o'r)\s+)*
            (?:data|nata|ddata|wybodaeth|gwybodaeth|ngwybodaeth|manylion|rhif|enw|cofnodion|nghofnodion|atebion)\b
        |\b(?:dilewch|dileu|dilea|ddileu)\b.{0,40}\bamdan(?:af|a\s*i|a\s+fi)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Erasure();
}
