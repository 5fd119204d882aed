using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <param name="Wording">The sentence in which it was named.</param>
public sealed record ReadNeed(NeedKind Kind, string Wording, string? About = null);

/// <summary>
/// Reads access needs out of what people and teams write, in English and Welsh. Nothing is lost: what no rule understands is
/// <see cref="NeedKind.Other"/> in its own words; only "nothing, thank you" and its like are no need. Pure.
/// </summary>
public static partial class NeedsReading
{
    public static IReadOnlyList<ReadNeed> Read(string? text)
    {
        var found = new List<ReadNeed>();
        foreach (var sentence in SentenceEnd().Split(text ?? "").Select(Characters.OneLine).Where(sentence => sentence.Length > 0))
        {
            var (known, rest) = OfSentence(sentence);
            var needs = known.Select(one => one with { Wording = sentence }).Concat(rest ? [new ReadNeed(NeedKind.Other, sentence)] : []);
            found.AddRange(needs.Where(need => !found.Exists(there => there.Kind == need.Kind && there.About == need.About && (need.Kind != NeedKind.Other || need.About is not null || there.Wording == need.Wording))));
        }

        return found;
    }

    /// <summary>The needs named in a sentence, and whether something in it was not understood.</summary>
    private static (IReadOnlyList<ReadNeed> Known, bool IsMore) OfSentence(string sentence)
    {
        if (NeedWords.MeansNone(NeedWords.Folded(sentence)))
        {
            return ([], false);
        }

        var known = new List<ReadNeed>();
        var rest = false;
        var refusesEmail = NeedWords.RefusesEmail(NeedWords.Folded(sentence));
        foreach (var part in PartEnd().Split(sentence).Where(part => part.Trim().Length > 0))
        {
            var folded = NeedWords.Folded(part);
            var needs = OfPart(part, folded).ToList();
            known.AddRange(needs);
            rest |= needs.Count == 0 && !NeedWords.SaysNothing(folded) && !NeedWords.MeansNone(folded) && !(NeedWords.RefusesEmail(folded) && NeedWords.Kinds(NeedWords.Folded(sentence)).Contains(NeedKind.VoiceCall));
        }

        return ([.. known.Select(need => need.Kind == NeedKind.VoiceCall && refusesEmail ? need with { About = AccessNeed.OnlyCalls } : need)], rest);
    }

    private static IEnumerable<ReadNeed> OfPart(string part, string folded)
    {
        if (NeedWords.RefusesCalls(folded))
        {
            yield return new ReadNeed(NeedKind.Other, part, AccessNeed.NoCalls);
            yield break;
        }

        if (NeedWords.PrefersEmail(folded) || NeedWords.PrefersTexts(folded))
        {
            yield return new ReadNeed(NeedKind.Other, part, NeedWords.PrefersEmail(folded) ? AccessNeed.ByEmail : AccessNeed.ByText);
        }

        if (EasyRead.IsAskedFor(part))
        {
            yield return new ReadNeed(NeedKind.EasyRead, part);
        }

        var interpreter = false;
        foreach (var kind in NeedWords.Kinds(folded))
        {
            interpreter |= kind == NeedKind.Interpreter;
            yield return new ReadNeed(kind, part, About(kind, folded));
        }

        if (!interpreter && NeedWords.LanguageAskedFor(folded) is { } language)
        {
            yield return new ReadNeed(NeedKind.Language, part, language);
        }
    }

    private static string? About(NeedKind kind, string folded) => kind switch
    {
        NeedKind.Interpreter => NeedWords.IsSigned(folded) ? "BSL" : NeedWords.LanguageIn(folded),
        _ => null,
    };

    [GeneratedRegex(@"[;\r\n]+|(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[,&+/]|\s(?:and|plus|ac)\s", RegexOptions.IgnoreCase)]
    private static partial Regex PartEnd();
}
