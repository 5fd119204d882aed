using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>A message that has come, and what it says to each question that it may answer. Its words are taken apart once.</summary>
public sealed class ReplyInHand
{
    /// <summary>No text message is longer. Of a longer mail only this much is read by rules; words of harm are looked for in all of it.</summary>
    private const int LongestForRules = 4_000;

    private const string MayTakeBack = "It may take back a consent, and it is not certain which.";

    private readonly ReplyReader reader;
    private readonly Func<string, bool> tellsOfHarm;
    private readonly Dictionary<(string Words, ReplyQuestion? Question), ReplyReading> read = [];
    private ReplySigns? signs;

    internal ReplyInHand(InboundMessage message, ReplyReader reader, Func<string, bool> tellsOfHarm) =>
        (Message, this.reader, this.tellsOfHarm) = (message, reader, tellsOfHarm);

    public InboundMessage Message { get; }

    /// <summary>What the vocabulary finds in it.</summary>
    public ReplySigns Signs => signs ??= reader.Signs(Message.Text);

    /// <summary>What it says as a whole, where this question is the one that is open; null where none is or several are.</summary>
    public ReplyReading Read(ReplyQuestion? question) => Message switch
    {
        { Stated: ReplyMeaning.OptOut } => ReadHarm(new ReplyReading { OptOut = OptOutScope.All }),
        { Stated: ReplyMeaning.OptIn } => ReadHarm(new ReplyReading { OptsIn = true }),
        { Stated: ReplyMeaning.Attendance { Answer: var coming } } => ReadHarm(new ReplyReading { Coming = coming, Answer = Message.Stated }),
        // People look at it. That it asks us to stop, or tells of harm, is seen to at once all the same.
        { ForTheTeam: { } why, TextIsOwn: true } when Read(Message.Text, null) is var found => found with
        {
            OptOut = found.OptOut == OptOutScope.All ? OptOutScope.All : OptOutScope.None, OptsIn = false, Coming = null, Answer = null, Asks = [], IsThanks = false, IsLate = false, ForTheTeam = why,
        },
        { ForTheTeam: { } why } => ReadHarm(ReplyReading.Team(why)),
        _ => ConsentPhrases.Read(Message.Text) switch
        {
            null => Read(Message.Text, question),
            // The whole reply says just that.
            { Purpose: { } purpose } => ReadHarm(new ReplyReading { TakesBack = purpose }),
            _ when Read(Message.Text, question) is { TellsOfHarm: false, OptOut: OptOutScope.All } => ReplyReading.Team("It takes back a consent, or all of them.") with { MayBeStop = true },
            _ when question is ReplyQuestion.YesNo => Read(Message.Text, question),
            _ => ReadHarm(ReplyReading.Team(MayTakeBack)),
        },
    };

    /// <summary>What these words say to a question; for words that are not the whole message, such as what follows a name.</summary>
    public ReplyReading Read(string words, ReplyQuestion? question)
    {
        var reading = SentencesApart.With(
            ReadAsOne(words, question), words, question, part => ReadAsOne(part, question), Says);
        // "I changed my mind about the photos" is like a need, and is none.
        return reading.Answer is ReplyMeaning.FreeText && ConsentPhrases.Read(words) is not null
            ? reading with { Answer = null, ForTheTeam = reading.ForTheTeam ?? MayTakeBack }
            : reading;
    }

    private bool Says(string part, YesNoAnswer answer) => answer == YesNoAnswer.Yes
        ? reader.Signs(part).Has(Topics.Yes, Topics.Coming, Topics.Given, Topics.ByVideo, Topics.InTheRoom) || HasANumberAlone(part)
        : reader.Signs(part).Has(Topics.No, Topics.NotComing, Topics.NotComingReason, Topics.Ill, Topics.Refused) || HasANumberAlone(part);

    private static bool HasANumberAlone(string part) => part.Trim(' ', '.', '!', ')', '(') is { Length: 1 } one && char.IsAsciiDigit(one[0]);

    private ReplyReading ReadAsOne(string words, ReplyQuestion? question)
    {
        if (!read.TryGetValue((words, question), out var reading))
        {
            var isLong = words.Length > LongestForRules;
            var found = reader.Signs(isLong ? words[..LongestForRules] : words);
            reading = reader.Read(found, question, Message.Channel) with { Companions = CompanionsReading.In(found) };
            reading = WithWayOfComing(WithAnswer(reading, found, question), found, question);
            var needs = NeedsInPassing.In(found, reading);
            // What they said besides was this.
            var why = needs is not null && reading.ForTheTeam == ReplyReader.SomethingBesides ? null : reading.ForTheTeam;
            reading = EverydayDetails.With(reading with { Needs = needs, ForTheTeam = why }, found);
            reading = ChannelReading.In(found, reading, question is ReplyQuestion.FreeText { IsAboutNeeds: false });
            // "Not at the moment, ask me again next month" says only that.
            var isPutOff = reading is { MayBeStop: true, OptOut: OptOutScope.None } && LaterWish.Read(words) is not null;
            reading = isPutOff ? reading with { MayBeStop = false } : reading;
            read[(words, question)] = reading = isLong && tellsOfHarm(words) ? reading with { TellsOfHarm = true } : reading;
        }

        return reading;
    }

