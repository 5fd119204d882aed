using System.Text.RegularExpressions;
using EngagementFlows.Inbox;

namespace EngagementFlows.Consent;

/// <param name="Purpose">One of <see cref="ConsentPurposes.Known"/>.</param>
/// <param name="IsCertain">The whole reply says that and nothing else; else they may mean it, and are asked.</param>
public sealed record ConsentAfterAll(string Purpose, bool IsCertain);

/// <summary>
/// Reads whether somebody who had said no to one consent gives it after all ("actually photos are ok"), in English or Welsh. For nobody else:
/// to whoever was not asked, or has not answered, the same words are no consent. Pure.
/// </summary>
public static class GivenAfterAll
{
    private const string Fine = "(ok|okay|fine|all right|alright|no problem|good|cool|grand)";
    private const string Picture = "(photos|a photo|photographs|pictures|pics|filming|being photographed|being filmed|being in (the )?(photos|pictures)|a picture|the photos|my photo|my picture)";
    private const string Llun = "(lluniau|luniau|y lluniau|ffilmio|tynnu lluniau|dynnu lluniau)";
    private const string Quoting = "(quotes|quoting me|being quoted|quotations|my words)";
    private const string Dyfynnu = "(dyfynnu|ddyfynnu|dyfyniadau|fy nyfynnu)";
    private const string Sharing = "(sharing|sharing my (details|answers|views|information))";
    private const string Contact = "(being contacted|being contacted again|later stages|contact about later stages)";

    private static readonly (string Purpose, string Thing, string WelshThing, string Deed, string WelshDeed, string Mention)[] Things =
    [
        (ConsentPurposes.Photo, Picture, Llun,
            "((use|take|show|share) (my |any |the |some )?(photos|a photo|photo|pictures|picture|pics)( of me)?|(photograph|film) me)",
            "((defnyddio|ddefnyddio|tynnu|dynnu|dangos|ddangos) (fy |y )?(llun|lun|lluniau|luniau)( ohono i| ohonof i| ohona i)?|(fy )?(ffilmio|ngffilmio)( i)?)",
            "(photo|photos|photograph|photographs|photographed|picture|pictures|pics|filmed|filming|llun|lun|lluniau|luniau|ffilmio)"),
        (ConsentPurposes.Quote, Quoting, Dyfynnu,
            "(quote me|use (my words|what i said|my quote))",
            "((fy )?(nyfynnu|dyfynnu|ddyfynnu)( i)?|(defnyddio|ddefnyddio) fy ngeiriau)",
            "(quote|quoted|quotes|quoting|nyfynnu|dyfynnu|ddyfynnu)"),
        (ConsentPurposes.Share, Sharing, "(rhannu|rannu)",
            "(share (my )?(details|answers|views|information))",
            "((rhannu|rannu) fy (manylion|atebion|ngwybodaeth))",
            "(share|sharing|rhannu|rannu)"),
        (ConsentPurposes.ContactAgain, Contact, "(cysylltu|gysylltu)",
            "(contact me (again|about later stages|about the next stages|in future))",
            "((cysylltu|gysylltu) (a|gyda) (mi|fi) (eto|am y camau nesaf))",
            "(later stages|next stages|contact me again|camau nesaf)"),
    ];

    private static readonly IReadOnlyList<(string Purpose, Regex Says, Regex Mentions)> Phrases = [.. Things.Select(one => (one.Purpose,
        Compile("^(?:"
            + $"(yes to )?{one.Thing} (are|is|will be|would be) {Fine}( (with|by|for) me| if you like)?"
            + $"|yes to {one.Thing}|i ((do not|dont) mind|am {Fine} with|agree to|am happy with|say yes to|consent to) {one.Thing}"
            + $"|im ({Fine}|happy) with {one.Thing}"
            + $"|(you can|you may|yes you can|feel free to|its {Fine} to|it is {Fine} to|i am happy for you to|im happy for you to|i (do not|dont) mind if you) {one.Deed}"
            + $"|mae(r| r)? ?{one.WelshThing} yn (iawn|oce|olreit)( gen i| gyda fi| da fi)?"
            + $"|(dw i|dwi|rwy|rydw i)( ?yn| ?n)? (cytuno|hapus|fodlon) ?(i|gyda|a|gydar)? {one.WelshThing}"
            + $"|(cewch|gallwch|gewch|allwch|mae croeso i)( chi)? {one.WelshDeed}"
            + $"|does dim ots gen i am {one.WelshThing}"
            + ")$"),
        Compile($"\\b{one.Mention}\\b")))];

    /// <summary>What turns it into something else: then it is for people.</summary>
    private static readonly Regex Against = Compile(@"\b(?:no|not|never|dont|do not|cant|cannot|wont|without|unless|if|but|only|except|stop|nobody|nor|delete|remove|ddim|peidiwch|paid|dim|byth|heb|oni bai|os|ond|dilewch)\b");

    private static readonly Regex InFavour = Compile(
        @"\b(?:yes|ok|okay|fine|happy|agree|can|may|alright|all right|chang(?:e|ed) my mind|after all|iawn|hapus|cytuno|gallwch|cewch|newid fy meddwl|wedir cyfan|wedi r cyfan|ydw|gallaf)\b");

    /// <summary>More words than these tell of other things.</summary>
    private const int Longest = 20;

    /// <param name="reply">As it was written.</param>
    /// <param name="refused">The purposes to which they had said no.</param>
    /// <returns>Null where it gives none of them.</returns>
    public static ConsentAfterAll? Read(string reply, IReadOnlyCollection<string> refused)
    {
        var flattened = ReplyTokens.Flatten(ReplyTokens.Read(reply));
        if (refused.Count == 0 || reply.Contains('?', StringComparison.Ordinal) || ConsentPhrases.Read(reply) is { Purpose: not null })
        {
            return null;
        }

        var said = ConsentPhrases.Bare(flattened);
        if (Phrases.FirstOrDefault(one => refused.Contains(one.Purpose) && one.Says.IsMatch(said)).Purpose is { } certain)
        {
            return new ConsentAfterAll(certain, IsCertain: true);
        }

        return flattened.Split(' ').Length <= Longest && InFavour.IsMatch(flattened) && !Against.IsMatch(flattened)
            && Phrases.Where(one => refused.Contains(one.Purpose) && one.Mentions.IsMatch(flattened)).ToList() is [var only]
            ? new ConsentAfterAll(only.Purpose, IsCertain: false) : null;
    }

    // Linear in the length of what somebody writes, whatever they write.
    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
