using System.Text.RegularExpressions;
using EngagementFlows.Consent;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// A reply of several sentences can be several things: "More biscuits. Please do not use my photo.", "Large print. What time does it start?".
/// Read as one, such a reply is like nothing, and half of it was lost or kept as an answer. Where its sentences say for certain what they are,
/// each is read alone, and what they say is put together. Pure.
/// </summary>
internal static partial class SentencesApart
{
    /// <summary>A letter tells a story, of which no sentence may be taken out.</summary>
    private const int MostSentences = 6;

    /// <summary>So many spaces are in a sentence that is more than a name ("Best wishes, Jo").</summary>
    private const int FewestSpaces = 3;

    /// <param name="whole">What the reply says as one.</param>
    /// <param name="read">Reads words as if they were a reply to the question.</param>
    /// <param name="says">
    /// Whether words say in so many words that somebody comes, or does not: a sentence out of its place ("I have only 49 pounds a week") may be
    /// like many a no, and says none.
    /// </param>
    internal static ReplyReading With(
        ReplyReading whole, string text, ReplyQuestion? question, Func<string, ReplyReading> read, Func<string, YesNoAnswer, bool> says)
    {
        if (whole is { TellsOfHarm: true } or { OptsIn: true } or { IsAutomatic: true } or { OptOut: OptOutScope.All } or { IsPlain: true }
            || whole.NotThem != NotThem.None)
        {
            return whole;
        }

        whole = BesideAChannel(whole, text, question, read, says);
        var sentences = End().Split(text).Where(sentence => sentence.Any(char.IsLetterOrDigit)).ToList();
        if (sentences.Count < 2 || sentences.Count > MostSentences)
        {
            return whole;
        }

        var parts = sentences.Select(sentence => new Part(sentence, Believed(sentence), ConsentPhrases.Read(sentence)?.Purpose)).ToList();
        return question switch
        {
            _ when parts.Exists(part => part.Reading is { TellsOfHarm: true } or { OptsIn: true } or { IsAutomatic: true }
                || part.Reading.NotThem != NotThem.None) => whole,
            ReplyQuestion.FreeText => OwnWords(WithChannel(whole, parts), parts, read),
            ReplyQuestion.Ratings or ReplyQuestion.Choices =>
                WithOpenQuestion(Numbers(WithTakenBack(WithChannel(whole, parts), parts), parts), parts),
            _ => WithOpenQuestion(Coming(WithChannel(whole, parts), parts, question is ReplyQuestion.Attendance), parts),
        };

        ReplyReading Believed(string sentence)
        {
            var said = read(sentence);
            return said.Coming is YesNoAnswer.No or YesNoAnswer.Yes && !says(sentence, said.Coming.Value) ? said with { Coming = null, Answer = null } : said;
        }
    }

    /// <summary>"Nut allergy, no texts please": what stands beside a wish about a channel counts, between commas and after "but" too.</summary>
    private static ReplyReading BesideAChannel(
        ReplyReading whole, string text, ReplyQuestion? question, Func<string, ReplyReading> read, Func<string, YesNoAnswer, bool> says)
    {
        if (whole is not { OptOut: OptOutScope.Texts or OptOutScope.Emails or OptOutScope.Reminders, Answer: null, Coming: null })
        {
            return whole;
        }

        var pieces = Clauses.Of(text);
        var wishes = pieces.Index().Where(piece => Courtesy().IsMatch(piece.Item.Text)
            || read(piece.Item.Text) is { OptOut: not OptOutScope.None } or { WriteBy: not null } or { MayBeStop: true })
            .Select(piece => piece.Index).ToHashSet();
        var rest = wishes.Count == 0 ? "" : Clauses.Without(pieces, wishes);
        if (!rest.Any(char.IsLetterOrDigit) || read(rest) is not { MayBeStop: false, TellsOfHarm: false, OptOut: OptOutScope.None } left)
        {
            return whole;
        }

        return left.Answer switch
        {
            ReplyMeaning.FreeText { NamesNoNeed: false } words when question is ReplyQuestion.FreeText => whole with { Answer = words with { IsPart = true } },
            // "No texts please. I am coeliac": whatever else is said to what somebody needs is a need, if nothing else is known of it.
            null when question is ReplyQuestion.FreeText { IsAboutNeeds: true } && left is
                { Coming: null, Asks.Count: 0, NotThem: NotThem.None, TakesBack: null, IsThanks: false, IsLate: false, OptsIn: false, IsAutomatic: false } =>
                whole with { Answer = new ReplyMeaning.FreeText(rest) { IsPart = true } },
            // "I can, but no more texts": plain words say the one as certainly as the other.
            _ when left is { Coming: not null, ForTheTeam: null } && says(rest, left.Coming.Value) => whole with { Coming = left.Coming, Answer = left.Answer },
            _ => whole,
        };
    }

