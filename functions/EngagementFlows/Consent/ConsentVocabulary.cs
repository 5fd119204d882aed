namespace EngagementFlows.Consent;

/// <summary>
/// The words in which people take back a consent: a phrase a line, in the form into which replies are brought (small letters, no accents, no
/// apostrophes). Brackets hold what may be left out or said otherwise, as in regular expressions.
/// </summary>
internal static class ConsentVocabulary
{
    private const string Picture = "(photo|photos|photograph|photographs|picture|pictures|pic|pics|image|images|video|videos|film|footage)";
    private const string OfMe = "( of me| of myself| i am in| im in| with me in( it| them)?| from the (meeting|workshop|day))?";
    private const string Llun = "(llun|lun|lluniau|luniau|ffilm|ffilmiau|fideo|fideos)";
    private const string OhonofI = "( ohono i| ohonof i| ohonof| ohona i| i)?";

    /// <summary>"Dw i ddim yn", "sa i'n": without its "ddim" the first says the very opposite.</summary>
    private const string NegatedInWelsh = "((dw i|dwi|dydw i|rwy|rwyf) ddim (yn )?|(sa i|sai) ?(n|yn)? ?|smo fi ?n )";

    private const string RatherNot = "(i (dont|do not|no longer|would rather not|would prefer not|would prefer not to|dont really)|id (rather|prefer) not)";
    private const string RatherYouDidNot = "(id|i would) (rather|prefer( it)?( if)?) you (didnt|did not|dont|do not)";
    private const string RatherNotInWelsh = "(byddai|byddain|byddai n|basai|basain|bydde|bydden) (yn )?well (gen i|gyda fi|da fi) (beidio|peidio) (a |ag )?";

    /// <summary>What they have written to us, in words of their own: "do not share this" is said of it.</summary>
    private const string MyWords = "(my (words|comments|comment|quotes|quote)|(what|anything) (i|ive|i have) (say|said|write|wrote|written|told you)|any of this|this)";
    private const string WithNobodyElse = "( with| to) (anyone|anybody|others|other people|anyone else|anybody else)";
    private const string WithAnybody = $"({WithNobodyElse})?";
    private const string FyNgeiriau = "(fy (ngeiriau|geiriau|sylwadau|nyfyniad|nyfyniadau)|hyn|beth (ddwedais|ddywedais|dwedais|ysgrifennais|sgwennais|wedais))( i)?";
    private const string GydaNeb = "( gyda neb| a neb| gyda neb arall| gydag eraill| gyda phobl eraill)?";

    /// <summary>What is said before the thing: that consent to it is taken back.</summary>
    internal const string TakingBack = """
        (i )?((want to|wish to|would like to|id like to|need to|am going to) )?(withdraw|take back|revoke|cancel|remove) (my |the )?(consent|permission|agreement)
        (im|i am) (withdrawing|taking back|revoking) (my |the )?(consent|permission|agreement)
        i take back (my|the) yes
        i no longer (consent|agree|give (my )?(consent|permission))
        (hoffwn( i)?|dw i eisiau|dwi eisiau|dwi isio|rwyf eisiau|rwy eisiau|dw in|dwin|dwi n|rwyn|rydw in|rwyf yn|wi n|win) (tynnu|dynnu) (fy |y )?(caniatad|nghaniatad|ganiatad)( yn ol)?
        (dw in|dwin|rwyn|rydw in) (tynnun|tynnu n|tynnu) ol (fy |y )?(caniatad|nghaniatad|ganiatad)
        (dw i|dwi|rwy|dydw i) ddim yn (cytuno|rhoi (fy )?(caniatad|nghaniatad)) (mwyach|bellach)
        """;

