using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.SharedAnswers;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>What the templates can say of a campaign, a person and a step: every field that any of them names. Pure.</summary>
public static class MessageContent
{
    /// <summary>High and low in turn, so that the example suggests no answer.</summary>
    private static readonly int[] ExampleMarks = [4, 2, 5, 3, 1];

    /// <param name="mostOutcomes">How many outcomes are told; the field <c>more</c> counts the others.</param>
    /// <param name="first">The number of the first answer.</param>
    /// <param name="copied">The message that a copy repeats; null where there is none.</param>
    /// <param name="unsubscribe">The person's link out, for the foot of an email; empty where the app has no public address.</param>
    /// <param name="page">The person's page for what the message asks; empty where the app has no public address.</param>
    /// <param name="full">Whoever says yes now goes on the waiting list.</param>
    public static MessageFields Of(
        Campaign campaign, Participant person, Step step, DateTimeOffset now, int mostOutcomes = int.MaxValue, string unsubscribe = "", int first = 1, CopiedText? copied = null, string page = "",
        bool full = false) => new(
        In(Language.English, campaign, person, step, now, mostOutcomes, unsubscribe, first, copied, page, full),
        In(Language.Welsh, campaign, person, step, now, mostOutcomes, unsubscribe, first, copied, page, full),
        // Whoever needs helplines may not want others at the same phone to see for whom they are.
        person.SharesContact && step.Template is not (UnclearFields.Template or Aside.HoldingReply or InReply.Template or SupporterReply.Template) ? person.Details.Name : null)
    {
        Organisation = campaign.File.Organisation,
        NameInTexts = campaign.File.NameInTexts,
    };

    /// <summary>
    /// Whether it says why we write, whom the person can talk to and where the privacy notice is: the invitation does, by each channel, and
    /// what the team writes to somebody who had nothing from us before.
    /// </summary>
    private static bool Introduces(Participant person, Step step) =>
        step.Template == "invitation" || (step.ByHand && person.Steps.Values.All(one => one.State != StepState.Sent));

    /// <summary>The first copy that a supporter gets says it of itself; what it repeats was written to the person.</summary>
    private static bool IntroducesToSupporter(Participant person, CopiedText? copied) =>
        copied is not null && person.Steps.All(one => !SupporterCopies.IsCopy(one.Key) || one.Value.State != StepState.Sent);

    /// <summary>
    /// Whether what a supporter writes to this copy may answer the question that it repeats; where it repeats none, whether they may say that
    /// the person comes, or does not. What somebody consents to is theirs alone.
    /// </summary>
    internal static bool MayAnswer(Participant person, Step copy) => copy.Template != ConsentConfirmations.Template
        && SupporterScope.Of(person).MayAnswer(copy.CopiesQuestion ?? QuestionKind.Rsvp);

