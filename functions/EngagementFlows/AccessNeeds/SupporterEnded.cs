using System.Text.RegularExpressions;
using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Reads whether somebody says that their supporter is none any more, is to be told nothing or may not answer for them, in English or Welsh:
/// "Max is not my supporter any more", "do not tell Uma anything". It is neither a wish to stop nor a need. A scope that somebody may have
/// taken back is not used any more, and people confirm it. Pure.
/// </summary>
/// <param name="Whose">The people whose supporter it may be about.</param>
/// <param name="Rest">What else was written; empty where nothing.</param>
public sealed partial record SupporterEnded(IReadOnlyList<Participant> Whose, string Rest)
{
    /// <summary>Stands for whoever supports them: a name of theirs, "my supporter", "my mum".</summary>
    private const string Who = "@";

    private const string Part = "(?:supporters?|carer|support worker|helper|advocate)";

    private const string Rhan = "(?:(?:c|g|ch|ngh)efnog(?:wr|ydd|wraig)|n?g?ofal(?:wr|wraig))";

    private const string Telling = "(?:(?:tell|send|text|email|contact|inform|ring|call|phone|ask)(?:ing)?|copy(?:ing)?|writ(?:e|ing) to|(?:talk|speak)(?:ing)? to|involv(?:e|ing))";

    private const string Dweud = "(?:dd?weud|dd?eud|h?anfon|rh?oi|rh?annu|th?ecstio|e ?bostio|ysgrifennu|sgwennu|ch?ysylltu|ff?onio|siarad|son)";

    private const string Role = $"(?:{Who}|(?:(?:a|my|the) )?{Part}(?: of mine)?)";

    private const string NotWanting = "(?:(?:i )?(?:do not|dont|no longer))";

    private const string English =
        $"{Who} (?:(?:is|was) (?:not|no longer)|isnt|wasnt|aint) {Role}|{Who} (?:does not|doesnt|no longer) supports? me|{Who} (?:has )?stopped supporting me"
        + $"|{Who} (?:must not|mustnt|should not|shouldnt|may not|can ?not|cant|does not|doesnt|is not allowed to|isnt allowed to|is not to) (?:answer|reply|respond|speak|decide|say)(?: \\w+){{0,4}}"
        + $"|{NotWanting} (?:want|need|have) (?:a|an|any|the) {Part}|(?:i )?(?:have|need|want) no {Part}|(?:i )?(?:have not|havent) got (?:a|any) {Part}|no {Part}"
        + $"|{NotWanting} want {Who}(?: (?:as|to be) {Role})?"
        + $"|{NotWanting} want {Who} (?:involved|told|copied in|copied|to (?:know|hear|see|get|have|answer|reply|be told|be involved|be copied))(?: \\w+){{0,4}}"
        + $"|(?:do not|dont|never|stop|no longer|you must not|(?:i )?(?:do not|dont) want you to) {Telling} {Who}(?: \\w+){{0,4}}"
        + $"|(?:do not|dont|never|stop) (?:shar|send|discuss|giv|show|say|tell)(?:e|ing)?(?: \\w+){{0,4}} (?:with|to) {Who}"
        + $"|(?:do not|dont) let {Who}(?: \\w+){{1,5}}|(?:remove|delete|cross out) {Who}(?: \\w+){{0,4}}|take {Who} off(?: \\w+){{0,4}}"
        + $"|no (?:more )?(?:copies|messages|texts|emails) (?:to|for) {Who}";