    /// <summary>Answers that take more than the reader of any reply knows: what was asked, and what is known of the person.</summary>
    private static ReplyReading WithAnswer(ReplyReading reading, ReplySigns signs, ReplyQuestion? question)
    {
        var answered = question switch
        {
            ReplyQuestion.Ratings ratings when IsUnread(reading) && PartialRatings.Of(signs.Text, ratings) is { } marks =>
                reading with { Answer = marks, ForTheTeam = null },
            ReplyQuestion.FreeText { IsAboutNeeds: true } needs => WithNeeds(reading, signs, needs),
            ReplyQuestion.FreeText when IsUnread(reading with { Answer = null, IsThanks = false }) && NothingToSay.IsAllOf(signs.Text) =>
                reading with { Answer = new ReplyMeaning.FreeText(signs.Text, NamesNoNeed: true), IsThanks = false, ForTheTeam = null },
            _ => reading,
        };
        return IsUnread(answered) && CancelledReading.Asks(signs)
            ? answered with { Asks = [EverydayQuestion.When], ForTheTeam = null } : answered;
    }

    private static ReplyReading WithNeeds(ReplyReading reading, ReplySigns signs, ReplyQuestion.FreeText question)
    {
        // The words that we ask for say just that, whatever else they are like.
        var isAsAsked = NotedNeedsAnswer.Confirms(signs.Text) && reading is { TellsOfHarm: false, OptOut: OptOutScope.None };
        var confirmed = question.IsToConfirm && (isAsAsked || IsUnread(reading with { Answer = null, IsThanks = false }))
            ? NotedNeedsAnswer.Of(reading, signs.Text) : reading;
        return confirmed switch
        {
            // "I'm bringing three people" is no need.
            { Companions: > 1, Answer: ReplyMeaning.FreeText }
                when NeedsReading.Read(signs.Text).All(need => need.Kind is NeedKind.Other or NeedKind.Supporter) =>
                    confirmed with { Answer = null },
            // "My mum comes with me" answers what makes it easier: a supporter.
            { Companions: 1, Answer: null } when IsUnread(confirmed) && !signs.EndsInQuestion =>
                confirmed with { Answer = new ReplyMeaning.FreeText(signs.Text), ForTheTeam = null },
            _ => confirmed,
        };
    }

    /// <summary>By video or in the room. "1, but by video": words say more than the number before them.</summary>
    private static ReplyReading WithWayOfComing(ReplyReading reading, ReplySigns signs, ReplyQuestion? question)
    {
        reading = reading with { ByVideo = VideoReading.In(signs, reading,
            question) ?? (reading.Answer as ReplyMeaning.Attendance)?.ByVideo };
        if (reading.ByVideo == true && question is ReplyQuestion.Attendance && IsYesByVideo(reading, signs))
        {
            return reading with { Coming = YesNoAnswer.Yes, Answer = new ReplyMeaning.Attendance(YesNoAnswer.Yes), Asks = [], ForTheTeam = null };
        }

        // Asked what they need, they have not said it yet.
        return reading is { ByVideo: not null, MayBeStop: false, OptOut: OptOutScope.None } && VideoReading.IsOnlyThat(signs)
            ? reading with { SaysOnlyWhichWay = true, Answer = reading.Answer is ReplyMeaning.FreeText ? null : reading.Answer }
            : reading;
    }

    /// <summary>How somebody stops who does: the provider has confirmed a word of its own, and takes nothing more for that number.</summary>
    public OptOutKind KindOfOptOut => Message.Stated is ReplyMeaning.OptOut { Kind: var kind } ? kind
        : Message.Channel == Channel.Sms && ProviderWords.IsStop(Message.Text) ? OptOutKind.ProviderWord
        : OptOutKind.OwnWords;

    private static bool IsUnread(ReplyReading reading) => reading is
    {
        Answer: null, Coming: null, Asks.Count: 0, TellsOfHarm: false, OptOut: OptOutScope.None, OptsIn: false, NotThem: NotThem.None, MayBeStop: false,
        IsAutomatic: false, IsThanks: false, IsLate: false,
    };

    /// <summary>"I'll join on Zoom" says that they come, and how.</summary>
    private static bool IsYesByVideo(ReplyReading reading, ReplySigns signs) =>
        IsUnread(reading with { Asks = [.. reading.Asks.Where(asked => asked != EverydayQuestion.Link)] })
        && !signs.EndsInQuestion && !signs.Has(Topics.Interrogative, Topics.Maybe, Topics.Doubt);

    internal ReplyInHand With(InboundMessage message) => new(message, reader, tellsOfHarm);

    private ReplyReading ReadHarm(ReplyReading reading) => reading with { TellsOfHarm = tellsOfHarm(Message.Text) };
}