    private static Dictionary<string, object?> In(
        Language language, Campaign campaign, Participant person, Step step, DateTimeOffset now, int mostOutcomes, string unsubscribe, int first, CopiedText? copied, string page,
        bool full)
    {
        var file = campaign.File;
        var code = language == Language.Welsh ? "cy" : "en";
        var outcomes = campaign.Outcomes?.Items ?? [];
        var (start, end) = (MeetingTimes.Local(file.Meeting.Start), MeetingTimes.Local(file.Meeting.End));
        var (today, easy) = (LocalOf(file, now).Date, person.ReadsEasyRead);
        var (statements, barriers) = (file.Feedback.Statements.Count, file.Feedback.Barriers.Count);
        var seats = person.Place is { Kind: PlaceKind.Confirmed or PlaceKind.Offered, Size: > 0 } held ? held.Size : person.Places;
        var isCopy = SupporterCopies.IsCopy(step.Key);
        var byVideo = file.Meeting.VideoLink is not null && person.Place is { Kind: PlaceKind.Confirmed, Size: 0 } && (person.ByVideo || person.Place.More > 0);
        var left = Math.Max(0, outcomes.Count - mostOutcomes);
        IReadOnlyList<string> says = step.Template != InReply.Template ? [] : person.Asides.GetValueOrDefault(step.Key)?.Says ?? [step.About ?? InReply.Acknowledged];
        var offersVideo = file.Meeting.AskRoomOrVideo && AnswerNumbers.PutBy(step) is QuestionKind.Rsvp or QuestionKind.Offer;
        var sharing = AnswerConsent.Of(file, person, now).SharingFor(person);
        var change = MeetingChange.Of(campaign, person, step) ?? MeetingChange.Sample(file.Meeting);
        var (startWas, endWas) = (MeetingTimes.Local(change.Was.Start), MeetingTimes.Local(change.Was.End));
        var fields = new Dictionary<string, object?>(InReply.Fields(campaign, person, says, code, isOver: now >= MeetingTimes.End(file)))
        {
            ["name"] = person.Details.CalledBy,
            // For those who may know several of that first name.
            ["fullName"] = person.Details.Name,
            // What becomes of words of their own: one of these at most; else they are not shared.
            ["wordsWithName"] = sharing == SharingOfWords.WithFirstName,
            ["wordsWithoutName"] = sharing == SharingOfWords.WithoutName,
            ["wordsIfQuoted"] = sharing == SharingOfWords.OnlyIfQuoted,
            ["wordsIfTakingPart"] = sharing == SharingOfWords.OnlyIfTakingPart,
            ["firstName"] = person.Details.FirstName ?? "",
            // Consent is given to whoever decides what becomes of it.
            ["organisation"] = (ConsentOf(file, step)?.Controller ?? file.Organisation).In(code),
            ["shortName"] = file.NameInTexts.In(code),
            ["introduces"] = isCopy ? IntroducesToSupporter(person, copied) : Introduces(person, step),
            // A supporter is on no list of ours: a person has asked for the copy, which it says.
            ["whyYou"] = isCopy ? "" : file.WhyYou?.In(code) ?? "",
            ["privacyNotice"] = file.PrivacyNotice?.In(code) ?? "",
            ["title"] = SentenceEnds.Unended(file.Meeting.Title.In(code)),
            ["day"] = DateTexts.Day(start.Date, language, today),
            ["onDay"] = DateTexts.OnDay(start.Date, language, today),
            ["time"] = DateTexts.Span(start, end, language, today),
            ["soon"] = DateTexts.Soon(start, today, language),
            ["place"] = SentenceEnds.Unended(file.Meeting.Place.In(code)),
            ["videoLink"] = file.Meeting.VideoLink ?? "",
            ["changedTime"] = change.Time,
            ["changedPlace"] = change.Venues.Contains(language),
            ["changedLink"] = change.VideoLink && step.About == ChangesToTheMeeting.Coming,
            ["wasDay"] = DateTexts.Day(startWas.Date, language, today),
            ["wasOnDay"] = DateTexts.OnDay(startWas.Date, language, today),
            ["wasTime"] = DateTexts.Span(startWas, endWas, language, today),
            ["wasPlace"] = SentenceEnds.Unended(change.Was.Place.In(code)),
            ["replyBy"] = DateTexts.Date(CampaignTexts.Date(file.Meeting.ReplyBy) ?? start.Date, language, today),
            // A later day than answers are needed by helps nobody.
            ["askAgain"] = person.AskAgainOn is { } day && LocalDate.FromDateOnly(day) <= (CampaignTexts.Date(file.Meeting.ReplyBy) ?? start.Date)
                ? DateTexts.OnDay(LocalDate.FromDateOnly(day), language, today) : "",
            ["unsubscribe"] = unsubscribe,
            ["page"] = page,
            ["withSupporter"] = seats > 1,
            ["places"] = Counted.Of(seats, Counted.Place, language),
            // Something is free, and too little for all who come together.
            ["freePlaces"] = person.Place is { Kind: PlaceKind.Waiting, Free: > 0 and var free } ? Counted.Of(free, Counted.Place, language) : "",
            ["mayComeAlone"] = person.Place is { Kind: PlaceKind.Waiting, Free: > 0, Size: > 1 },
            ["companionWaits"] = person.Place is { More: > 0, Size: > 0 },
            // Who waits with somebody without whom they can come is offered a place alone, where there is only one.
            ["offeredAlone"] = person.Companions > 0,
            ["full"] = full,
            ["gaveUpSeat"] = GaveUp(person, PlaceKind.None),
            ["leftList"] = GaveUp(person, PlaceKind.LeftQueue),
            // Said as long as anything hangs on it.
            ["required"] = step is { Asks: QuestionKind.Consent, About: { } asked } && TakingPart.Requires(file, asked)
                && campaign.State != CampaignState.Cancelled && now < MeetingTimes.Start(file),
            ["byVideo"] = byVideo,
            ["roomWaits"] = person.Place is { Kind: PlaceKind.Confirmed, Size: 0, More: > 0 },
            ["copyFor"] = person.Details.Supporter?.Name is { } supporter ? GreetingName.Of(supporter) : "",
            ["mayAnswer"] = MayAnswer(person, step),
            // Before there is a message to copy, a line such as one might have.
            ["copied"] = (copied?.In(language) ?? [$"{file.Meeting.Title.In(code)}: {DateTexts.Soon(start, today, language)}. {file.Meeting.Place.In(code)}."])
                .Select(line => new Dictionary<string, object?> { ["text"] = line }).ToList(),
            ["position"] = step.About ?? "",
            ["until"] = DateTexts.TimeOnDay(LocalOf(file, step.UsefulUntil ?? now), language, today),
            // What somebody consents to has one wording, which is kept as evidence.
            ["question"] = SentenceEnds.Ended(QuestionOf(file, step)?.In(code, easy && step.Asks == QuestionKind.OpeningQuestion) ?? ""),
            ["noPart"] = step.About is { } without && (without == ConsentPurposes.TakePart || TakingPart.Requires(file, without)),
            ["noPhotos"] = step.About == ConsentPurposes.Photo,
            ["noQuotes"] = step.About == ConsentPurposes.Quote,
            ["noContact"] = step.About is ConsentPurposes.ContactAgain or ConsentPurposes.LaterStages,
            ["noTexts"] = step.About == ConsentPurposes.Sms,
            // What follows from it: the other channel, or none.
            ["otherChannel"] = step.Template == ConsentConfirmations.Template
                && ChannelWish.CanBeMet(person, step.About == ConsentPurposes.Sms ? Channel.Email : Channel.Sms),
            ["noEmails"] = step.About == ConsentPurposes.Email,
            ["noSharing"] = step.About == ConsentPurposes.Share,
            ["noOther"] = step.About is not null && !ConsentPurposes.Known.Contains(step.About) && step.About != ConsentPurposes.LaterStages,
            ["oneThing"] = SentenceEnds.Ended(file.Feedback.OneThing.In(code, easy)),
            ["statements"] = Numbered(file.Feedback.Statements, code, easy, isOnlyOne: statements == 1),
            ["barriers"] = Numbered(file.Feedback.Barriers.Select(barrier => barrier.Text), code, easy, first),
            ["oneBarrier"] = barriers == 1,
            ["someBarriers"] = SomeNumbers(first, barriers, language),
            ["barriersFrom"] = first > 1 && barriers > 1 ? $"{first}" : "",
            ["barriersTo"] = $"{first + barriers - 1}",
            ["knownNeeds"] = NotedNeeds.In(person, code),
            ["roomOrVideo"] = file.Meeting.AskRoomOrVideo,
            // Whoever has said no sets out for nowhere.
            ["mayTravel"] = person.Partstat != Partstat.Declined && !byVideo,
            // Nobody is promised a question that comes too late for them, or that they have had.
            ["willBeAsked"] = WillBeAskedAtTheOpening(campaign, person, now),
            ["yes"] = $"{first}",
            ["video"] = $"{first + 1}",
            ["no"] = $"{first + (offersVideo ? 2 : 1)}",
            ["notSure"] = $"{first + (offersVideo ? 3 : 2)}",
            ["questions"] = UnclearFields.Of(campaign, person, code),
            ["copiesStopped"] = step is { Template: SupporterReply.Template, About: SupporterReply.Stopped },
            ["gaveUpPlace"] = person is { Withdrawal: not Withdrawal.None, Partstat: Partstat.Accepted },
            // Said with the one confirmation that somebody gets who stops and asks for that in one message.
            ["asksErasure"] = now - person.ErasureAskedAt < TimeSpan.FromDays(1),
            ["stopped"] = step is { Template: Aside.HoldingReply, About: Aside.AlsoStops },
            ["paragraphs"] = Paragraphs(person.Asides.GetValueOrDefault(step.Key) ?? AsideMessage.Sample, code),
            ["oneStatement"] = statements == 1,
            ["count"] = $"{statements}",
            ["countNumbers"] = Counted.Of(statements, Counted.Number, language),
            ["example"] = string.Join(' ', Enumerable.Range(0, statements).Select(index => ExampleMarks[index % ExampleMarks.Length])),
            ["links"] = (campaign.Materials?.Links ?? []).Select(link => new Dictionary<string, object?> { ["title"] = link.Title.In(code), ["url"] = link.Url }).ToList(),
            ["items"] = outcomes.Take(mostOutcomes).Select(item => new Dictionary<string, object?>
            {
                ["said"] = SentenceEnds.Ended(item.Said.In(code)),
                ["did"] = SentenceEnds.Ended(item.Did.In(code)),
            }).ToList(),
            ["more"] = left > 0 ? $"{left}" : "",
            ["oneMore"] = left == 1,
            ["promisedBy"] = DateTexts.Date(LocalOf(file, MeetingTimes.Shift(file, MeetingTimes.End(file), file.FollowUp.OutcomesWithin)).Date, language, today),
        };
        if (step is { Template: ChangesToTheMeeting.Changed, About: { } standing })
        {
            // By what the step was planned to ask: the numbers in the message belong to that.
            fields["isComing"] = standing == ChangesToTheMeeting.Coming;
            fields["isWaiting"] = standing == ChangesToTheMeeting.Waiting;
            fields["isOffered"] = standing == ChangesToTheMeeting.Offered;
            fields["isUnsure"] = standing == ChangesToTheMeeting.Unsure;
            fields["isUnanswered"] = standing == ChangesToTheMeeting.Unanswered;
        }

        return fields;
    }