    /// <summary>An answer in own words is what is left when questions, stops, consents taken back and words about coming are taken out.</summary>
    private static ReplyReading OwnWords(ReplyReading whole, List<Part> parts, Func<string, ReplyReading> read)
    {
        var besides = parts.Where(part => IsBeside(part, whole)).ToList();
        // A few words at the end are a name or a greeting.
        var last = besides.Count == 0 ? 0 : parts.IndexOf(besides[^1]);
        var rest = parts.Except(besides)
            .Where(part => parts.IndexOf(part) < last || part.Sentence.Count(char.IsWhiteSpace) >= FewestSpaces).ToList();
        if (besides.Count == 0 || rest.Count == 0)
        {
            return whole;
        }

        var left = read(string.Join(' ', rest.Select(part => part.Sentence.Trim())));
        if (left.Answer is not ReplyMeaning.FreeText words || left.MayBeStop)
        {
            return Coming(whole, parts, isAsked: false);
        }

        var no = besides.Exists(part => part.Reading.Coming == YesNoAnswer.No);
        return WithTakenBack(whole, parts) with
        {
            // "No. What time is it?": a bare "nothing" beside something else is no answer for certain.
            Answer = words.NamesNoNeed && whole.Answer is null ? null : words with { IsPart = true },
            Asks = [.. whole.Asks.Concat(besides.SelectMany(part => part.Reading.Asks)).Distinct()],
            Coming = no ? YesNoAnswer.No : whole.Coming,
            MayBeStop = false,
            IsThanks = false,
            ForTheTeam = left.ForTheTeam
                ?? besides.Where(part => part.TakesBack is null).Select(part => part.Reading.ForTheTeam).FirstOrDefault(why => why is not null),
        };
    }

    /// <summary>No sentence opts anybody out of everything: an opinion may say "stop sending letters".</summary>
    private static bool IsBeside(Part part, ReplyReading whole) =>
        part.TakesBack is not null
        || (part.Reading.OptOut != OptOutScope.None && part.Reading.OptOut == whole.OptOut)
        || (part.Reading is { Coming: YesNoAnswer.No, Answer: null, MayBeStop: false })
        || (part.Reading is { Asks.Count: > 0, Answer: null, Coming: null, MayBeStop: false, ForTheTeam: null } && Asks().IsMatch(part.Sentence));

    /// <summary>One sentence says yes or no, and the others ask or tell something: both count.</summary>
    /// <param name="isAsked">Whether they come is what is open.</param>
    private static ReplyReading Coming(ReplyReading whole, List<Part> parts, bool isAsked)
    {
        whole = WithTakenBack(whole, parts);
        if (whole.Coming is not null || whole.Answer is not null || whole.MayBeStop || whole.IsLate)
        {
            return whole;
        }

        var said = parts.Where(part => part.Reading.Coming is not null).ToList();
        if (said is not [{ Reading: { ForTheTeam: null, MayBeStop: false, Coming: YesNoAnswer.Yes or YesNoAnswer.No } clear } one]
            || (isAsked ? clear.Answer is not ReplyMeaning.Attendance : clear.Coming != YesNoAnswer.No || clear.Answer is not null)
            || Conditional().IsMatch(string.Join(' ', parts.Select(part => part.Sentence))))
        {
            return whole;
        }

        var others = parts.Where(part => part != one).ToList();
        return whole with
        {
            Coming = clear.Coming,
            Answer = clear.Answer,
            Asks = [.. whole.Asks.Concat(others.SelectMany(part => part.Reading.Asks)).Distinct()],
            ForTheTeam = whole.Asks.Count > 0 && whole.ForTheTeam is null ? null : "They say whether they come, and something besides.",
        };
    }

