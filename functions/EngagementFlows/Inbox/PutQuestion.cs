using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using NodaTime;

namespace EngagementFlows.Inbox;

/// <summary>A question under a contact that a reply from there may answer.</summary>
/// <param name="Name">Of the person who was asked.</param>
/// <param name="Key">As <see cref="Journeys.QuestionKeys"/> has it.</param>
/// <param name="Reads">How an answer is read, and which numbers it has.</param>
/// <param name="IsAnswered">It was answered before, and the answer can still be changed.</param>
public sealed record PutQuestion(ParticipantRef Person, string Name, string Key, ReplyQuestion Reads, bool IsAnswered = false)
{
    /// <summary>Of a question about coming: what the person has said.</summary>
    public YesNoAnswer? Current { get; init; }

    public LocalizedText Title { get; init; } = new("", "");

    /// <summary>The question's own words, where it has some.</summary>
    public LocalizedText? Words { get; init; }

    /// <summary>The name under which its numbers are kept.</summary>
    public string Numbers { get; init; } = Key == "offer" ? "rsvp" : Key;

    /// <summary>Of a consent: nobody takes part without it.</summary>
    public bool IsRequired { get; init; }

    public bool IsAttendance => Reads is ReplyQuestion.Attendance;

    public bool IsFreeText => Reads is ReplyQuestion.FreeText;
}

/// <summary>All that the decision about one reply goes by.</summary>
/// <param name="Questions">Of everybody under the contact, in all campaigns, as long as an answer still counts.</param>
/// <param name="Names">Of everybody under the contact.</param>
/// <param name="Read">What words say to a question; to none where it is null.</param>
public sealed record ReplyContext(
    IReadOnlyList<PutQuestion> Questions, IReadOnlyList<(ParticipantRef Person, string Name)> Names, string Text, Func<string, ReplyQuestion?, ReplyReading> Read)
{
    /// <summary>What the address or the calendar entry that was answered names.</summary>
    public PutQuestion? Named { get; init; }

    /// <summary>It was put into the field of the question that is named, on a page: no other question takes it but the one about coming.</summary>
    public bool IsInField { get; init; }

    /// <summary>The numbers that stand on messages to whoever wrote; none where nobody knows, or where it has no number.</summary>
    public IReadOnlyList<GivenNumbers> Numbers { get; init; } = [];

    /// <summary>The whole of it puts the question off; null where it does not.</summary>
    public LaterWish? Later { get; init; }

    /// <summary>By the clock of whoever wrote.</summary>
    public LocalDate Today { get; init; }

    /// <summary>What the sender has been asked to make clear.</summary>
    public UnclearReply? Unclear { get; init; }

    /// <summary>The question that whoever writes has most likely before them: the one that is named, else the one that was put last. Null where none is open.</summary>
    public PutQuestion? LikelyOpen => Named ?? Questions.LastOrDefault(question => !question.IsAnswered);

    /// <summary>Whether these words, as they stand, can be an answer to the question.</summary>
    public bool IsTakenBy(PutQuestion question, string text) => AnswerIn(question, text) is not null;

    /// <summary>The answer that these words give to the question; null where they give none.</summary>
    public StatedAnswer? AnswerIn(PutQuestion question, string text)
    {
        var reading = Read(text, question.Reads);
        return InboundReply.AnswerOf(reading.Answer, text) ?? (question.IsAttendance && reading.Coming is { } coming ? new StatedAnswer { YesNo = coming } : null);
    }
}

/// <summary>What becomes of a reply.</summary>
public abstract record ReplyRoute
{
    private ReplyRoute()
    {
    }

    /// <param name="Words">What the answer is read from, where it is not the whole reply.</param>
    /// <param name="Answer">The answer itself, where it was chosen by a number that the question itself does not have, or said of coming while something else was asked.</param>
    /// <param name="IsAll">It says nothing else.</param>
    /// <param name="Earlier">What they had written that was not clear, where this number says what it answered: all else in it counts now.</param>
    public sealed record Answers(
        ParticipantRef Person, string Key, string? Words = null, StatedAnswer? Answer = null, bool IsAll = false, string? Earlier = null) : ReplyRoute;

    /// <summary>Somebody answers for all who share the contact: "we can both come".</summary>
    public sealed record AnswersEach(IReadOnlyList<Answers> Each) : ReplyRoute;

    /// <summary>It could answer several: the person is asked which.</summary>
    public sealed record Asks(IReadOnlyList<PutQuestion> Questions) : ReplyRoute;

    /// <summary>They have heard what we wrote, and say no more than that.</summary>
    public sealed record Nothing : ReplyRoute;

    /// <summary>It answers no question.</summary>
    /// <param name="Why">For the team, where nothing else in it says what is to be done.</param>
    public sealed record ToTeam(string Why) : ReplyRoute;
}