    /// <summary>They think otherwise about something, and in which direction is for people to see.</summary>
    internal const string Wavering = """
        chang(e|ed) my mind about (the |being |my )?(photo|photos|pictures|filming|filmed|photographed|quoted|quotes|consent)
        (tynnu|dynnu|tynnun|dynnun)( \S+)? (caniatad|nghaniatad|ganiatad)
        newid fy meddwl am (y |fy )?(lluniau|ffilmio|dyfynnu|caniatad)
        (withdraw|withdrawing|take back|taking back|revoke|cancel) (my |the )?(consent|permission)
        """;

    /// <summary>The thing itself, after <see cref="TakingBack"/>.</summary>
    internal static readonly (string Purpose, string Phrases)[] Things =
    [
        (ConsentPurposes.Photo, $"""
            (for|to|about|on|to use|to the use of|for the use of|to you using|to using) (the |any |my |your |you )?{Picture}{OfMe}
            (to|for) (be|being|have|having|taking|take) (my |the |any )?(photographed|filmed|recorded on film|{Picture}( taken| used| shown)?)( or filmed| or photographed| and filmed| and photographed)?
            (for|to) (photos|photographs|pictures|filming|photography)( and| or) (film|films|filming|videos|video|photos|photography)
            (for|to) (filming|photography)
            (i|am|ar gyfer) (ddefnyddio |dynnu |dangos |ddangos |gael tynnu |chi ddefnyddio )?(y |fy |unrhyw )?{Llun}{OhonofI}
            (i|am) (gael |cael )?(fy )?(ffilmio|ngffilmio|ffotograffio|recordio)
            """),
        (ConsentPurposes.Quote, """
            (to|for) (be|being) quoted
            (for|to|about|on) (the |any |my |your |you )?(quoting me|quoting|quotes|quote|quotations|quotation|use of my words|using my words|use my words)
            (i|am|ar gyfer) (gael |cael )?(fy |eich |ch )?(nyfynnu|dyfynnu|ddyfynnu|dyfyniadau|ddyfyniadau)
            """),
        (ConsentPurposes.Share, """
            (to|for) (share|sharing|you sharing|pass on|passing on|the sharing of|be shared)( my| the)?( details| information| data| answers| name| contact details| views)?( with .{1,60})?
            (i|am|ar gyfer) (chi )?(rannu|rhannu)( fy| y)?( manylion| ngwybodaeth| gwybodaeth| atebion| enw| nata)?( (gyda|gydag|a|ag) .{1,60})?
            """),
        (ConsentPurposes.ContactAgain, """
            (to|for) (be|being) contacted (again|in future|in the future|later|later on|about (the )?(next|later|future|other) (stages|stage|work|steps|projects|meetings|events))
            (to|for|about) (be contacted about )?(the |any )?(next|later|future|further) (stages|stage|contact|work|steps|projects)
            (i|am) (gysylltu|chi gysylltu|gael cysylltu)( a| gyda| a mi| a fi| gyda mi| gyda fi)? (eto|yn y dyfodol|am y camau nesaf|am gamau nesaf.{0,30})
            """),
        (ConsentPurposes.Sms, """
            (to|for|about) (be |being |get |getting |receive |receiving )?(texted|texts|text messages|sms|sms messages)
            (to|for) (contact|be contacted|being contacted) by (text|texts|text message|sms)
            (i|am|ar gyfer) (gael |dderbyn )?(decstio|decst|tecst|tecsts|negeseuon testun|negeseuon tecst)
            """),
        (ConsentPurposes.Email, """
            (to|for|about) (be |being |get |getting |receive |receiving )?(emailed|emails|email|e mails|email messages)
            (to|for) (contact|be contacted|being contacted) by (email|e mail|emails)
            (i|am|ar gyfer) (gael |dderbyn )?(ebyst|e byst|e bost|ebost|negeseuon e bost|negeseuon ebost)
            """),
        (ConsentPurposes.TakePart, """
            (to|for|about|from) (take part|taking part|participate|participating|be part of (this|it))( in (this|it|the (project|campaign|workshop|meeting|study|consultation)))?
            (i|am) (gymryd|gymeryd|cymryd) rhan
            """),
    ];