    private const string Cymraeg =
        $"(?:nid|nid yw|nid ydy|dyw|dydy|dydi|tydi|tydy) {Who}(?: ddim)?(?: yn| n| yw| ydy| ydi)? (?:{Who}|{Rhan}(?: i mi| i fi| i)?)|(?:nid yw|dyw|dydy|dydi) {Who} ddim yn (?:fy )?(?:ch|ngh|c|g)?efnogi(?: i)?"
        + $"|(?:(?:dw i|dwi|rydw i|rwy|rwy i) ddim|dwim|sai)(?: yn| n| ddim)? (?:eisiau|isio|isie|moyn|angen)(?: cael)? (?:unrhyw )?{Rhan}|does gen i ddim {Rhan}"
        + $"|(?:(?:dw i|dwi|rydw i|rwy|rwy i) ddim|dwim|sai)(?: yn| n| ddim)? (?:eisiau|isio|isie|moyn) {Who}(?: (?:fel|yn) (?:{Who}|{Rhan})(?: i)?)?"
        + $"|(?:peidiwch|peidwch|paid) ag? {Dweud}(?: \\w+){{0,4}} (?:wrth|at|i|gyda|a) {Who}|(?:peidiwch|peidwch|paid) ag? {Dweud} {Who}"
        + $"|(?:peidiwch|peidwch|paid) a gadael i {Who} ateb(?: \\w+){{0,3}}|dim mwy o \\w+ (?:i|at) {Who}|(?:chaiff|ni chaiff|ddylai) {Who}(?: ddim)? ateb(?: \\w+){{0,3}}";

    /// <summary>Another supports them now, or this one has gone. Only of somebody whose supporter is known: else it is about what they need.</summary>
    private const string Another =
        $"(?:{Who}|\\w+(?: \\w+)?) is (?:now )?{Role}(?: now)? (?:and )?not {Who}(?: now)?|{Who} is (?:now )?(?:called )?\\w+(?: \\w+)? (?:now )?(?:and )?not {Who}|{Who} is now (?:called )?(?!(?:ill|away|well|better|off|back|on|here|there|not|able|free|busy|unwell|poorly|sick|in|at|the|a|my|ok|okay|fine|happy|\\w+ing)\\b)\\w+(?: \\w+)?"
        + $"|(?:ive|i have|i|ive got|i have got|got|im getting|there is) (?:got )?(?:a|an) (?:new|different|other|another) {Part}(?: \\w+){{0,5}}|(?:ive|i have|i|ive got|i have got) (?:got )?another {Part}(?: \\w+){{0,5}}"
        + $"|(?:my|the) (?:new|other) {Part} is(?: called)?(?: \\w+){{1,2}}|\\w+(?: \\w+)? is (?:my|the) new {Part}|{Who} has (?:been )?changed|(?:ive|i have|i) changed {Who}|(?:a )?new {Part}"
        + $"|{Who} (?:does not|doesnt|no longer|isnt|is not|is no longer)(?: \\w+)? (?:work(?:s|ing)?|help(?:s|ing)?|look(?:s|ing)? after|car(?:e|es|ing) for|com(?:e|es|ing) to see)(?: (?:for|with))?(?: me| here| there| us)?"
        + $"|(?:ive |i have |i |we |weve |we have |me and |i had )?(?:fell|fallen|fall|had a (?:row|fight|falling)) out (?:with )?{Who}|(?:ive |i have |i )?(?:had )?a (?:row|fight|falling out) with {Who}|{Who} (?:and|&) (?:i|me) (?:have )?(?:fell|fallen) out"
        + $"|(?:ive |i have |i )?(?:sacked|fired|got rid of|let go of|let {Who} go|stopped seeing|left) {Who}|(?:i )?(?:dont|do not|no longer) (?:trust|see|talk to|speak to|get on with|work with|like) {Who}";

    private const string Arall =
        $"(?:mae|ma) (?:gen i|gyda fi|da fi|gennyf|gennyf i) (?:{Rhan} (?:newydd|arall|gwahanol)|weithiwr (?:cymorth )?newydd)(?: \\w+){{0,4}}|{Rhan} newydd|(?:mae|ma) {Who} wedi (?:newid|gadael|mynd|ymddeol|symud)(?: \\w+){{0,4}}"
        + $"|(?!(?:pwy|beth|ble|pryd|hi|fe|fo|o|e)\\b)\\w+(?: \\w+)? (?:yw|ydy|ydi) {Who}(?: i)?(?: newydd)?(?: nawr| rwan)?(?: nid {Who}| ac nid {Who})?|(?:dyw|dydy|dydi|nid yw) {Who} ddim yn gweithio (?:gyda|i|efo) (?:fi|mi)|(?:dw i|dwi|rydw i|rwy) (?:wedi|n)(?: i)? (?:cweryla|ffraeo) (?:gyda|efo|a) {Who}";

