using System.Text.RegularExpressions;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>What is done about a reply beside the answer in it. Pure.</summary>
/// <param name="Why">Why it goes to the team; null where it does not.</param>
/// <param name="Note">For the timeline, where the team need not see it.</param>
public sealed partial record ReplyActs(string? Why, string Note)
{
    /// <summary>Nothing more goes to the person until somebody of the team lets it go on.</summary>
    public bool Pauses { get; init; }

    /// <summary>No more reminders; answers and changes still go.</summary>
    public bool EndsReminders { get; init; }

    /// <summary>How many come with them from now on; null where they did not say.</summary>
    public int? Companions { get; init; }

    /// <summary>Whoever waits for several places comes without the others, a supporter of the list among them.</summary>
    public bool ComesAlone { get; init; }

    /// <summary>Whether they come by video from now on; null where they did not say.</summary>
    public bool? ByVideo { get; init; }

    /// <summary>What they need, said beside that they come; null where they did not say.</summary>
    public string? Needs { get; init; }

    /// <summary>The language in which they want to be written to from now on; null where they did not say.</summary>
    public Language? Language { get; init; }

    /// <summary>The formats in which they want to be written to from now on: large print, easy read.</summary>
    public IReadOnlyList<NeedKind> Formats { get; init; } = [];

    /// <summary>The channel by which they want to be written to from now on; null where they did not say, or it cannot be done.</summary>
    public Channel? WriteBy { get; init; }

    /// <summary>The everyday questions in it, by name.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>What one message says back: blocks of the template <see cref="InReply.Template"/>.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>A supporter wrote it, and is told that somebody reads it.</summary>
    public bool AnswersSupporter { get; init; }

    /// <param name="why">Why it goes to the team, where nothing that was read in it says what to do.</param>
    /// <param name="answered">What it was understood to answer; null where nothing.</param>
    public static ReplyActs Of(ReplyReading reading, Campaign campaign, Participant person, InboundMessage message, InboundReply? answered, string? why)
    {
        var acts = reading switch
        {
            _ when message.IsConcern => new ReplyActs(null, "needs somebody of the team"),
            { NotThem: NotThem.WrongPerson } => new ReplyActs(TeamWords.WrongPerson, "") { Pauses = true, Says = [InReply.WrongPerson] },
            { NotThem: NotThem.Bereavement } => new ReplyActs(TeamWords.Died, "") { Pauses = true, Says = [InReply.Bereavement] },
            { MayBeStop: true } => new ReplyActs(TeamWords.MayBeStop, "") { Pauses = true, Says = [InReply.Paused] },
            { IsAutomatic: true } => new ReplyActs(null, "written by a machine"),
            { OptOut: OptOutScope.Reminders } => new ReplyActs(null, "wants no more reminders") { EndsReminders = true, Says = [InReply.NoReminders] },
            { IsLate: true } => new ReplyActs(TeamWords.Late, "") { Says = [InReply.Late] },
            { Asks.Count: > 0 } => Answering(reading, campaign, person, message) with { Asks = [.. reading.Asks.Select(InReply.Name)] },
            { IsThanks: true } => new ReplyActs(null, "thanks"),
            { Coming: YesNoAnswer.Yes } when answered is null && campaign.State == CampaignState.Cancelled =>
                // They may not have read it, and may set out.
                new ReplyActs("They say that they are coming, and the meeting is cancelled.",
                    "") { Says = [InReply.Block(EverydayQuestion.When), InReply.Acknowledged] },
            _ when answered is not null => new ReplyActs(null, ""),
            _ when HasOtherNumbers(campaign.File, person, message) =>
                new ReplyActs("They wrote numbers that do not stand in front of any answer, and were told which do.",
                    "") { Says = [InReply.WhichNumbers] },
            _ when HasOtherMarks(campaign.File, person, message) =>
                new ReplyActs("They wrote marks that cannot be, and were told how many there are to give, and from what to what.",
                    "") { Says = [InReply.WhichMarks] },
            _ => new ReplyActs(why ?? reading.ForTheTeam ?? "No rule is sure what it says.", "") { Says = [InReply.Acknowledged] },
        };

        acts = WithRequests(acts, message, campaign, person, answered);
        acts = answered is null ? acts : acts with { Says = [.. Thanks(answered, campaign, person, message.At), .. acts.Says] };
        acts = WithVideo(WithCompanions(acts, reading, campaign.File, person, answered), reading, campaign.File, person, answered);
        acts = answered is null ? acts : acts with { Needs = reading.Needs };
        acts = ChannelWish.In(acts, reading, person);
        if (message.IsConcern || message.BySupporter || person.Withdrawal != Withdrawal.None || person.ErasingSince is not null)
        {
            // The reply with helplines goes to whoever tells of harm; a supporter's copies are the person's; and who wants no messages gets none.
            // Whether they come is theirs to answer, and so is by which way.
            var byVideo = message is { BySupporter: true, IsConcern: false } && answered is { Question: "rsvp" or "offer" }
                ? acts.ByVideo : null;
            var forTheTeam = acts.Why ?? (message.BySupporter && acts.ComesAlone ? "They write of coming alone: ask which of them comes." : null)
                ?? (acts.Says.Count > 0 && answered is null && !message.IsConcern ? acts.Note : null);
            return acts with
            {
                Says = [], Companions = null, ComesAlone = false, ByVideo = byVideo, WriteBy = null, Needs = message.BySupporter ? acts.Needs : null, Why = forTheTeam,
                AnswersSupporter = message is { BySupporter: true, IsConcern: false } && forTheTeam is not null,
            };
        }

        return person.Hold is { IsOn: true } && answered is null ? acts with { Says = [], Why = acts.Why ?? TeamWords.MessagesWait } : acts;
    }

