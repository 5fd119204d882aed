using System.Text.RegularExpressions;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Reads whether somebody says that another does not come, in English or Welsh: "my daughter can't come any more, just me", "Max is ill, he
/// can't come but I can". It is never their own no: whoever comes with them drops out, and their own place stays. "My mum is ill so I can't
/// come" is theirs, and is not read here. Pure.
/// </summary>
/// <param name="Whose">Of whom it is said; several where it is not certain who of them writes.</param>
/// <param name="Rest">What else was written; empty where nothing.</param>
/// <param name="IsSure">Whose companion it is, and that it is one, is known. Else people ask, and nothing changes.</param>
public sealed partial record CompanionOut(IReadOnlyList<Participant> Whose, string Rest, bool IsSure)
{
    /// <summary>They say that they come by themselves.</summary>
    public bool ComesAlone { get; private init; }

    /// <summary>It is their supporter of the list, by name or as that.</summary>
    public bool IsSupporter { get; private init; }

    /// <summary>Somebody who helps them there, so that they may need another.</summary>
    public bool IsHelper { get; private init; }

    private const string Who = "@";

    private const string Role = "(?:pa|personal assistant|carer|supporter|support worker|support person|care worker|care coordinator|key ?worker|social worker|advocate|helper|interpreter|minder)";

    private const string Family = "(?:mum|mam|mother|mum in law|mother in law|dad|father|father in law|husband|hubby|wife|missus|partner|other half|better half|sister|brother|daughter|son|nan|nana|gran|granny|grandma|grandad|grandson|granddaughter|niece|nephew|aunt|auntie|uncle|cousin|friend|mate|neighbour|colleague|boyfriend|girlfriend|bf|gf|fella|chap|ex|companion|plus one|guest)";

    private const string Gofalwr = "(?:n?g?ofal(?:wr|wraig)|(?:c|g|ch|ngh)efnog(?:wr|ydd|wraig)|n?g?weith(?:iwr|wraig)(?: cymorth| cefnogi| cymdeithasol)?|(?:c|g|ngh)ynorthwy(?:wr|ydd)|eiriolwr)";

    private const string Teulu = "(?:mam|tad|nhad|dad|[fm]?erch|mab|fab|n?g?wr|n?g?wraig|chwaer|m?brawd|mrawd|frawd|f?ffrind|partner|mhartner|bartner|(?:c|g|ngh)ymydog|(?:c|g|ngh)ymdoges|nain|taid|nhaid|daid|mamgu|tadcu|wyr|wyres|(?:c|g|ngh)efnder|(?:c|g|ngh)yfnither|n?ghariad|cariad|gariad|[mf]odryb|ewythr|nith|nai|merch)";

    private const string NotDoing = "(?:(?:is |are )?(?:sadly |really |just |now )?(?:cant|can not|cannot|couldnt|could not|wont|will not|isnt|is not|are not|arent|aint|not|doesnt|does not|no longer|can no longer|is no longer|shant|unable to|is unable to)(?: now| be| going to| wanting to| want to| able to| be able to| really)*)";

    private const string Coming = "(?:come|coming|make (?:it|that|this)|making (?:it|that|this)|make (?:the )?(?:meeting|date|day)|do (?:it|that|this)|attend|attending|join|joining|there|be there|go|going|accompany|support me|bring me|with me)";

    /// <summary>"She can't come until eleven", "he can't come up the stairs": they come all the same.</summary>
    private const string Tail = "(?:(?<later> (?:until|till|til|before|at|by|up|down|out|early|earlier|through|on time|if|unless|without|to terms|in the|upstairs|inside|back|and get)\\b.*)|(?: \\w+){0,6})";

    private const string Ill = "(?:is|has been|was|has|got)(?: taken| really| very| now| gone| got| too| a| the| had an?)* (?:ill|unwell|poorly|sick|bad|well|hospital|in hospital|busy|away|working|at work|covid|flu|cold|accident|fall)";

    private const string Before = "^(?:(?:yes|oh|well|but|sadly|unfortunately|afraid|im afraid|hi|ond|felly|yn anffodus|wel|o|(?<no>no|nope|na)) )*";

    private const string Subject = $"(?:{Who}(?: (?!(?:i|we|me|ddim)\\b)\\w+)?|(?<name>[a-z]\\w+)(?: (?!(?:is|are|has|was|ddim|yn|n)\\b)(?<last>\\w+))?)";

    private const string English = $"{Before}{Subject} (?:{NotDoing} {Coming}{Tail}"
        + "|(?:has |is )?(?:had to )?(?:drop(?:ped|ping)?|pull(?:ed|ing)?) out(?: \\w+){0,4}|(?:has |had to )*(?:cancel|cancelled)(?: on me| now)?|(?:has )?let me down(?: \\w+){0,3}"
        + $"|{Ill}(?: so| now| today| and)* (?:he|she|they) {NotDoing} {Coming}{Tail})$";

