using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace EngagementFlows.Inbox;

/// <summary>
/// Whether somebody asks not to be written to any more. Providers act on a single word only, so "STOP please" is ours to see,
/// and so are the sentences in which people say it. What limits messages without ending them ("don't text me before 10")
/// is no opt-out and goes to the team.
/// </summary>
internal static partial class OptOutWords
{
    // Twilio's lists, November 2026.
    private static readonly FrozenSet<string> ProviderStops = FrozenSet.Create("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");
    private static readonly FrozenSet<string> ProviderStarts = FrozenSet.Create("start", "unstop");

    internal static bool IsProviderWord(IReadOnlyList<ReplyToken> tokens) => SingleWord(tokens) is { } word && ProviderStops.Contains(word);

    // YES is on the provider's list too, but it answers our questions: it never undoes an opt-out here.
    internal static bool IsStart(IReadOnlyList<ReplyToken> tokens) => SingleWord(tokens) is { } word && ProviderStarts.Contains(word);

    internal static bool IsOwnWords(string flattened) =>
        StopAlone().IsMatch(flattened) || English().IsMatch(flattened) || Withdrawal().IsMatch(flattened) || Welsh().IsMatch(flattened);

    private static string? SingleWord(IReadOnlyList<ReplyToken> tokens)
    {
        var words = tokens.Where(token => token.Kind != TokenKind.Break).Take(2).ToList();
        return words is [{ Kind: TokenKind.Word, Text: var word }] ? word : null;
    }

    // Nothing but a word that means stop and words of courtesy around it. "1 stop" too: who says both wants the second.
    [GeneratedRegex("""
        ^(?:(?:please|pls|plz|now|thanks|thank|you|ok|okay|no|yes|just|hi|hello|me|it|this|all|these|the|your|texts?|messages?|emails?|right|away|sorry|os|gwelwch|yn|dda|diolch|plis|[123]|\.)\s)*
        (?:stop|stopall|stopp|unsubscribe|optout|opt\sout|stopio|stopiwch|stopiwch\snegeseuon|dad\s?danysgrifio)
        (?:\s(?:please|pls|plz|now|thanks|thank|you|ok|okay|just|me|it|this|all|these|the|your|texts?|messages?|emails?|sending|texting|messaging|emailing|right|away|sorry|stop|stopio|os|gwelwch|yn|dda|diolch|plis|y|r|negeseuon|[123]|\.))*$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex StopAlone();

    [GeneratedRegex("""
        \bstop\s(?:texting|messaging|emailing|contacting|bothering|phoning|calling)\sme\b
        |\bstop\ssending\sme\b
        |\bstop\s(?:texting|messaging|emailing|contacting)(?:\splease)?(?:\s\.|$)
        |\b(?:dont|do\snot|never)\s(?:text|message|email|contact|call|ring|bother|write\sto)\sme\b(?!\s(?:on|at|before|after|until|till|by|in|during|between|late|early|about|while|when|this\sweek|today|tomorrow))
        |\b(?:take|remove|delete|get)\s(?:me|my\s(?:name|number|details|email))\s(?:off|from|out\sof)\s(?:(?:the|your|this|that|all|any)\s)*(?:(?:mailing|email|text|contact|invitation)\s)?(?:lists?|register|database|systems?|records|group)\b
        |\b(?:remove|unsubscribe)\sme(?:\s(?:please|now|thanks|thank\syou))?(?:\s\.|$)
        |\bplease\s(?:remove|unsubscribe)\sme\b(?!.*\bwaiting\b)
        |\bdelete\smy\s(?:number|details|data|information|email)\b
        |\bno\smore\s(?:texts?|messages?|emails?|contact)\b(?!\s(?:at|after|before|than|on|in))
        |\bopt\s(?:me\s)?out\b(?!\s(?:of|for|from)\b(?!\s(?:all|these|this|it|everything|texts?|messages?|emails?|your|the\s(?:texts|messages|emails|list))\b))
        |\bleave\sme\salone\b
        |\blose\smy\snumber\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex English();

    [GeneratedRegex("""
        \b(?:dont|do\snot|no\slonger)\s(?:want|wish)\sto\s(?:take\spart|participate|be\s(?:a\s)?part\sof\s(?:this|it)|be\sinvolved)
            (?:\s(?:any\s?more|in\s(?:this|it|your)|in\sthe\s(?:project|campaign|workshop|study|consultation)|now|again|at\sall|sorry|thanks|thank|please|\.)|$)
        |\b(?:dont|do\snot|no\slonger)\s(?:want|wish)\s(?:to\s(?:be\s(?:contacted|texted|emailed|messaged)|hear\sfrom\syou|(?:get|receive|have)\s(?:(?:any|these|more|your|further)\s)*(?:texts?|messages?|emails?))|(?:(?:any|these|more|your|further)\s)+(?:texts?|messages?|emails?))
        |\b(?:want|wish|would\slike|id\slike|like|need|going|decided|have)\sto\s(?:withdraw(?!\s(?:my\s)?(?:consent|permission))|drop\sout|pull\sout|unsubscribe)\b
        |\b(?:im|i\sam)\s(?:withdrawing|dropping\sout|pulling\sout)\b
        |\b(?:please\s)?withdraw\s(?:me|my\sname)\b
        |\bi\swithdraw\b(?!\s(?:my\s)?(?:consent|permission))
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Withdrawal();

    // Folded, so without circumflexes; mutated and unmutated forms, north and south.
    [GeneratedRegex("""
        \b(?:peidiwch|paid|peidio)\s(?:ag?\s)?(?:thecstio|tecstio|thecsto|tecsto|chysylltu|cysylltu|e\s?bostio|negesu|anfon|danfon|gyrru|hala)\b(?!.*\b(?:cyn|ar\sol|wedi|rhwng|yn\sy\snos|am\sy\scamau|am\sgamau)\b)
        |\bdim\s(?:mwy|rhagor)\so\s(?:negeseuon|negesuon|decst\w*|tecst\w*|ebyst|e\sbyst|gysylltiad)\b
        |\btynn(?:wch|a)\s(?:fi|fy\senw|fy\srhif|fy\smanylion)\b(?!.*\baros\b)
        |\b(?:ddim|dim|dwim|sain|sai\sn)\s(?:yn\s)?(?:eisiau|isio|isho|isie|moyn|dymuno)\s(?:cymryd\srhan|cymeryd\srhan|bod\syn\srhan|derbyn|cael(?!\s(?:fy|tynnu|llun|lluniau)\b)|clywed|negeseuon|(?:mwy|rhagor)\so\snegeseuon)\b
        |\b(?:tynnun|dynnun|tynnu\syn|dynnu\syn)\sol\b(?!\s(?:fy\s)?(?:caniatad|nghaniatad|ganiatad))
        |\b(?:gadewch|gadael|gad)\s(?:fi\sfod|ll?onydd\si\s(?:mi|fi)|fi\syn\sllonydd)\b
        |\bdad\s?danysgrifio\b
        |\bstopiwch\s(?:anfon|decstio|tecstio|gysylltu|cysylltu)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Welsh();
}