    /// <summary>
    /// "2 and 6" to options that are numbered from 8: counted from the first, perhaps. A number means what it means where it stands, so
    /// nothing is guessed.
    /// </summary>
    private static bool HasOtherNumbers(CampaignFile file, Participant person, InboundMessage message)
    {
        if (person.Find(QuestionKeys.For(QuestionKind.Barriers, null)) is not { } asked || !asked.IsOpen(message.At))
        {
            return false;
        }

        var phrases = OptionPhrases.Choosing.Read(ReplyTokens.Read(message.Text));
        var numbers = phrases.Where(phrase => phrase.Number is not null).Select(phrase => phrase.Number!.Value).ToList();
        return numbers.Count > 0 && phrases.TrueForAll(phrase => phrase.Number is not null || phrase.Sense == ReplySense.Filler)
            && numbers.Exists(number => number < asked.FirstNumber || number >= asked.FirstNumber + file.Feedback.Barriers.Count);
    }

    /// <summary>"4 4 2 6", or five marks for four statements: what was meant is not known, and nothing is guessed.</summary>
    private static bool HasOtherMarks(CampaignFile file, Participant person, InboundMessage message)
    {
        if (person.Find(QuestionKeys.For(QuestionKind.Statements, null)) is not { } asked || !asked.IsOpen(message.At))
        {
            return false;
        }

        var phrases = OptionPhrases.Choosing.Read(ReplyTokens.Read(message.Text));
        var marks = phrases.Where(phrase => phrase.Number is not null).Select(phrase => phrase.Number!.Value).ToList();
        return marks.Count > 0 && phrases.TrueForAll(phrase => phrase.Number is not null || phrase.Sense == ReplySense.Filler)
            && (marks.Exists(mark => mark is < 1 or > 5) || marks.Count > file.Feedback.Statements.Count);
    }

    /// <summary>
    /// What only the team can do is acknowledged as what it is: they know by when, and that they may be asked who they are.
    /// </summary>
    private static ReplyActs WithRequests(
        ReplyActs acts, InboundMessage message, Campaign campaign, Participant person, InboundReply? answered)
    {
        var wish = DataWishReading.In(message);
        if (wish != DataWish.None)
        {
            List<string> says = [.. acts.Says.Where(block => block != InReply.Acknowledged)];
            if (wish.HasFlag(DataWish.Copy))
            {
                says.Add(InReply.DataCopy);
            }

            if (wish.HasFlag(DataWish.Erasure))
            {
                says.Add(InReply.DataErasure);
            }

            return acts with { Says = says };
        }

        // The team has it before them: whoever answers a question as well hears that, too.
        return answered is not null && acts.Says.Count == 0 && PersonalRequests.NamesContact(campaign, person, message)
            ? acts with { Says = [InReply.Acknowledged] }
            : acts;
    }