    /// <summary>Whole replies that say it without the word consent.</summary>
    internal static readonly (string Purpose, string Phrases)[] Wishes =
    [
        (ConsentPurposes.Photo, $"""
            (dont|do not|never|can you not|could you not|you cannot|you cant|you may not|you must not|stop) (use|using|take|taking|show|showing|share|sharing|publish|publishing|post|posting|put up|keep|print) (my |any |the |any more )?{Picture}{OfMe}( online| anywhere| on (facebook|social media|the website|your website))?
            (dont|do not|stop) (photograph|photographing|film|filming|record|recording) me
            no (more )?({Picture}|filming|photography)( or| and)?( filming| film| videos| video| photos)?( of me| for me| from me)?
            {RatherNot} (want |wish )?(to )?(be|have|be in|appear in) (photographed|filmed|photographed or filmed|filmed or photographed|(any |the |my )?{Picture}( taken| used| shown)?)
            {RatherYouDidNot} (photograph|film|record|video) me
            {RatherYouDidNot} (use|take|show|share|publish|post) (my |any |the )?{Picture}{OfMe}( online| anywhere)?
            i (dont|do not|no longer) (want|wish|like) (you to use |you using |you to take |you to show )?(my |any |the )?{Picture}{OfMe}( taken| used| shown| shared)?
            (remove|delete|take down|get rid of) (all |any )?(my |the |any )?{Picture}{OfMe}
            (i )?(dont|do not|no longer|would rather not|would prefer not to) (want |wish |like )?(to )?(be|being|go|appear) (on|in front of) (the |a |any )?(camera|cameras|film|tv|television|video)
            (peidiwch|paid|peidio) (a |ag )?(defnyddio|dangos|rhannu|cyhoeddi|chyhoeddi|cadw|chadw|thynnu|tynnu) (fy |unrhyw |y |mwy o |rhagor o )?{Llun}{OhonofI}
            (peidiwch|paid) (a |ag |am )?(fy |m )?(ffilmio|ngffilmio|ffotograffio|recordio)( i)?
            dim (mwy o |rhagor o )?({Llun}|ffilmio){OhonofI}
            {RatherNotInWelsh}(chael|cael) (fy |tynnu fy )?(ffilmio|ngffilmio|ffotograffio|recordio|{Llun})
            {NegatedInWelsh}(eisiau|isio|isie|moyn) (cael )?(tynnu )?(fy |unrhyw |i chi ddefnyddio fy |ichi ddefnyddio fy )?({Llun}{OhonofI}|ffilmio)
            (dilewch|cymerwch i lawr) (fy |y |pob )?{Llun}{OhonofI}
            {NegatedInWelsh}(eisiau|isio|isie|moyn|hoffi|licio|lico) (bod|ymddangos|cael fy ngweld) (mewn|yn|ar) (y |yr |r |unrhyw )?({Llun}|camera|gamera)
            {NegatedInWelsh}(eisiau|isio|isie|moyn|hoffi|licio|lico) cael fy {Llun} (i |ei |wedi ei |wedii )?(dynnu|thynnu)
            """),
        (ConsentPurposes.Quote, $"""
            (dont|do not|never|stop|you cannot|you cant|you may not) (quote|quoting) (me|anything i (say|said|wrote|write|have said)|what i (say|said|wrote|told you)|my words)
            (dont|do not|stop) (use|using|publish|publishing|print) (my words|my quote|my quotes|what i said|anything i said)
            (dont|do not|never|stop) (share|sharing|pass on|passing on|repeat|repeating|publish|publishing|print) {MyWords}{WithAnybody}
            (dont|do not|never) (share|pass on|repeat) (it|that){WithNobodyElse}
            {RatherNot} (want |wish )?(to )?be quoted
            {RatherYouDidNot} quote me
            {RatherYouDidNot} (share|use|publish|print) {MyWords}{WithAnybody}
            i (dont|do not) want you to quote me
            i (dont|do not|no longer) want (you to share {MyWords}|{MyWords} (to be )?shared){WithAnybody}
            no (more )?(quotes|quoting|quotations)( from me| of me)?
            (remove|delete|take down) my (quote|quotes|quotation|words)
            (peidiwch|paid) (a |ag |am )?(fy |m )?(nyfynnu|dyfynnu)( i)?
            (peidiwch|paid) (a |ag )?(defnyddio|cyhoeddi|chyhoeddi) fy (ngeiriau|nyfyniad|nyfyniadau|geiriau)( i)?
            (peidiwch|paid) (a |ag )?(rhannu|ailadrodd|hailadrodd) {FyNgeiriau}{GydaNeb}
            {RatherNotInWelsh}(chael|cael) fy (nyfynnu|dyfynnu)
            dim (mwy o |rhagor o )?(dyfyniadau|ddyfyniadau|dyfynnu)
            {NegatedInWelsh}(eisiau|isio|isie|moyn) cael fy (nyfynnu|dyfynnu)
            """),
        (ConsentPurposes.Share, """
            (dont|do not|never|stop) (share|sharing|pass on|passing on|give|giving) (my|any of my) (details|information|info|data|answers|name|contact details|number|email|views)( to anyone| to anybody| to others| with anyone| with anybody| with others| with other organisations| with your partners| with partners| on)?
            i (dont|do not|no longer) (want|wish) (you to share )?my (details|information|data|answers|name|contact details|views)( to be)?( shared)?( with anyone| with anybody| with others| with other organisations| with your partners| with partners)?
            (peidiwch|paid) (a |ag )?rhannu fy (manylion|ngwybodaeth|gwybodaeth|atebion|enw|nata)( i)?( gyda neb| a neb| gydag eraill| gyda phartneriaid| gyda sefydliadau eraill)?
            """),
        (ConsentPurposes.TakePart, $"""
            i (dont|do not|no longer) (agree|consent|give (my )?(consent|permission)) to (take|taking|be taking) part( in (this|it|the (project|campaign|workshop|meeting|study|consultation)))?
            {NegatedInWelsh}(cytuno|cydsynio) i gymryd rhan( mwyach| bellach)?
            """),
        (ConsentPurposes.ContactAgain, """
            (dont|do not) (contact|email|text|write to) me about (the |any )?(next|later|future|other|further) (stages|stage|work|steps|projects|meetings|events)
            (peidiwch|paid) (a |ag )?(chysylltu|cysylltu) (a mi |a fi |gyda mi |gyda fi )?am (y )?(camau nesaf|gamau nesaf|waith arall|brosiectau eraill).{0,20}
            """),
        (ConsentPurposes.Sms, """
            (no|dim) (texts|text messages|tecsts|negeseuon testun) (only email|only emails|just email|just emails|email only|emails only|dim ond e bost|e bost yn unig|ebost yn unig)
            (email|emails) only no (texts|text messages)
            """),
        (ConsentPurposes.Email, """
            (no|dim) (emails|e mails|ebyst|e byst) (only texts|only text|just texts|just text|texts only|text only|dim ond tecst|tecst yn unig|testun yn unig)
            (text|texts) only no (emails|e mails)
            """),
    ];

    /// <summary>So many lines make no pattern that is too large to be linear.</summary>
    private const int PartLength = 6;

    /// <summary>The lines as alternatives of one pattern.</summary>
    internal static string Lines(string phrases) => string.Join('|', Split(phrases));

    /// <summary>The lines as alternatives of several patterns.</summary>
    internal static IEnumerable<string> Parts(string phrases) => Split(phrases).Chunk(PartLength).Select(part => string.Join('|', part));

    private static string[] Split(string phrases) =>
        phrases.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