    /// <summary>"2 and 5. Can you ring me about that?": the numbers count, and what is asked beside them.</summary>
    private static ReplyReading Numbers(ReplyReading whole, List<Part> parts)
    {
        if (whole.Answer is not null || whole.MayBeStop || parts[0].Reading is not { Answer: ReplyMeaning.Ratings or ReplyMeaning.Choices } first
            || parts.Skip(1).Any(part => part.Reading.Answer is not null || part.Sentence.Any(char.IsDigit)))
        {
            return whole;
        }

        IReadOnlyList<EverydayQuestion> asks = [.. whole.Asks.Concat(parts.Skip(1).SelectMany(part => part.Reading.Asks)).Distinct()];
        var why = asks.Count > 0 ? whole.ForTheTeam : whole.ForTheTeam ?? "They say something besides.";
        return whole with { Answer = first.Answer, Asks = asks, ForTheTeam = why };
    }

    /// <summary>A sentence that closes a channel or ends reminders says so beside whatever the others say.</summary>
    private static ReplyReading WithChannel(ReplyReading whole, List<Part> parts) =>
        whole.OptOut == OptOutScope.None && parts.Select(part => part.Reading).FirstOrDefault(reading =>
            reading is { OptOut: OptOutScope.Texts or OptOutScope.Emails or OptOutScope.Reminders, MayBeStop: false }) is { } said
            ? whole with
            {
                OptOut = said.OptOut, WriteBy = said.WriteBy, IsOnlyAWish = said.IsOnlyAWish, MayBeStop = false,
                Answer = whole.Answer is ReplyMeaning.FreeText ? null : whole.Answer,
            }
            : whole;

    /// <summary>Beside what is answered or done, a question that no rule can answer is for the team.</summary>
    private static ReplyReading WithOpenQuestion(ReplyReading whole, List<Part> parts) =>
        whole.ForTheTeam is null && parts.Exists(part => part.Sentence.Contains('?', StringComparison.Ordinal)
            && part.Reading is { Asks.Count: 0, Answer: null, Coming: null, TakesBack: null, IsThanks: false, OptOut: OptOutScope.None })
            ? whole with { ForTheTeam = "They ask something besides." }
            : whole;

    private static ReplyReading WithTakenBack(ReplyReading whole, List<Part> parts) =>
        whole.TakesBack is null && parts.Select(part => part.TakesBack).FirstOrDefault(purpose => purpose is not null) is { } taken
            ? whole with
            {
                TakesBack = taken,
                // What sounded like stopping was this.
                MayBeStop = false,
                ForTheTeam = whole.MayBeStop ? "They take back a consent, and say something besides." : whole.ForTheTeam,
                // Words that hold such a wish are no answer to share.
                Answer = whole.Answer is ReplyMeaning.FreeText ? null : whole.Answer,
            }
            : whole;

    private sealed record Part(string Sentence, ReplyReading Reading, string? TakesBack);

    /// <summary>"A hearing loop please, and is there parking?" is two sentences in all but its mark.</summary>
    [GeneratedRegex(
        @"(?<=[.!?…])\s+|\s+(?=will there be\b)|[\r\n]+|,\s+(?=(?:a |and )?(?:can|could|may|will|is|are|do|does|what|when|where|how|ga|gaf|alla|oes|ydy|ydi|fydd|pryd|ble|faint|sut)\b[^.!?]{3,80}\?)"
        + @"|,?\s+(?=(?:and|also|a|ac|hefyd)\s+(?:is|are|do|does|can|could|will|what|when|where|who|how|oes|ydy|ydi|fydd|pryd|ble|lle|faint|beth|pwy)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*(?:please|pls|plz|plis|plîs|thanks|thank you|diolch|os gwelwch yn dda)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();

    /// <summary>By its mark or its first word: a statement that happens to speak of the time asks nothing.</summary>
    [GeneratedRegex(@"\?|^\s*(?:and |also |but |a |ac |hefyd )*(?:what|when|where|who|how|is|are|do|does|can|could|will|beth|pryd|ble|lle|pwy|sut|faint|oes|ydy|ydi|fydd)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    /// <summary>Under a condition, or about an answer of before: "I've just turned it down, and now I could. Is it still going?"</summary>
    [GeneratedRegex(@"\b(?:turned .{0,20}down|still (?:going|free)|i'd (?:have|love|take)|if|unless|depends|might|maybe|not sure|os|oni bai|dibynnu|efallai|falle|ella)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Conditional();
}