    private static bool WillBeAskedAtTheOpening(Campaign campaign, Participant person, DateTimeOffset now)
    {
        var (file, start) = (campaign.File, MeetingTimes.Start(campaign.File));
        var due = MeetingTimes.Shift(file, start, file.OpeningQuestion.Before, back: true);
        var at = SendTimes.HoursOf(file, person.Details).NextAllowed(Instant.FromDateTimeOffset(due > now ? due : now));
        return at < Instant.FromDateTimeOffset(start) - SendTime.BeforeMeeting && person.Find(Questions.OpeningQuestion.Key) is null;
    }

    /// <summary>Whether they had a place, or a number on the list, which they have no more because they are not sure now.</summary>
    /// <param name="kind">What is left of it.</param>
    private static bool GaveUp(Participant person, PlaceKind kind) =>
        person is { Partstat: Partstat.Tentative, ByVideo: false, Place.Round: > 0 } && person.Place.Kind == kind
        && person.AnswersGiven.FindAll(one => one.Question == QuestionKeys.For(QuestionKind.Rsvp, null)) is not [.., { Answer: "DECLINED" }, _];

    private static LocalizedText? QuestionOf(CampaignFile file, Step step) => step.Asks switch
    {
        QuestionKind.OpeningQuestion => file.OpeningQuestion.Text,
        _ => ConsentOf(file, step)?.Wording,
    };

