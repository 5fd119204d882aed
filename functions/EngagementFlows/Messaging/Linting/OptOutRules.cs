using System.Text.RegularExpressions;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Messaging.Linting;

/// <summary>
/// Words that providers act on before we see them, asked for as an answer: who replies CANCEL to a meeting, or YES, has stopped or
/// restarted all texts. And phrases that we ourselves read as a wish to stop.
/// </summary>
internal static partial class OptOutRules
{
    internal static IEnumerable<Finding> Check(LintedText text)
    {
        foreach (var sentence in SentenceEnd().Split(text.Prose))
        {
            foreach (var match in Asked().Matches(sentence).Concat(WithPurpose().Matches(sentence)).DistinctBy(match => match.Groups["word"].Index))
            {
                var word = match.Groups["word"].Value;
                var isInstruction = match.Groups["reply"].Success || match.Groups["quote"].Length > 0 || !word.Any(char.IsLower);
                if (isInstruction && !MeansIt(sentence.Remove(match.Groups["word"].Index, word.Length), word))
                    yield return text.Error("opt-out-word", sentence, Why(word));
            }

            foreach (var said in Quoted().Matches(sentence).Select(match => match.Groups["said"].Value).Where(said => !Asked().IsMatch($"reply \"{said}\"")))
            {
                if (ReplyReaders.BuiltIn.Read(said, question: null, Channel.Sms).OptOut == OptOutScope.All)
                    yield return text.Error("opt-out-word", said, "Whoever answers with these words is taken to want no more messages. Ask for a number, or for other words.");
            }
        }
    }

    private static string Why(string word) => word.ToUpperInvariant() switch
    {
        "YES" or "START" or "UNSTOP" => $"The provider takes {word} for a wish to get texts again after STOP. Ask for a number: \"Reply 1 for yes\".",
        "HELP" or "INFO" => $"The provider answers {word} itself, and the person hears nothing from you. Ask for other words.",
        _ => $"Whoever sends {word} gets no more texts at all: the provider sees to that before we do. Ask for a number (\"Reply 2 for no\") or for words such as \"not coming\".",
    };

    /// <summary>The sentence says what the word does: to stop texts, reply STOP; if you change your mind, send START.</summary>
    private static bool MeansIt(string rest, string word) => word.ToUpperInvariant() switch
    {
        "YES" or "HELP" or "INFO" => false,
        "START" or "UNSTOP" => AboutStarting().IsMatch(rest),
        _ => AboutStopping().IsMatch(rest),
    };

    private const string Words = "stopall|stopiwch|stopio|stop|unsubscribe|cancel|end|quit|revoke|opt[ -]?out|unstop|start|yes|help|info";

    // A colon stands between "Reply" and the word.
    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex($"""
        \b(?:(?<reply>reply|replying|respond|answer|atebwch|ateb)|text|texting|send|type|write|say|anfonwch|anfon|tecstiwch|teipiwch|dywedwch|ysgrifennwch)\b
        (?:\s+(?:back|us|to\sus|now|with|by\stext|the\sword|gyda'r|gydag|gyda|â|yn\sôl|y\sgair|gair|aton\sni))*\s*:?\s*
        (?<quote>["“'‘]?)(?<word>{Words})\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    // Without a verb: "STOP to cancel the meeting". In capitals only, or every "end to" would be one.
    [GeneratedRegex(@"\b(?<word>STOPALL|STOPIO|STOP|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|UNSTOP|START|YES|HELP|INFO)\b(?=[""”']?\s+(?:to|for|if|i|er|os|am)\b)")]
    private static partial Regex WithPurpose();

    [GeneratedRegex(@"\b(?:reply|text|send|answer|atebwch|anfonwch)\b[^.""“\n]{0,30}[""“](?<said>[^""”\n]{1,80})[""”]", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:stop|stopping|end|no more|cancel)\b.*\b(?:texts?|texting|messages?|emails?)\b|\bto (?:opt out|unsubscribe)\b|\b(?:stopio|atal|dim mwy|rhoi'r gorau)\b.*\b(?:negeseuon|negesuon|[td]ecst\w*|e-?byst)\b|dad-?danysgrifio", RegexOptions.IgnoreCase)]
    private static partial Regex AboutStopping();

    [GeneratedRegex(@"\bchange your mind\b|\b(?:texts?|messages?|emails?) again\b|\bnewid\w* (?:chi )?(?:eich|dy) meddwl\b|\bnegeseuon eto\b", RegexOptions.IgnoreCase)]
    private static partial Regex AboutStarting();
}