    /// <summary>
    /// Whoever brings one person is told by the confirmation whether there is a place; more than one, or any where the campaign has places for
    /// those only who are invited, is for the team.
    /// </summary>
    private static ReplyActs WithCompanions(ReplyActs acts, ReplyReading reading, CampaignFile file, Participant person, InboundReply? answered)
    {
        var isAboutThat = reading is { TellsOfHarm: false, OptOut: not OptOutScope.All, NotThem: NotThem.None, MayBeStop: false, IsAutomatic: false };
        if (reading.Companions == 0 && isAboutThat && reading.Coming != YesNoAnswer.No && person.Places > 1)
        {
            // A supporter of the list is among those without whom they come. Where they hold a place, what becomes of it is told.
            var holdsPlace = person.Place.Kind is PlaceKind.Waiting or PlaceKind.Confirmed or PlaceKind.Offered;
            return !holdsPlace ? acts with { ComesAlone = true }
                : acts with
                {
                    ComesAlone = true,
                    Why = answered is null ? null : acts.Why,
                    Note = answered is null ? "comes alone" : acts.Note,
                    Says = [.. acts.Says.Where(block => block != InReply.Acknowledged)],
                };
        }

        if (reading.Companions is not { } companions || !isAboutThat || reading.Coming == YesNoAnswer.No || (companions == 0 && person.Companions == 0))
        {
            return acts;
        }

        if (companions > 1)
        {
            return acts with { Why = acts.Why ?? "They want to bring more than one person.", Says = [.. acts.Says.Append(InReply.Acknowledged).Distinct()] };
        }

        var bring = InReply.Block(EverydayQuestion.BringSomeone);
        if (companions == 1 && file.Meeting.OnlyInvited && person.Places == 1)
        {
            return acts with { Why = acts.Why ?? "They want to bring somebody, and places are for those who are invited.", Says = [.. acts.Says.Append(bring).Distinct()] };
        }

        // A supporter of the list has a place already.
        var isKnown = companions == 1 && person.Places > 1 + person.Companions;
        var isToldByTheConfirmation = answered is null && person.Place.Kind is PlaceKind.Confirmed or PlaceKind.Offered or PlaceKind.Waiting;
        return acts with
        {
            Companions = isKnown ? null : companions,
            Says = isToldByTheConfirmation && !isKnown ? [.. acts.Says.Where(block => block != InReply.Acknowledged)] : acts.Says,
        };
    }

    /// <summary>By video where the meeting has a link; the confirmation says which. Whoever only asks whether they can is told the link.</summary>
    private static ReplyActs WithVideo(ReplyActs acts, ReplyReading reading, CampaignFile file, Participant person, InboundReply? answered)
    {
        var isAboutThat = reading is { TellsOfHarm: false, OptOut: not OptOutScope.All, NotThem: NotThem.None, MayBeStop: false, IsAutomatic: false };
        if (reading.ByVideo is not { } byVideo || !isAboutThat || reading.Coming is YesNoAnswer.No or YesNoAnswer.NotSure || byVideo == person.ByVideo)
        {
            return acts;
        }

        if (file.Meeting.VideoLink is not { Length: > 0 })
        {
            return byVideo && !reading.Asks.Contains(EverydayQuestion.Link)
                ? acts with { Why = acts.Why ?? "They want to join by video, and the meeting has no link.", Says = [.. acts.Says.Append(InReply.Acknowledged).Distinct()] }
                : acts;
        }

        var isComing = reading.Coming == YesNoAnswer.Yes || person.Partstat == Partstat.Accepted;
        var isToldByTheConfirmation = answered is null && person.Place.Kind is PlaceKind.Confirmed or PlaceKind.Offered or PlaceKind.Waiting;
        return !isComing && reading.Asks.Count > 0 ? acts : acts with
        {
            ByVideo = byVideo,
            Why = isToldByTheConfirmation && reading.SaysOnlyWhichWay ? null : acts.Why,
            Note = isToldByTheConfirmation && reading.SaysOnlyWhichWay ? (byVideo ? "comes by video" : "comes to the room") : acts.Note,
            // The confirmation has the link.
            Says = isToldByTheConfirmation ? [.. acts.Says.Where(block => block != InReply.Acknowledged)] : acts.Says,
        };
    }