    /// <summary>The consent that a step asks for, or says has been taken back.</summary>
    private static ConsentPurposeFile? ConsentOf(CampaignFile file, Step step) =>
        step.Asks == QuestionKind.Consent || step.Template == ConsentConfirmations.Template ? ConsentWordings.Present(file, step.About ?? "") : null;

    /// <param name="isOnlyOne">A list of one that nobody chooses from has no number.</param>
    private static List<Dictionary<string, object?>> Numbered(IEnumerable<LocalizedText> texts, string code, bool easyRead, int first = 1, bool isOnlyOne = false) =>
    [
        .. texts.Select((text, index) => new Dictionary<string, object?> { ["number"] = isOnlyOne ? "" : $"{index + first}", ["text"] = text.In(code, easyRead) }),
    ];

    /// <summary>Two of the options, to show how it is done: not the first, which would look like the answer that is hoped for.</summary>
    private static string SomeNumbers(int first, int count, Language language)
    {
        if (count < 2)
        {
            return $"{first}";
        }

        var (one, other) = count == 2 ? (first, first + 1) : (first + 1, first + Math.Min(5, count - 1));
        // In Welsh the word for "and" goes by the sound that follows: un, wyth, un ar ddeg.
        var startsWithVowel = other is 1 or 8 or (> 10 and < 20);
        return language == Language.English ? $"{one} and {other}" : $"{one} {(startsWithVowel ? "ac" : "a")} {other}";
    }

    private static List<Dictionary<string, object?>> Paragraphs(AsideMessage message, string code) =>
        [.. (message.In(code) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => new Dictionary<string, object?> { ["text"] = text })];

    private static LocalDateTime LocalOf(CampaignFile file, DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(MeetingTimes.Zone(file)).LocalDateTime;
}