    /// <summary>"Max has left": of a helper. A husband who has left is on his way.</summary>
    private const string Gone = $"{Who} (?:has |is |has been |have )?(?:left|gone|moved on|moved away|quit|retired|resigned|sacked|got a new job|got another job|changed jobs?|finished)(?: (?!home|the house|for|to the|now to)\\w+){{0,3}}";

    /// <summary>What is said besides of whoever comes in their place.</summary>
    private const string Called = "(?:(?:she|he|they) (?:is|are)(?: called)?|shes(?: called)?|hes(?: called)?|theyre(?: called)?|(?:her|his|their|the) name is|its|called) \\w+(?: \\w+)?|(?:ei (?:h)?enw (?:hi |o |e )?(?:yw|ydy|ydi)|enw) \\w+(?: \\w+)?|\\w+ (?:yw|ydy|ydi) ei (?:h)?enw(?: hi| o| e)?";

    private const string Having = "(?:have|having|get|getting|see|seeing|receive|receiving|read|answer|reply|be copied|be told|copies|hear)";

    /// <summary>They may hear and answer again. People ask: a wish to stop it is none.</summary>
    private const string Again =
        $"(?:please )?(?:let )?{Who} (?:can|may|should|could|is allowed to|is ok to|is okay to) {Having}(?: \\w+){{0,5}}|let {Who} {Having}(?: \\w+){{0,5}}|(?:i )?(?:want|would like|id like|need|am happy for|im happy for|dont mind) {Who} (?:to )?{Having}(?: \\w+){{0,5}}"
        + $"|(?:please )?(?:send|give|text|tell|copy|email|start sending|start texting)(?: \\w+){{0,5}} {Who}(?: \\w+){{0,4}} again|(?:please )?(?:send|give|text|tell|copy|email) {Who}(?: \\w+){{0,4}} again|{Who} is {Role} again"
        + $"|(?:(?:dw i|dwi|rydw i|rwy|rwy i|hoffwn|hoffwn i)(?: n| yn)? ?(?:eisiau|isio|isie|moyn|hapus)? ?i {Who} (?:gael|cael|weld|dderbyn|ateb|glywed)(?: \\w+){{0,5}})|(?:gall|caiff|mae) {Who} (?:yn )?(?:gael|cael|weld|dderbyn|ateb)(?: \\w+){{0,5}}"
        + $"|(?:anfonwch|rhowch|danfonwch)(?: \\w+){{0,4}} (?:at|i) {Who}(?: \\w+){{0,2}} eto";

    /// <summary>They say that their supporter may hear and answer again.</summary>
    public bool IsAgain { get; private init; }

    /// <param name="people">Who may have written.</param>
    /// <returns>Null where it says no such thing.</returns>
    public static SupporterEnded? In(InboundMessage message, IReadOnlyList<Participant> people)
    {
        if (people.Count == 0 || message is { Stated: not null } or { TextIsOwn: false } or { BySupporter: true } or { ForTheTeam: not null })
        {
            return null;
        }

        var pieces = Clauses.Of(message.Text);
        var (taken, whose) = (new HashSet<int>(), new List<Participant>());
        var isAgain = false;
        foreach (var person in people)
        {
            var supporter = person.Details.Supporter;
            var found = pieces.Index().Where(piece => !piece.Item.IsQuestion && Says(piece.Item.Text, supporter)).Select(piece => piece.Index).ToList();
            var again = found.Count > 0 || supporter is null ? []
                : pieces.Index().Where(piece => !piece.Item.IsQuestion && SaysAgain(piece.Item.Text, person)).Select(piece => piece.Index).ToList();
            if (again.Count > 0)
            {
                isAgain = true;
                whose.Add(person);
                taken.UnionWith(again);
            }

            if (found.Count > 0)
            {
                whose.Add(person);
                taken.UnionWith(found);
                // "Do not tell her anything", once it is said who she is.
                taken.UnionWith(pieces.Index().Where(piece => !piece.Item.IsQuestion
                    && (Pronoun().IsMatch(Bare(piece.Item.Text)) || NameOfAnother().IsMatch(Bare(piece.Item.Text)))).Select(piece => piece.Index));
            }
        }

        return whose.Count == 0 ? null : new SupporterEnded(whose, Clauses.Without(pieces, taken)) { IsAgain = isAgain };
    }

