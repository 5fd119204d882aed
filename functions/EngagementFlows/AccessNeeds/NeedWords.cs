using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.AccessNeeds;

/// <summary>The words by which needs are known, in English and Welsh; all on folded text, in small letters and without accents or hyphens.</summary>
internal static partial class NeedWords
{
    private static readonly (NeedKind Kind, Regex Words)[] ByKind =
    [
        (NeedKind.LargePrint, LargePrint()),
        (NeedKind.Interpreter, Interpreter()),
        (NeedKind.VoiceCall, VoiceCall()),
        (NeedKind.StepFree, StepFree()),
        (NeedKind.QuietRoom, QuietRoom()),
        (NeedKind.Supporter, Supporter()),
    ];

    private static readonly (string Code, Regex Words)[] Languages =
    [
        ("cy", Welsh()), ("en", English()), ("pl", Polish()), ("ar", Arabic()), ("ur", Urdu()), ("bn", Bengali()), ("pa", Punjabi()),
        ("so", Somali()), ("ro", Romanian()), ("pt", Portuguese()), ("uk", Ukrainian()), ("zh", Chinese()), ("es", Spanish()), ("fr", French()), ("fa", Farsi()),
    ];

    internal static string Folded(string text) => TextFolding.Fold(text).Replace('-', ' ').Trim(' ', '.', '!', '?', ':', '"', '(', ')');

    internal static IEnumerable<NeedKind> Kinds(string folded) => ByKind.Where(one => IsWanted(one.Words, folded)).Select(one => one.Kind);

    /// <summary>A code of ISO 639-1; null where none is named, or two, of which no rule can say which is meant.</summary>
    internal static string? LanguageIn(string folded) =>
        Languages.Where(one => IsWanted(one.Words, folded)).Select(one => one.Code).ToList() is [var single] ? single : null;

    /// <summary>The language in which somebody wants to be written to; one that is only spoken of ("my English is not good") is none.</summary>
    internal static string? LanguageAskedFor(string folded) =>
        LanguageIn(folded) is { } code && Languages.First(one => one.Code == code).Words.Match(folded) is var match
        && (AskedBefore().IsMatch(folded[..match.Index]) || AskedAfter().IsMatch(folded[(match.Index + match.Length)..]))
            ? code
            : null;

    internal static bool IsSigned(string folded) => Signed().IsMatch(folded);

    internal static bool RefusesCalls(string folded) => NoCalls().IsMatch(folded);

    internal static bool RefusesEmail(string folded) => NoEmail().IsMatch(folded);

    internal static bool PrefersEmail(string folded) => !RefusesEmail(folded) && IsWanted(ByEmail(), folded);

    internal static bool PrefersTexts(string folded) => IsWanted(ByText(), folded);

    /// <summary>"Nothing, thank you": an answer, and no need.</summary>
    internal static bool MeansNone(string folded) => None().IsMatch(folded);

    /// <summary>Courtesies, and what adds nothing to a need named beside it.</summary>
    internal static bool SaysNothing(string folded) => folded.Length == 0 || Courtesy().IsMatch(folded);

    private static bool IsWanted(Regex words, string folded) =>
        words.Match(folded) is { Success: true } match
        && !NotBefore().IsMatch(folded[..match.Index]) && !NotAfter().IsMatch(folded[(match.Index + match.Length)..]);

    [GeneratedRegex(@"\b(?:large|larger|big|bigger|giant|enlarged) (?:print|font|fonts|text|type|letters|writing)\b|\b\d{2} ?(?:pt|point|bwynt|pwynt)\b|\b(?:print|ffont|testun|teip|llythrennau|ysgrifen) (?:bras|brasach|mawr|fawr|mwy)\b|\bbrint bras\b|\bprintbras\b")]
    private static partial Regex LargePrint();

    [GeneratedRegex(@"\binterpret\w*|\bbsl\b|\bsign(?:ed|ing)? language\b|\bsigner\b|\blip ?speak\w*|\btranslat\w*|\b[dn]?ehongl\w*|\bddehongl\w*|\biaith arwyddion?\b|\bcyfieith\w*|\bgyfieith\w*")]
    private static partial Regex Interpreter();

    [GeneratedRegex(@"\bbsl\b|\bsign(?:ed|ing)? language\b|\bsigner\b|\barwydd\w*")]
    private static partial Regex Signed();