    private const string Cymraeg = $"{Before}(?:(?:(?:nid yw|nid ydy|dyw|dydy|dydi|tydi|tydy|ni all|ni fydd|ni fedr) {Subject}(?: ddim)?|(?:all|gall|fydd|fedr|chaiff) {Subject} ddim)"
        + "(?: yn| n)?(?: gallu| medru| cael)? (?:dd?od|[bf]od yno|mynd|ymuno)(?: \\w+){0,5}"
        + $"|mae(?: r)? {Subject} (?:yn|n|wedi) (?:methu(?: a)?(?: dd?od)?|gorfod (?:canslo|tynnu n ol)|canslo|tynnu n ol)(?: \\w+){{0,4}})$";

    private const string Ei = "^(?:(?:no|na|ond|wel) )*(?:(?:dyw|dydy|dydi|tydi|tydy|nid yw|all|fydd) (?:e|o|fe|fo|hi|nhw) ddim(?: yn| n)?(?: gallu| medru)? (?:dd?od|[bf]od yno|mynd)(?: \\w+){0,4})$";

    private const string He = $"^(?:(?:no|na|but|so|sadly|unfortunately) )*(?:(?:he|she|they|hes|shes|theyre) (?:{NotDoing} {Coming}|(?:has |have )?(?:dropped|pulled) out){Tail})$";

    /// <summary>Words that begin a sentence and are no name.</summary>
    private static readonly HashSet<string> NoNames =
    [
        .. ("i we you u ya it that this these those there here he she they who which what when where why how if me im ill id ive us our my your his her their its one "
            + "somebody someone people everybody everyone nobody anybody anyone both neither either none all some most many others another the a an and or but so as because cos cause since "
            + "sorry sadly simply honestly basically alas regretfully obviously apparently clearly frankly unluckily soz cannot unfortunately regrettably apologies afraid still just really definitely actually probably possibly maybe perhaps currently now then today tomorrow tonight yesterday "
            + "also too again ever never not no yes yeah ok okay oh ah well please pls thanks thank hi hello hiya dear hey gutted guess think know suppose fear feel hope wish looks seems turns "
            + "may might could would should will can am is are was were be been do does did have has had got gotta going unable "
            + "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun morning afternoon evening day days week weekend month date time times meeting "
            + "work working job shift appointment appt doctor hospital bus train taxi car lift chair wheelchair legs leg body back health pain weather snow staff they're everything something anything "
            + "nothing body family kids children parents friends 1 2 3 "
            + "yn dw dwi rwy rydw fi i ni chi nhw e o fe fo hi ti ond felly sori diolch ddim dim na nac neb pawb rhywun pobl efallai falle yma yno nawr bellach heddiw yfory hyn hynny hwn hon y yr a ac "
            + "dydd llun mawrth mercher iau gwener sadwrn sul bore prynhawn amser cyfarfod").Split(' '),
    ];

    private static readonly HashSet<string> Between = ["now", "really", "just", "sadly", "also", "still", "too", "unfortunately", "probably", "definitely"];

