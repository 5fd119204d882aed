using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Inbox;

/// <summary>Joins a question of a journey to the rules that read replies, and an answer to the person who gave it. Pure.</summary>
internal static class Replies
{
    /// <summary>What was chosen for a question; not understood where it is no answer to that one.</summary>
    public static ReplyMeaning Stated(OpenQuestion? question, StatedAnswer answer) => (question?.Kind, answer) switch
    {
        // An offered place cannot be taken by "perhaps".
        (QuestionKind.Offer, { YesNo: YesNoAnswer.NotSure }) => new ReplyMeaning.NotUnderstood(),
        (QuestionKind.Rsvp or QuestionKind.Offer, { YesNo: { } coming }) => new ReplyMeaning.Attendance(coming, answer.ByVideo),
        (QuestionKind.Consent, { YesNo: { } given and not YesNoAnswer.NotSure }) => new ReplyMeaning.YesNo(given),
        (QuestionKind.Statements, { Ratings.Count: > 0 }) => new ReplyMeaning.Ratings(answer.Ratings, answer.Text),
        (QuestionKind.Barriers, { IsChoice: true }) => new ReplyMeaning.Choices(answer.Choices),
        (QuestionKind.AccessNeeds, { Text: { Length: > 0 } text }) => new ReplyMeaning.FreeText(text, answer.NamesNoNeed),
        (QuestionKind.OpeningQuestion or QuestionKind.OneThing, { Text: { Length: > 0 } text }) =>
            new ReplyMeaning.FreeText(text, NothingToSay.IsAllOf(text)),
        _ => new ReplyMeaning.NotUnderstood(),
    };

    /// <summary>What was written beside the answer, for the team to read; null where nothing was.</summary>
    public static string? RemarkOf(ReplyMeaning meaning) => meaning switch
    {
        ReplyMeaning.Ratings ratings => ratings.Remark,
        ReplyMeaning.Choices choices => choices.Remark,
        _ => null,
    };

    /// <summary>In the history of answers, where the words themselves are kept with the message alone.</summary>
    public const string InTheirWords = "in their words";

    /// <summary>An answer in short, for the history of answers.</summary>
    public static string InShort(ReplyMeaning meaning) => meaning switch
    {
        ReplyMeaning.YesNo { Answer: YesNoAnswer.Yes } => "yes",
        ReplyMeaning.YesNo => "no",
        ReplyMeaning.Ratings ratings => string.Join(' ', ratings.Values.Select(mark => mark == 0 ? "-" : $"{mark}")),
        ReplyMeaning.Choices { Keys.Count: 0 } => "none",
        ReplyMeaning.Choices choices => string.Join(", ", choices.Keys),
        ReplyMeaning.FreeText words => words.Text,
        _ => "",
    };

    /// <summary>Records an answer that is about neither coming nor a consent.</summary>
    /// <param name="count">How many statements are rated.</param>
    public static Participant Apply(Participant person, OpenQuestion question, ReplyMeaning meaning, TimelineEntry line, int count)
    {
        var answers = person.Answers;
        var answered = person.Answering(question.Kind, question.About, line.At);
        return (question.Kind, meaning) switch
        {
            // Answered, and its words stay with the message: no report, export or list has them.
            (_, ReplyMeaning.FreeText) when line.IsConcern => answered,
            // Kept as their answer only where nothing takes a need out of it again; it stands among the answers given all the same.
            (QuestionKind.AccessNeeds, ReplyMeaning.FreeText { NamesNoNeed: true, Text: var text }) =>
                answered with { Answers = NeedsReading.Read(text).Any() ? answers : answers with { AccessNeeds = text } },
            (QuestionKind.AccessNeeds, ReplyMeaning.FreeText { Text: var text }) => PersonalNeeds.Hear(
                answered, text, line.BySupporter ? NeedSource.Supporter : line.Via == "page" ? NeedSource.Page : NeedSource.Person, line.At) with { Answers = answers with { AccessNeeds = text } },
            // Answered, and there is nothing to look at or to share.
            (QuestionKind.OpeningQuestion, ReplyMeaning.FreeText { NamesNoNeed: true }) =>
                answered with { Answers = answers with { Opening = null } },
            (QuestionKind.OneThing, ReplyMeaning.FreeText { NamesNoNeed: true }) =>
                answered with { Answers = answers with { OneThing = null } },
            (QuestionKind.OpeningQuestion, ReplyMeaning.FreeText { Text: var text }) => answered with { Answers = answers with { Opening = text } },
            (QuestionKind.OneThing, ReplyMeaning.FreeText { Text: var text }) => answered with { Answers = answers with { OneThing = text } },
            (QuestionKind.Statements, ReplyMeaning.Ratings given) => Rated(answered, given, line, count),
            (QuestionKind.Barriers, ReplyMeaning.Choices { Keys: var keys }) => answered with { Answers = answers with { Barriers = keys } },
            _ => throw new InvalidOperationException($"No rule records {meaning.GetType().Name} as an answer to {question.Kind}."),
        };
    }

    /// <summary>Marks beside those given before, and what was said with them, but where that tells of harm.</summary>
    public static Participant Rated(Participant person, ReplyMeaning.Ratings given, TimelineEntry line, int count) => person with
    {
        Answers = person.Answers with
        {
            Statements = PartialRatings.After(person.Answers.Statements, given.Values, count),
            Comment = line.IsConcern ? person.Answers.Comment : given.Remark ?? person.Answers.Comment,
        },
    };

    /// <summary>How replies to a question of the campaign are read.</summary>
    /// <param name="isNoted">Needs of the person are noted already.</param>
    /// <param name="rated">How many statements the person has rated already.</param>
    public static ReplyQuestion Question(CampaignFile file, QuestionKind kind, int first = 1, int rated = 0, bool isNoted = false) => kind switch
    {
        QuestionKind.Rsvp => new ReplyQuestion.Attendance(First: first, OffersVideo: file.Meeting.AskRoomOrVideo),
        QuestionKind.Offer => new ReplyQuestion.Attendance(MayBeUnsure: false, first, file.Meeting.AskRoomOrVideo),
        QuestionKind.Consent => new ReplyQuestion.YesNo(first),
        QuestionKind.Statements => new ReplyQuestion.Ratings(file.Feedback.Statements.Count, rated),
        QuestionKind.Barriers => new ReplyQuestion.Choices([.. file.Feedback.Barriers.Select(barrier => new ReplyOption(barrier.Key, barrier.Text.Forms))], first),
        QuestionKind.AccessNeeds => new ReplyQuestion.FreeText(IsAboutNeeds: true, IsToConfirm: isNoted),
        _ => new ReplyQuestion.FreeText(),
    };
}