    [GeneratedRegex(@"\b(?:voice|phone|telephone) calls?\b|\b(?:call|ring|phone|telephone) (?:me|him|her|them)\b|\b(?:by|over the|on the) (?:tele)?phone\b|\bcalls? (?:instead|rather|not texts?|only|please)\b|\bonly calls?\b|^(?:please )?(?:call|calls|ring|phone call)$|\bno texts?\b|\b(?:cannot|can't|cant|don't|dont) read (?:texts?|well|very well|much|or write|and write)\b|\bi (?:cannot|can't|cant|don't|dont) read$|\b(?:methu|ddim yn (?:gallu|medru)|ddim yn) darllen(?: yn dda)?$|\b(?:don't|dont|do not) text\b|\bgalwad(?:au)?\b|\bffoni(?:wch|o)\b|\b(?:dros|ar) y ffon\b|\bdim (?:tecst(?:iau)?|negeseuon testun)\b|\bpeidiwch a thecstio\b")]
    private static partial Regex VoiceCall();

    [GeneratedRegex(@"\b(?:no|never|don't|dont|do not|not) (?:more |phone |voice |telephone |any )*(?:calls?|calling|ring|phone me|call me|phoning)\b|\btexts? (?:messages? )?only\b|\bonly (?:by )?texts?\b|\bdim (?:mwy o )?galw(?:adau|ad)?\b|\bpeidiwch a (?:fy )?(?:ffonio|n?galw)\b|\b(?:tecst|tecstiau|negeseuon testun) yn unig\b")]
    private static partial Regex NoCalls();

    [GeneratedRegex(@"\b(?:no|not|never|don't|dont) (?:texts? or )?(?:e ?mails?)\b|\b(?:calls?|phone) only\b|\bonly (?:by )?(?:calls?|phone)\b|\bdim e ?b[oy]st\w*|\b(?:galwadau|ffon) yn unig\b")]
    private static partial Regex NoEmail();

    [GeneratedRegex(@"\b(?:by|via|through) e ?mail\b|\be ?mails? (?:me|us|instead|only|please|rather than|is (?:best|better|easier))\b|\b(?:prefer|want|would like|like) (?:an |things |messages |everything )?(?:by |in |on )?e ?mails?\b|^e ?mails?$|\b(?:drwy|trwy|dros|mewn) e ?b[oy]st\b|\be ?b[oy]st(?:iwch| yn lle| os gwelwch| plis)\b")]
    private static partial Regex ByEmail();

    [GeneratedRegex(@"\b(?:by|via) texts?(?: messages?)?\b|\btexts? (?:me|us|instead|please|rather than|not calls?|is (?:best|better|easier))\b|\b(?:prefer|want|would like) texts?\b|^texts?$|\b(?:drwy|trwy) (?:neges(?:euon)? testun|decst)\b|\btecst(?:iwch| yn lle| os gwelwch| plis)\b")]
    private static partial Regex ByText();

    [GeneratedRegex(@"\bstep ?free\b|\bwheel ?chair\w*|\bramps?\b|\blifts?\b|\blevel (?:access|entrance)\b|\b(?:no|without|not? manage|can't (?:do|use|manage|climb)|cannot (?:do|use|manage|climb)) (?:the )?(?:stairs|steps)\b|\bmobility scooter\b|\b[cg]?h?adair olwyn\w*|\b(?:heb|dim) (?:y )?(?:risiau|grisiau|stepiau)\b|\bdi ?risiau\b|\bmynediad gwastad\b|\blifft\b")]
    private static partial Regex StepFree();

    [GeneratedRegex(@"\bquiet\w* (?:room|space|area|place|corner|spot)\b|\bsomewhere quiet\b|\bcalm (?:room|space)\b|\bsensory (?:room|space)\b|\b(?:y?stafell|lle|man|gofod|ardal|cornel|rhywle) (?:d|t)awel\w*")]
    private static partial Regex QuietRoom();

    [GeneratedRegex(@"\bsupporters?\b|\bsupport worker\b|\b(?:my|a) carer\b|\bcarer (?:with|coming|will)\b|\bpersonal assistant\b|\bmy pa\b|\badvocate\b|\b(?:some(?:one|body)|a friend) (?:(?:to )?(?:come|be|sit|go) )?with me\b|\bbring(?:ing)? (?:a|my|some(?:one|body))\b(?! (?:\w+ )?(?:dog|lunch|food))|\bcefnog(?:wr|ydd|wraig)\b|\bgefnog(?:wr|ydd|wraig)\b|\bgofal(?:wr|ydd|wraig)\b|\b(?:f'|fy )?ngofal(?:wr|ydd)\b|\beiriolwr\b|\brhywun (?:gyda|efo) (?:mi|fi)\b")]
    private static partial Regex Supporter();

    [GeneratedRegex(@"\bwelsh\b|\b[cg]ymraeg\b|\bnghymraeg\b")]
    private static partial Regex Welsh();

    [GeneratedRegex(@"\benglish\b|\bsaesneg\b")]
    private static partial Regex English();

