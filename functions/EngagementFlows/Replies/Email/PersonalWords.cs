using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>Words by which somebody speaks of themselves. Where they stand nothing is taken for a machine's or an office's text.</summary>
internal static partial class PersonalWords
{
    private const int Longest = 2_000;

    internal static bool AreIn(string text) => FirstPerson().IsMatch(text.Length <= Longest ? text : text[..Longest]);

    // "i" alone is Welsh for "to", and stands in every Welsh disclaimer.
    [GeneratedRegex(
        @"\b(?:I|[Ii](?:['’]?m|['’]ll|['’]ve|['’]d)"
        + @"|i (?:am|can|cant|can['’]t|could|do|dont|don['’]t|got|had|have|hope|like|love|may|might|need|think|want|was|will|wont"
        + @"|won['’]t|would)"
        + @"|[Mm]y|MY|[Mm]e|ME|[Mm]ine|[Mm]yself|[Ff]i|FI|[Ff]y|FY|[Rr]wy|[Dd]w|[Dd]wi|[Rr]ydw|[Hh]offwn|[Aa]lla|[Gg]alla|[Bb]ydda"
        + @"|[Bb]yddaf)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex FirstPerson();
}
