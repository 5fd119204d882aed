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
        foreach (var person in people)
        {
            var supporter = person.Details.Supporter;
            var found = pieces.Index().Where(piece => !piece.Item.IsQuestion && Says(piece.Item.Text, supporter)).Select(piece => piece.Index).ToList();
            if (found.Count > 0)
            {
                whose.Add(person);
                taken.UnionWith(found);
                // "Do not tell her anything", once it is said who she is.
                taken.UnionWith(pieces.Index().Where(piece => !piece.Item.IsQuestion && Pronoun().IsMatch(Bare(piece.Item.Text))).Select(piece => piece.Index));
            }
        }

        return whose.Count == 0 ? null : new SupporterEnded(whose, Clauses.Without(pieces, taken));
    }

    private static bool Says(string text, Supporter? supporter)
    {
        var said = Generic().Replace(Bare(text), Who);
        said = supporter is null ? said : Kin().Replace(said, Who);
        foreach (var name in NamesOf(supporter))
        {
            said = $" {said} ".Replace($" {name} ", $" {Who} ", StringComparison.Ordinal).Trim();
        }

        // Where no supporter is known, "I don't need a carer" is about what they need.
        return Phrases().IsMatch(said) && (supporter is not null || AnyMore().IsMatch(ReplyTokens.Flatten(ReplyTokens.Read(text))));
    }

    private static IEnumerable<string> NamesOf(Supporter? supporter)
    {
        var name = ReplyTokens.Flatten(ReplyTokens.Read(supporter?.Name ?? ""));
        return new[] { name, name.Split(' ')[0] }.Where(one => one.Length > 1).Distinct(StringComparer.Ordinal);
    }

    private static string Bare(string text) => Ending().Replace(ConsentPhrases.Bare(ReplyTokens.Flatten(ReplyTokens.Read(text))), "");

    [GeneratedRegex($"^(?:{English}|{Cymraeg})$")]
    private static partial Regex Phrases();

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
