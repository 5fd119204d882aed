using System.Globalization;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads replies of which every word is known ("yes please", "2", "can't come, sorry", "1 or 2"): nothing in them needs a guess, and no other
/// reader is asked. Immutable.
/// </summary>
public sealed class PlainReplies
{
    private enum Sense
    {
        Unknown,
        Yes,
        No,
        NotSure,
        Coming,
        NotComing,
        Around,
        Uncertain,
        Help,
        Stop,
    }

    private sealed record Part(Sense Sense, int? Number);

    private readonly Dictionary<string, Part> phrases = new(StringComparer.Ordinal);
    private readonly int longest;

    private PlainReplies(IReadOnlyDictionary<string, IReadOnlyList<string>> sections)
    {
        foreach (var (section, sense) in new[]
        {
            ("around", Sense.Around), ("yes", Sense.Yes), ("no", Sense.No), ("not-sure", Sense.NotSure), ("coming", Sense.Coming), ("not-coming", Sense.NotComing),
            ("uncertain", Sense.Uncertain), ("help", Sense.Help), ("stop", Sense.Stop),
        })
        {
            foreach (var phrase in sections[section])
            {
                phrases[Key(ReplyTokens.Read(phrase))] = new Part(sense, null);
            }
        }

        foreach (var entry in sections["numbers"].Select(entry => entry.Split('=')))
        {
            phrases[Key(ReplyTokens.Read(entry[0]))] = new Part(Sense.Unknown, int.Parse(entry[1], CultureInfo.InvariantCulture));
        }

        longest = phrases.Keys.Max(key => key.Count(character => character == ' ') + 1);
    }

    /// <param name="file">A section a topic in brackets, as the vocabulary's other files have it.</param>
    internal static PlainReplies Load(string file) => new(VocabularyFiles.Sections(file));

    /// <returns>Null where it has a word that is not known, or is for another reader to read.</returns>
    public ReplyReading? Read(string text, ReplyQuestion? question, Channel channel)
    {
        var tokens = ReplyTokens.Read(text);
        if (channel == Channel.Sms && ProviderWords.IsStop(text))
        {
            return new ReplyReading { OptOut = OptOutScope.All };
        }

        if (question is ReplyQuestion.Choices options && ChoicesReading.Read(tokens, options.Options, options.First) is { HasRemark: false } chosen)
        {
            return new ReplyReading { Answer = new ReplyMeaning.Choices(chosen.Keys) };
        }

        if (Parts(tokens) is not { Count: > 0 } parts || parts.TrueForAll(part => part is { Sense: Sense.Around, Number: null }))
        {
            return null;
        }

        if (parts.Exists(part => part.Sense == Sense.Stop))
        {
            // "Yes. STOP", "1 stop please": who says both wants the second.
            return parts.Exists(part => part.Sense is Sense.Uncertain or Sense.NotSure) || text.Contains('?', StringComparison.Ordinal) ? null : new ReplyReading { OptOut = OptOutScope.All };
        }

        if (parts.Exists(part => part.Sense == Sense.Help))
        {
            // The provider answers a bare HELP itself, in words of its own; somebody of the team does it better.
            return parts.TrueForAll(part => part.Sense is Sense.Help or Sense.Around) ? new ReplyReading { Asks = [EverydayQuestion.Human] } : null;
        }

        var asks = tokens.Exists(token => token is { Kind: TokenKind.Break, Text: "?" });
        return question switch
        {
            ReplyQuestion.Attendance attendance => Attendance(parts, attendance, asks),
            ReplyQuestion.YesNo yesNo => Consent(parts, yesNo, asks),
            ReplyQuestion.Ratings ratings when parts.Exists(part => part.Number is not null) => RatingsReading.Read(text, tokens, ratings.Count) is { } found
                ? new ReplyReading { Answer = new ReplyMeaning.Ratings(found.Values) }
                : ReplyReading.Team("It has numbers, and not one for each statement."),
            ReplyQuestion.Choices choices when parts.Exists(part => part.Number is not null) => ChoicesReading.Read(tokens, choices.Options, choices.First) is { } found
                ? new ReplyReading { Answer = new ReplyMeaning.Choices(found.Keys) }
                : ReplyReading.Team("It has numbers, and it is not sure which options they mean."),
            ReplyQuestion.FreeText when parts.TrueForAll(part => part.Number is not null || part.Sense is Sense.Around or Sense.Uncertain) => parts.Exists(part => part.Number is not null)
                ? ReplyReading.Team("It is a number, and the question asks for words.")
                : null,
            _ => AboutComing(parts, asks)
                ?? (parts.TrueForAll(part => part.Number is not null || part.Sense == Sense.Around) ? ReplyReading.Team("It is a number, and no question with numbers was open.") : null),
        };
    }