    /// <param name="people">Who may have written.</param>
    /// <returns>Null where it says no such thing.</returns>
    public static CompanionOut? In(InboundMessage message, IReadOnlyList<Participant> people)
    {
        if (people.Count == 0 || message is { Stated: not null } or { TextIsOwn: false } or { BySupporter: true } or { ForTheTeam: not null } or { Field: not null })
        {
            return null;
        }

        var pieces = Clauses.Of(message.Text);
        var flat = pieces.ConvertAll(piece => ReplyTokens.Flatten(ReplyTokens.Read(piece.Text)));
        var own = people.SelectMany(person => $"{person.Details.Name} {person.Details.CalledBy}".Split(' '))
            .SelectMany(name => ReplyTokens.Read(name)).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var supporters = people.SelectMany(person => SupporterEnded.NamesOf(person.Details.Supporter)).Where(name => !own.Contains(name)).ToList();
        var taken = new HashSet<int>();
        var (isSupporter, isHelper, saysNo, isCertain) = (false, false, false, true);
        for (var n = 0; n < pieces.Count; n++)
        {
            if (pieces[n].IsQuestion || OwnNo().IsMatch(flat[n]))
            {
                continue;
            }

            var said = Replaced(flat[n], supporters, out var byName);
            var isPair = n > 0 && Me().IsMatch(flat[n - 1]) && pieces[n - 1].End.Contains("and", StringComparison.OrdinalIgnoreCase);
            if (Says(said, own) is { } match && !isPair)
            {
                taken.Add(n);
                isCertain &= !match.Groups["later"].Success;
                (isSupporter, isHelper, saysNo) = (isSupporter || byName, isHelper || byName || Helper().IsMatch(flat[n]), saysNo || match.Groups["no"].Success);
            }
            else if (n > 0 && IllAlone().Match(Replaced(flat[n - 1], supporters, out byName)) is { Success: true } ill && IsName(ill, own) && (Pronoun().IsMatch(Bare(flat[n]))
                || (pieces[n - 1].End.Trim() == "and" && NoSubject().IsMatch(Bare(flat[n])))))
            {
                // "My mum is ill and can't come": it is she who does not. "My mum is ill, can't come" may be either.
                taken.UnionWith([n - 1, n]);
                (isSupporter, isHelper) = (isSupporter || byName, isHelper || byName || Helper().IsMatch(flat[n - 1]));
            }
        }

        var names = people.Select(person => TextFolding.Fold(person.Details.Name)).Distinct(StringComparer.Ordinal).Count();
        var along = people.Where(HasSomebody).ToList();
        if (taken.Count == 0 && names == 1 && along.Exists(person => person.Companions > 0))
        {
            // "He isn't coming", of whom they said before that he comes along.
            taken.UnionWith(flat.Index().Where(piece => !pieces[piece.Index].IsQuestion && Pronoun().IsMatch(Bare(piece.Item))).Select(piece => piece.Index));
        }

        if (taken.Count == 0)
        {
            return null;
        }

        var isComing = people.All(person => person.Place.Kind is PlaceKind.Confirmed or PlaceKind.Waiting);
        var comesAlone = false;
        // "My carer can't come, so I can't": their own no is theirs, and is read by itself.
        var hasOwnNo = flat.Exists(OwnNo().IsMatch);
        for (var n = 0; n < pieces.Count; n++)
        {
            if (taken.Contains(n))
            {
                continue;
            }

            var isAlone = JustMe().IsMatch(flat[n]);
            comesAlone |= isAlone;
            if (isAlone || Subjects().IsMatch(Replaced(flat[n], supporters, out _)) || Bare(flat[n]).Length == 0
                || (isComing && (Comes().IsMatch(flat[n]) || Yes().IsMatch(flat[n]))))
            {
                taken.Add(n);
            }
            else if (No().IsMatch(flat[n]))
            {
                // "No, my carer can't come": whoever has not answered may answer with it.
                saysNo = true;
                taken.Add(n);
            }
        }

        var isLater = flat.Exists(piece => Pronoun().Match(Bare(piece)).Groups["later"].Success);
        isCertain &= names == 1 && !isLater && (isComing || !saysNo);
        var rest = Completed(Clauses.Without(pieces, taken));
        return new CompanionOut(along.Count > 0 && names == 1 ? along : people, isCertain || hasOwnNo ? rest : "", isCertain && !hasOwnNo && (along.Count > 0 || comesAlone))
        {
            ComesAlone = comesAlone,
            IsSupporter = isSupporter,
            IsHelper = isHelper,
        };
    }

    /// <summary>Somebody comes with them, by what they said or by the list.</summary>
    internal static bool HasSomebody(Participant person) => person.Companions > 0 || person.Places > 1;

    private static Match? Says(string said, HashSet<string> own) =>
        new[] { SaysInEnglish().Match(said), SaysInWelsh().Match(said) }.FirstOrDefault(match => match.Success && IsName(match, own));

    /// <summary>No word that begins a sentence is taken for a name, and whoever takes part is no companion of their own.</summary>
    private static bool IsName(Match match, HashSet<string> own)
    {
        var (name, last) = (match.Groups["name"], match.Groups["last"]);
        return !name.Success || (!NoNames.Contains(name.Value) && !own.Contains(name.Value)
            && (!last.Success || Between.Contains(last.Value) || (!NoNames.Contains(last.Value) && !own.Contains(last.Value))));
    }

    private static string Replaced(string flat, IReadOnlyList<string> supporters, out bool byName)
    {
        var said = Relations().Replace(Bare(flat), Who);
        byName = false;
        foreach (var name in supporters)
        {
            var replaced = $" {said} ".Replace($" {name} ", $" {Who} ", StringComparison.Ordinal).Trim();
            byName |= replaced != said;
            said = replaced;
        }

        return said;
    }

    private static string Bare(string flat) => ConsentPhrases.Bare(flat);

    /// <summary>"But I can" stands for itself, once what is before it is taken out.</summary>
    private static string Completed(string rest) => Short().Replace(rest, match => match.Groups["can"].Success ? $"{match.Value.Trim(' ', '.', '!')} come" : $"{match.Value.Trim(' ', '.', '!')} coming");

    [GeneratedRegex(English)]
    private static partial Regex SaysInEnglish();

    [GeneratedRegex(Cymraeg)]
    private static partial Regex SaysInWelsh();

    [GeneratedRegex($"{He}|{Ei}")]
    private static partial Regex Pronoun();