    /// <summary>Whom nothing was said against gets nothing back; "again", or a supporter who waits, says that it is this.</summary>
    private static bool SaysAgain(string text, Participant person)
    {
        var flat = ReplyTokens.Flatten(ReplyTokens.Read(text));
        return (person.SupporterPausedAt is not null || OnceMore().IsMatch(flat)) && HearsAgain().IsMatch(WithNames(text, person.Details.Supporter, withKin: true));
    }

    private static string WithNames(string text, Supporter? supporter, bool withKin)
    {
        var said = Generic().Replace(Bare(text), Who);
        said = supporter is null || !withKin ? said : Kin().Replace(said, Who);
        foreach (var name in NamesOf(supporter))
        {
            said = $" {said} ".Replace($" {name} ", $" {Who} ", StringComparison.Ordinal).Trim();
        }

        return said;
    }

    private static bool Says(string text, Supporter? supporter)
    {
        // Where no supporter is known, "I don't need a carer" is about what they need.
        return supporter is null ? Phrases().IsMatch(WithNames(text, supporter, withKin: true)) && AnyMore().IsMatch(ReplyTokens.Flatten(ReplyTokens.Read(text)))
            : Phrases().IsMatch(WithNames(text, supporter, withKin: true)) || OfAnother().IsMatch(WithNames(text, supporter, withKin: false));
    }

    internal static IEnumerable<string> NamesOf(Supporter? supporter)
    {
        var name = ReplyTokens.Flatten(ReplyTokens.Read(supporter?.Name ?? ""));
        return new[] { name, name.Split(' ')[0] }.Where(one => one.Length > 1).Distinct(StringComparer.Ordinal);
    }

    private static string Bare(string text) => Ending().Replace(ConsentPhrases.Bare(ReplyTokens.Flatten(ReplyTokens.Read(text))), "");

    [GeneratedRegex($"^(?:{English}|{Cymraeg})$")]
    private static partial Regex Phrases();

    [GeneratedRegex($"^(?:{Another}|{Arall}|{Gone})$")]
    private static partial Regex OfAnother();

    [GeneratedRegex($"^(?:{Again})$")]
    private static partial Regex HearsAgain();

    [GeneratedRegex($"^(?:{Called})$")]
    private static partial Regex NameOfAnother();

    [GeneratedRegex(@"\b(?:again|after all|once more|eto|unwaith eto|wedi r cyfan|wedir cyfan)\b")]
    private static partial Regex OnceMore();

    [GeneratedRegex($@"\b(?:(?:my|the) {Part}|fy {Rhan}(?: i)?)\b")]
    private static partial Regex Generic();

    [GeneratedRegex(@"\bmy (?:mum|mam|mother|dad|father|son|daughter|sister|brother|husband|wife|partner|ex|friend|neighbour|nan|cousin|aunt|uncle|social worker|key worker)\b")]
    private static partial Regex Kin();

    [GeneratedRegex(@" (?:ddim mwy|dim mwy|rhagor)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b(?:any ?more|any longer|no longer|now|mwyach|bellach|(?:dim|ddim) mwy|rhagor)\b")]
    private static partial Regex AnyMore();

    [GeneratedRegex($@"^(?:do not|dont|never|stop|i dont want you to|i do not want you to) {Telling} (?:her|him|them)(?: \w+){{0,4}}$|^(?:she|he|they) (?:must not|mustnt|may not|can not|cannot|cant|should not|shouldnt) (?:answer|reply|respond|speak|decide|say|know)(?: \w+){{0,4}}$|^(?:peidiwch|peidwch|paid) ag? {Dweud}(?: \w+){{0,4}} (?:wrthi|wrtho|wrthyn nhw|ati|ato|iddi|iddo)(?: hi| fe| fo| o)?$")]
    private static partial Regex Pronoun();
}
