namespace EngagementFlows.Replies.Reading;

/// <summary>
/// What the vocabulary finds in one reply, in the language or the languages that it is written in: what is denied, quoted, asked or told of
/// the past is no sign of what somebody means now. Pure.
/// </summary>
public sealed class ReplySigns
{
    /// <summary>How far before a phrase a word that denies it may stand ("sai'n credu alla i ddod").</summary>
    private const int ReachOfDenial = 3;

    /// <summary>How far after "I said" what was said may stand.</summary>
    private const int ReachOfPast = 6;

    private const int ReachOfNextTime = 9;
    private const int WordsOfComing = 3;
    private const int LongestNote = 25;
    private const int WordsBeforeShortAnswer = 3;

    /// <summary>Words that only one language has, so many, show that the reply is (also) in that language.</summary>
    private const int TellingWords = 3;

    private readonly IReadOnlyList<ReplySignal> all;
    private readonly HashSet<string> topics;

    private ReplySigns(string text, ReplyWords english, ReplyWords welsh, IReadOnlyList<ReplySignal> all)
    {
        Text = text;
        English = english;
        Welsh = welsh;
        this.all = all;
        topics = [.. all.Select(one => one.Topic)];
        EndsInQuestion = text.Contains('?', StringComparison.Ordinal);
    }

    public string Text { get; }

    public ReplyWords English { get; }

    public ReplyWords Welsh { get; }

    public IReadOnlyList<ReplySignal> All => all;

    public bool EndsInQuestion { get; }

    public int Length => English.Words.Count;

    public static ReplySigns Of(string text, ReplyVocabulary english, ReplyVocabulary welsh)
    {
        var (en, cy) = (ReplyWords.Read(text, english.Language), ReplyWords.Read(text, welsh.Language));
        var (isEnglish, isWelsh) = LanguagesOf(text, english, welsh);
        var found = new List<ReplySignal>();
        if (isEnglish)
        {
            found.AddRange(Meant(english.Find(en), en, english.Language));
        }

        if (isWelsh)
        {
            found.AddRange(Meant(welsh.Find(cy), cy, welsh.Language).Select(one => one with { IsWelsh = true }));
        }

        return new ReplySigns(text, en, cy, WithoutOthersWords(found));
    }

