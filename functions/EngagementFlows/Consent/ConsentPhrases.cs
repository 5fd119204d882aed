using System.Text.RegularExpressions;
using EngagementFlows.Inbox;

namespace EngagementFlows.Consent;

/// <summary>What somebody takes back in words of their own.</summary>
/// <param name="Purpose">One of <see cref="ConsentPurposes.Known"/>; null where it is not certain which, so that people read it.</param>
public sealed record ConsentTakenBack(string? Purpose);

/// <summary>
/// Reads whether somebody takes back one consent, in English or Welsh. Certain only where the whole reply says that and nothing else: "no
/// photos of my daughter", "no photos before noon" and "no photos?" are for people. The words are in <see cref="ConsentVocabulary"/>.
/// </summary>
public static class ConsentPhrases
{
    private static readonly Regex Courtesies = Compile(@"\b(?:please|pls|plz|plis|thanks|thank you|many thanks|cheers|sorry|hi|hello|dear all|os gwelwch yn dda|diolch yn fawr|diolch|helo|sori|mae n ddrwg gen i|maen ddrwg gen i)\b|\.");
    private static readonly Regex Openings = Compile(@"^(?:actually|also|and|ok|okay|oh|just|so|by the way|one more thing|ive changed my mind|i have changed my mind|changed my mind|ive been thinking|a dweud y gwir|hefyd|dwi wedi newid fy meddwl|dw i wedi newid fy meddwl|rwyf wedi newid fy meddwl|rwy wedi newid fy meddwl)(?: and| so| a| felly)? ");
    private static readonly Regex Endings = Compile(@" (?:any more|anymore|any longer|now|at all|ever|ever again|from now on|after all|today|mwyach|bellach|o gwbl|wedir cyfan|o hyn ymlaen)$");

    private static readonly Regex TakesBack = Compile($"^(?:{ConsentVocabulary.Lines(ConsentVocabulary.TakingBack)}) (?<what>.+)$");
    private static readonly Regex SaysSo = Compile($"\\b(?:{ConsentVocabulary.Lines(ConsentVocabulary.TakingBack)}|{ConsentVocabulary.Lines(ConsentVocabulary.Wavering)})\\b");

    private static readonly IReadOnlyList<(string Purpose, Regex Thing)> Things =
        [.. ConsentVocabulary.Things.Select(one => (one.Purpose, Compile($"^(?:{ConsentVocabulary.Lines(one.Phrases)})$")))];

    private static readonly IReadOnlyList<(string Purpose, Regex Wish)> Wishes =
        [.. ConsentVocabulary.Wishes.SelectMany(one => ConsentVocabulary.Parts(one.Phrases).Select(part => (one.Purpose, Compile($"^(?:{part})$"))))];

    /// <param name="reply">As it was written. An opt-out of everything is read before.</param>
    /// <returns>Null where the reply takes nothing back.</returns>
    public static ConsentTakenBack? Read(string reply)
    {
        var flattened = ReplyTokens.Flatten(ReplyTokens.Read(reply));
        if (reply.Contains('?', StringComparison.Ordinal))
        {
            return SaysSo.IsMatch(flattened) ? new ConsentTakenBack(null) : null;
        }

        var said = Bare(flattened);
        if (Wishes.FirstOrDefault(one => one.Wish.IsMatch(said)).Purpose is { } wished)
        {
            return new ConsentTakenBack(wished);
        }

        if (TakesBack.Match(said) is { Success: true } formal && Things.FirstOrDefault(one => one.Thing.IsMatch(formal.Groups["what"].Value)).Purpose is { } meant)
        {
            return new ConsentTakenBack(meant);
        }

        return SaysSo.IsMatch(flattened) ? new ConsentTakenBack(null) : null;
    }

    /// <summary>Without courtesies, and without what is only said before and after.</summary>
    internal static string Bare(string flattened)
    {
        var bare = Spaced(Courtesies.Replace(flattened, " "));
        while (true)
        {
            var shorter = Endings.Replace(Openings.Replace(bare, ""), "").Trim();
            if (shorter == bare)
            {
                return bare;
            }

            bare = shorter;
        }
    }

    private static string Spaced(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // Linear in the length of what somebody writes, whatever they write.
    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