    private static ReplyReading Attendance(List<Part> parts, ReplyQuestion.Attendance question, bool asks)
    {
        var options = AttendanceOption.All(question.OffersVideo);
        if (asks || AnswerIn(parts, number => options.ElementAtOrDefault(number - question.First)?.Answer) is not { } answer
            || (answer == YesNoAnswer.NotSure && !question.MayBeUnsure))
        {
            return ReplyReading.Team("It does not say for certain whether they come.");
        }

        // "1 or 2" is a yes to both: which of the two is not said.
        var ways = parts.Where(part => part.Number is not null)
            .Select(part => options.ElementAtOrDefault(part.Number!.Value - question.First)?.ByVideo).Distinct().ToList();
        return new ReplyReading { Coming = answer, Answer = new ReplyMeaning.Attendance(answer, ways is [var way] ? way : null) };
    }

    private static ReplyReading Consent(List<Part> parts, ReplyQuestion.YesNo question, bool asks)
    {
        if (AboutComing(parts, asks) is { } coming)
        {
            return coming;
        }

        return !asks && AnswerIn(parts, ByNumber(question.First)) is { } answer && answer != YesNoAnswer.NotSure
            && !parts.Exists(part => part.Sense is Sense.Coming or Sense.NotComing)
            ? new ReplyReading { Answer = new ReplyMeaning.YesNo(answer) }
            : ReplyReading.Team("It neither gives nor refuses the consent for certain.");
    }

    /// <summary>Whole sentences about coming, whatever was asked; never "no" or "2".</summary>
    private static ReplyReading? AboutComing(List<Part> parts, bool asks) =>
        !asks && parts.TrueForAll(part => part is { Number: null, Sense: Sense.Coming or Sense.NotComing or Sense.Around })
            && AnswerIn(parts, ByNumber(first: 1)) is { } answer
            ? new ReplyReading { Coming = answer }
            : null;

    /// <summary>The one answer that all of it gives; null where it gives several, or says something that makes it uncertain.</summary>
    private static YesNoAnswer? AnswerIn(List<Part> parts, Func<int, YesNoAnswer?> byNumber)
    {
        if (parts.Exists(part => part.Sense == Sense.Uncertain))
        {
            return null;
        }

        List<YesNoAnswer?> answers = [.. parts.Where(part => part is not { Sense: Sense.Around, Number: null })
            .Select(part => part.Number is { } number ? byNumber(number) : Of(part)).Distinct()];
        return answers is [{ } only] ? only : null;
    }

    private static Func<int, YesNoAnswer?> ByNumber(int first) => number =>
        AttendanceOption.All(offersVideo: false).ElementAtOrDefault(number - first)?.Answer;

    private static YesNoAnswer? Of(Part part) => part switch
    {
        { Sense: Sense.Yes or Sense.Coming } => YesNoAnswer.Yes,
        { Sense: Sense.No or Sense.NotComing } => YesNoAnswer.No,
        { Sense: Sense.NotSure } => YesNoAnswer.NotSure,
        _ => null,
    };

    /// <summary>The phrases of a reply, the longest first, so that "not sure" is one and not a "not" and a "sure".</summary>
    /// <returns>Null where a word is not known.</returns>
    private List<Part>? Parts(List<ReplyToken> tokens)
    {
        var parts = new List<Part>();
        var isAlone = tokens.Count(token => token.Kind != TokenKind.Break) == 1;
        for (var at = 0; at < tokens.Count;)
        {
            if (tokens[at].Kind == TokenKind.Break)
            {
                at++;
                continue;
            }

            var length = Math.Min(longest, tokens.Skip(at).TakeWhile(token => token.Kind != TokenKind.Break).Count());
            while (length > 1 && !phrases.ContainsKey(Key(tokens.Skip(at).Take(length))))
            {
                length--;
            }

            var key = Key(tokens.Skip(at).Take(length));
            if (tokens[at].Kind == TokenKind.Number && length == 1)
            {
                parts.Add(new Part(Sense.Unknown, int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue));
            }
            else if (isAlone && key is "y" or "n")
            {
                // In Welsh they are an article and half a word where anything else is said.
                parts.Add(new Part(key == "y" ? Sense.Yes : Sense.No, null));
            }
            else if (phrases.TryGetValue(key, out var part))
            {
                parts.Add(part);
            }
            else
            {
                return null;
            }

            at += length;
        }

        return parts;
    }

    private static string Key(IEnumerable<ReplyToken> tokens) => string.Join(' ', tokens.Select(token => token.Text));
}