    public bool Has(params ReadOnlySpan<string> any)
    {
        foreach (var topic in any)
        {
            if (topics.Contains(topic))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A letter, a call, the other channel.</summary>
    public bool AsksForAnotherWay => Has(
        Topics.PreferLetter, Topics.PreferEmail, Topics.PreferText, Topics.WriteByEmail, Topics.WriteByText, Topics.AskHuman);

    /// <summary>Whether a sentence asks something: by its mark, or by how it begins.</summary>
    public bool IsQuestion(int sentence) =>
        (sentence < English.Asks.Count && English.Asks[sentence]) || all.Any(one => one.Topic == Topics.Interrogative && one.Sentence == sentence);

    public IEnumerable<ReplySignal> Of(params string[] any) => all.Where(one => any.Contains(one.Topic));

    /// <summary>The last of these in the reply, which counts where somebody corrects themselves; null where there is none.</summary>
    public ReplySignal? Last(params string[] any) => Of(any).Select(one => (ReplySignal?)one).MaxBy(one => one!.Value.At);

    /// <summary>Whole sentences about coming, never a bare "yes" that answers something else.</summary>
    public int SaysComing => all.Count(one => one.Topic == Topics.Coming || (one.Topic == Topics.Yes && one.End - one.At >= WordsOfComing));

    /// <summary>How many of the reply's words no phrase and no courtesy explains, by the language that explains more.</summary>
    public int Unexplained(ReplyVocabulary english, ReplyVocabulary welsh, params string[] by)
    {
        return Math.Min(Count(English, english, isWelsh: false), Count(Welsh, welsh, isWelsh: true));

        int Count(ReplyWords words, ReplyVocabulary vocabulary, bool isWelsh) => words.Words.Select((word, at) => (word, at)).Count(one =>
            !vocabulary.Language.IsCourtesy(one.word.Text) && !vocabulary.Language.IsFiller(one.word.Text)
            && !all.Any(signal => signal.IsWelsh == isWelsh && by.Contains(signal.Topic) && one.at >= signal.At && one.at < signal.End));
    }

    /// <summary>The reply without turns of phrase that have words of harm and tell of none; the reply itself where there are none.</summary>
    public IEnumerable<string> WithoutHarmlessPhrases()
    {
        var masks = all.Where(one => one.Topic == Topics.NoHarm).ToList();
        return masks.Count == 0 ? [Text] : [Without(English, isWelsh: false), Without(Welsh, isWelsh: true)];

        string Without(ReplyWords words, bool isWelsh) => string.Join(' ', words.Words.Select((word, at) =>
            masks.Exists(mask => mask.IsWelsh == isWelsh && at >= mask.At && at < mask.End) ? "." : at + 1 < words.Words.Count && words.Words[at + 1].Clause != word.Clause ? word.Text + "," : word.Text));
    }

    /// <summary>Without what is denied, quoted, asked about, or was said before.</summary>
    private static IEnumerable<ReplySignal> Meant(IReadOnlyList<ReplySignal> found, ReplyWords words, LanguageWords language)
    {
        var meant = found.Where(one => !IsQuoted(one, words)).ToList();
        meant.RemoveAll(one => Topics.Assertions.Contains(one.Topic) && IsDenied(one, words, language));
        meant.RemoveAll(one => Topics.ShortAnswers.Contains(one.Topic) && IsAmidALetter(one, words));
        meant.RemoveAll(one => one.Topic is Topics.Coming or Topics.NotComingReason && words.Asks[one.Sentence]);
        meant.RemoveAll(one => one.Topic is Topics.Yes or Topics.Coming && (IsAsked(one, meant) || IsOfNextTime(one, meant)));
        if (meant.Exists(one => one.Topic == Topics.Past))
        {
            var now = meant.Where(one => Topics.Polarity.Contains(one.Topic) && !IsOfPast(one, meant)).ToList();
            if (now.Count > 0)
            {
                meant.RemoveAll(one => Topics.Polarity.Contains(one.Topic) && !now.Contains(one));
            }
        }

        return meant;
    }

    private static bool IsQuoted(ReplySignal signal, ReplyWords words) => Enumerable.Range(signal.At, signal.End - signal.At).All(at => words.Words[at].IsQuoted);

    private static bool IsDenied(ReplySignal signal, ReplyWords words, LanguageWords language)
    {
        for (var at = signal.At - 1; at >= 0 && at >= signal.At - ReachOfDenial && words.Words[at].Clause == words.Words[signal.At].Clause; at--)
        {
            if (language.Denies(words.Words[at].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"No warning, a letter on the door" in the middle of a letter answers nothing.</summary>
    private static bool IsAmidALetter(ReplySignal signal, ReplyWords words)
    {
        var begin = signal.At;
        while (begin > 0 && words.Words[begin - 1].Sentence == signal.Sentence)
        {
            begin--;
        }

        return words.Words.Count > LongestNote && signal.End - signal.At == 1 && signal.At - begin > WordsBeforeShortAnswer;
    }

    private static bool IsAsked(ReplySignal signal, List<ReplySignal> found) => signal.At > 0
        && found.Exists(one => one.Sentence == signal.Sentence && one.At <= signal.At && one.Topic == Topics.Interrogative)
        && found.Exists(one => one.Sentence == signal.Sentence && one.At <= signal.At && Topics.IsEveryday(one.Topic));

    private static bool IsOfNextTime(ReplySignal signal, List<ReplySignal> found) =>
        found.Exists(one => one.Topic == Topics.NextTime && one.Sentence == signal.Sentence && one.At >= signal.At && one.At - signal.At < ReachOfNextTime);

    private static bool IsOfPast(ReplySignal signal, List<ReplySignal> found) =>
        found.Exists(one => one.Topic == Topics.Past && one.Sentence == signal.Sentence && one.At <= signal.At && signal.At - one.At < ReachOfPast);

    /// <summary>"No" in "no more texts" answers nothing; "no more reminders" and "take me off the list for Saturday" are no wish to stop everything.</summary>
    private static List<ReplySignal> WithoutOthersWords(List<ReplySignal> found)
    {
        bool Overlaps(ReplySignal one, Func<string, bool> topics) =>
            found.Exists(other => other.IsWelsh == one.IsWelsh && topics(other.Topic) && other.Sentence == one.Sentence && other.At < one.End && one.At < other.End);
        return [.. found.Where(one =>
            !(one.Topic == Topics.StopAll && Overlaps(one, topic => topic is Topics.StopReminders or Topics.Limits or Topics.GoesOn))
            && !(one.Topic == Topics.StopAll && found.Exists(other => other.Topic == Topics.NotComing && other.IsWelsh == one.IsWelsh && other.At <= one.At && other.End >= one.End))
            && !(Topics.ShortAnswers.Contains(one.Topic) && Overlaps(one, Topics.IsStopping)))];
    }

    /// <summary>A phrase of one language may be made of words of the other: only those of the languages that the reply is written in count.</summary>
    private static (bool IsEnglish, bool IsWelsh) LanguagesOf(string text, ReplyVocabulary english, ReplyVocabulary welsh)
    {
        var (onlyEnglish, onlyWelsh) = (0, 0);
        foreach (var word in Inbox.ReplyTokens.Read(text.Replace('\'', ' ').Replace('’', ' ')).Where(token => token.Kind == Inbox.TokenKind.Word && token.Text.Length > 1).Select(token => token.Text))
        {
            var (isEnglish, isWelsh) = (english.Knows(word) || english.Language.IsTelling(word), welsh.Knows(word) || welsh.Language.IsTelling(word));
            onlyEnglish += isEnglish && !isWelsh ? 1 : 0;
            onlyWelsh += isWelsh && !isEnglish ? 1 : 0;
        }

        var isMixed = onlyEnglish > 0 && onlyWelsh > 0 && Math.Abs(onlyEnglish - onlyWelsh) <= 1;
        return (isMixed || onlyEnglish >= onlyWelsh || onlyEnglish >= TellingWords, isMixed || onlyWelsh >= onlyEnglish || onlyWelsh >= TellingWords);
    }
}