    [GeneratedRegex(@"\bpolish\b|\bpwyleg\b|\bpolski\b")]
    private static partial Regex Polish();

    [GeneratedRegex(@"\barabic\b|\barabeg\b")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"\burdu\b|\bwrdw\b")]
    private static partial Regex Urdu();

    [GeneratedRegex(@"\bbengali\b|\bbangla\b|\bsylheti\b")]
    private static partial Regex Bengali();

    [GeneratedRegex(@"\bp[ua]njabi\b")]
    private static partial Regex Punjabi();

    [GeneratedRegex(@"\bsomali(?:eg)?\b")]
    private static partial Regex Somali();

    [GeneratedRegex(@"\bromanian\b|\brwmaneg\b")]
    private static partial Regex Romanian();

    [GeneratedRegex(@"\bportuguese\b|\bportiwgaleg\b|\bportwgaleg\b")]
    private static partial Regex Portuguese();

    [GeneratedRegex(@"\bukrainian\b|\bwcraneg\b|\bwcreineg\b")]
    private static partial Regex Ukrainian();

    [GeneratedRegex(@"\bchinese\b|\bmandarin\b|\bcantonese\b|\btsieinee?g\b")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\bspanish\b|\bsbaeneg\b")]
    private static partial Regex Spanish();

    [GeneratedRegex(@"\bfrench\b|\bffrangeg\b")]
    private static partial Regex French();

    [GeneratedRegex(@"\bfarsi\b|\bpersian\b|\bdari\b|\bffarsi\b")]
    private static partial Regex Farsi();

    [GeneratedRegex(@"\b(?:in|yn|prefer|preferably|speaks?|want|need|only|siarad|mewn|well gen i|eisiau) $")]
    private static partial Regex AskedBefore();

    [GeneratedRegex(@"^(?:$| (?:please|only|first|speaker|version|language|if possible|os gwelwch|plis|yn unig|yn gyntaf)\b)")]
    private static partial Regex AskedAfter();

    // "don't need an", "no", "dim angen": what stands directly before the words of a need and turns it round.
    [GeneratedRegex(@"(?:\b(?:no|not|dont|don't|doesn't|didn't|dim|ddim|nid oes|does dim)\b)(?: (?:need|needs|want|require|longer|a|an|any|the|for|of|to|have|speak|read|siarad|darllen|angen|eisiau|i|yn|o|in|really))* $")]
    private static partial Regex NotBefore();

    [GeneratedRegex(@"^(?: (?:is|are|any|more))* (?:not|no longer) (?:needed|required|necessary)\b|^ (?:dim|ddim) (?:ei )?angen\b")]
    private static partial Regex NotAfter();

    [GeneratedRegex(@"^(?:no|nope|none|nil|n/a|n a|na|nothing|not really|nothing (?:at all|needed|special|really|comes to mind|i can think of)|no (?:needs?|thanks?|thank you)|(?:i )?(?:don't|dont|do not) (?:need|have|require) (?:any(?:thing)?|any needs?)(?: (?:else|more|other needs?|special))?|(?:i )?need nothing(?: (?:else|more))?|nothing (?:else|more)|no (?:more|other|further|extra|special) (?:needs?|requirements?)|no need for anything(?: else| more)?|(?:i'?m|i am|all) (?:fine|ok|okay|good)|dim|dim byd|dim byd o gwbl|dim (?:byd )?(?:arall|mwy|pellach)|dim mwy o anghenion|dim anghenion(?: eraill)?|dim angen(?: dim(?: byd)?| unrhyw beth)?(?: arall| mwy)?|(?:dw i|dwi|rwy|rydw i|does) ddim angen (?:dim(?: byd)?|unrhyw beth)(?: arall| mwy)?|does dim (?:angen )?(?:arall|mwy|dim byd(?: arall| mwy)?)|dim diolch|nac oes|nag oes|nac ydw|popeth yn iawn|that is all|that'?s all|dyna'?r cyfan|dyna ni|dw i'n iawn|rwy'n iawn|-+)(?:,? (?:thanks?|thank you|cheers|ta|diolch(?: yn fawr)?|i'?m (?:fine|ok|good)|please))*$")]
    private static partial Regex None();

    [GeneratedRegex(@"^(?:(?:yes|please|thanks?|thank you|thank you very much|many thanks|cheers|hi|hello|as before|same as (?:before|last time)|as usual|if possible|nearby|nearby if possible|that would (?:help|be (?:great|good|lovely|helpful))|it (?:helps|would help)|ie|helo|os gwelwch yn dda|plis|diolch|diolch yn fawr|fel o'r blaen|os yn bosib(?:l)?)\s*)+$")]
    private static partial Regex Courtesy();
}