    [GeneratedRegex($"^(?:so )?{NotDoing} {Coming}{Tail}$")]
    private static partial Regex NoSubject();

    [GeneratedRegex($"^(?:{Who}(?: \\w+)?|(?<name>[a-z]\\w+)) {Ill}(?: \\w+){{0,3}}$|^mae (?:{Who}|(?<name>[a-z]\\w+)) (?:yn|n) (?:sal|dost|wael)(?: \\w+){{0,2}}$")]
    private static partial Regex IllAlone();

    [GeneratedRegex($@"\b(?:my|our|me|the|a) (?:(?:youngest|eldest|older|younger|best|next door|elderly|new|usual|poor|lovely|little|big) )?(?:{Role}|{Family})\b|\b(?:(?:fy|fyn|f|yr|y|ein|r) )?(?:{Gofalwr}|{Teulu}|pa)\b")]
    private static partial Regex Relations();

    [GeneratedRegex($@"\b(?:{Role}|{Gofalwr})\b")]
    private static partial Regex Helper();

    [GeneratedRegex(@"^(?:no |na |sorry )*(?:both )?(?:me|i|myself|mi|fi)$")]
    private static partial Regex Me();

    [GeneratedRegex($"^(?:{Who}|so|but|ond|felly|sorry)$")]
    private static partial Regex Subjects();

    [GeneratedRegex(@"^(?:no|nope|na|nac ydy|nac ydi|nage|nac ydw)$")]
    private static partial Regex No();

    [GeneratedRegex(@"^(?:yes|yep|yeah|ydw|ie|byddaf|gallaf)(?: please| plis)?$")]
    private static partial Regex Yes();

    [GeneratedRegex(@"^(?:so |and |but |felly |ond |sorry )*(?:(?:its|it is|itll|it will|ill|i will|there will) (?:still )?(?:be )?(?:just |only )(?:be )?(?:me|one|myself)|(?:its |it is )?(?:just|only) (?:me|myself|the one|one)|(?:im|i am|i will be|ill be|i will|ill) (?:still )?(?:coming|come|there|be there|going to come) (?:alone|on my own|by myself|on me own)|(?:i|im|ill) (?:come|coming) (?:alone|on my own|by myself)|on my own|by myself|alone|(?:fe |mi )?(?:fydd )?(?:dim ond|jyst|jest) (?:fi|un|fi fydd|fi sy n dod)|ar (?:fy )?mhen fy hun|ar ben fy hun|fi yn unig|fi n unig|(?:dw i|dwi|bydda i|fydda i)(?: n| yn)? dod ar (?:fy )?(?:mhen|ben) fy hun)(?: now| then| after all| coming| please| today| on the day| thanks| nawr| bellach| plis)*$")]
    private static partial Regex JustMe();

    [GeneratedRegex(@"^(?:so |but |ond |felly )*(?:(?:i|im|ill|i am|i will|i can|i still|ill still|im still|i am still|i can still|i will still|i do)(?: still)?(?: can| will| am| come| coming| make it| be there| be coming| be| attend)*|(?:dw i|dwi|bydda i|fydda i|byddaf|galla i|gallaf|gallai|rwy)(?: i)?(?: n| yn| dal| dal i| dal yn)*(?: gallu)?(?: dd?od)?|fi n dod)(?: now| on my own| alone| please| hefyd| o hyd)*$")]
    private static partial Regex Comes();

    [GeneratedRegex(@"^\s*(?:but\s+)?(?:i(?: still)? (?<can>can|will)|i(?:['’]| a)?m)\s*[.!]*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Short();

    /// <summary>They do not come themselves, whoever else does not.</summary>
    [GeneratedRegex(@"\b(?:i|we)(?: (?:am|really|just|now|still|also|sadly|definitely|probably|myself|so|are))? (?:cant|can not|cannot|wont|will not|not|couldnt|unable|shant|no longer)\b|\b(?:i|we|ill|im) (?:cant|cannot|wont|not|havent|dont|couldnt|have to (?:stay|look|take|cancel|miss)|need to (?:stay|look|cancel)|must)\b|\bim (?:not|unable)\b|\bwe(?:re| are) not\b|\bcount (?:me|us) out\b|\b(?:nor|neither) (?:can|will|am|me|i)\b|\bme neither\b|\bneither of us\b|\b(?:both|two) of us\b|\b(?:a|so) no\b|\b(?:alla|galla|fydda|dw|dydw|fedra|medra|rwy)(?: i)?(?: ddim| n methu| yn methu)\b|\bdwi ?(?:ddim|n methu)\b|\bdwim\b|\bna (?:fi|finnau)\b|\bfi chwaith\b|\bsai n?\b|\bna allaf\b|\bwithout (?:her|him|them)\b")]
    private static partial Regex OwnNo();
}