    private static ReplyActs Answering(ReplyReading reading, Campaign campaign, Participant person, InboundMessage message)
    {
        var asks = reading.Asks;
        var changes = asks.Contains(EverydayQuestion.ChangeLanguage);
        var language = changes ? LanguageIn(message.Text) : null;
        IReadOnlyList<NeedKind> formats = changes ? [.. NeedsReading.Read(message.Text).Select(need => need.Kind).Where(kind => kind is NeedKind.LargePrint or NeedKind.EasyRead).Distinct()] : [];
        // The channel that they ask for is seen to beside this.
        var isDone = language is not null || formats.Count > 0 || reading.WriteBy is not null;
        var answers = asks.Select(one => (Question: one, Answer: one == EverydayQuestion.ChangeLanguage
            ? new EverydayAnswer(language is null ? [] : [InReply.Block(one)], IsWhole: isDone)
            : EverydayAnswer.To(one, reading, EverydayAnswers.Given(campaign), message.Text))).ToList();
        IReadOnlyList<EverydayQuestion> others = [.. answers.Where(one => !one.Answer.IsWhole).Select(one => one.Question)];
        IReadOnlyList<string> says =
        [
            .. answers.SelectMany(one => one.Answer.Says).Distinct(),
            .. formats.Select(kind => kind == NeedKind.LargePrint ? InReply.LargePrint : InReply.EasyRead),
        ];
        // A text cannot be set larger: whoever gets nothing else needs somebody of the team.
        var isOutOfReach = formats.Contains(NeedKind.LargePrint) && person.Details.Email is null;
        if (others.Count == 0 && !isOutOfReach)
        {
            return new ReplyActs(null, $"asks: {InReply.Names(asks)}") { Says = says, Language = language, Formats = formats };
        }

        var isCall = others.Contains(EverydayQuestion.Human);
        var why = isCall ? "They want to talk to somebody."
            : others.Count > 0 ? $"They ask something to which this campaign has no answer yet: {TeamWords.Asked(others)}."
            : "They want large print, and there is no email address for them.";
        return new ReplyActs(why, "")
        {
            Says = [.. says, isCall ? InReply.Block(EverydayQuestion.Human) : InReply.Acknowledged],
            Language = language,
            Formats = formats,
        };
    }

    /// <summary>Thanks for words of their own, and that a consent was noted where no next question says so.</summary>
    private static IEnumerable<string> Thanks(InboundReply answered, Campaign campaign, Participant person, DateTimeOffset at)
    {
        if (answered.Question is not { } key || answered.Answer is not { } answer)
        {
            yield break;
        }

        var (file, question) = (campaign.File, QuestionKeys.Read(key, default));
        if (question.About is { } purpose && TakingPart.Requires(file, purpose) && at < MeetingTimes.Start(file)
            && (answer.YesNo == YesNoAnswer.No || (TakingPart.RefusedBy(file, person) == purpose && TakingPart.WantedToCome(person))))
        {
            // What follows for their place is told in a message of its own.
            yield break;
        }

        // Before the consents are through, the next question says that the answer came in.
        var isLast = file.Consents.All(consent => consent.Purpose == question.About || person.Consents.ContainsKey(consent.Purpose));
        if (answer.Ratings.Count > 0 && PartialRatings.After(person.Answers.Statements, answer.Ratings, file.Feedback.Statements.Count).Count < file.Feedback.Statements.Count)
        {
            yield return InReply.RatingsRest;
        }
        else if (question.Kind is QuestionKind.OpeningQuestion or QuestionKind.OneThing || (question.Kind == QuestionKind.AccessNeeds && isLast))
        {
            yield return InReply.Thanks;
        }
        // Nothing else follows on a mind that was changed.
        else if (question.Kind == QuestionKind.Consent && answer.YesNo == YesNoAnswer.No && person.Consents.GetValueOrDefault(question.About ?? "") is { Given: true })
        {
            // What was given is taken back, and a message of its own confirms that.
            yield break;
        }
        else if (question.Kind == QuestionKind.Consent && (isLast || person.Consents.ContainsKey(question.About ?? "")))
        {
            yield return answer.YesNo == YesNoAnswer.Yes ? InReply.ConsentYes : InReply.ConsentNo;
        }
    }

    /// <summary>Welsh or English, where the words name one of them and not the other.</summary>
    private static Language? LanguageIn(string text)
    {
        var words = TextFolding.Fold(text);
        var (welsh, english) = (Names(words, "welsh", "cymraeg", "gymraeg", "nghymraeg"), Names(words, "english", "saesneg", "sasneg", "susnag"));
        if (welsh == english)
        {
            return null;
        }

        // "Stop writing in Welsh to me", "I can't read English": the other one.
        return welsh != Refused().IsMatch(words) ? Messaging.Language.Welsh : Messaging.Language.English;

        static bool Names(string words, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (words.Contains(name, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }

    [GeneratedRegex(
        @"\b(?:stop|stopiwch|peidiwch|no more|dim mwy o|instead of|rather than|not in|don'?t|do not|can'?t|cannot|ddim yn|methu)\b.{0,30}"
        + @"\b(?:welsh|english|[cg]ymraeg|nghymraeg|saesneg|sasneg|susnag)\b|\byn lle (?:y )?(?:cymraeg|gymraeg|saesneg)\b")]
    private static partial Regex Refused();
}
