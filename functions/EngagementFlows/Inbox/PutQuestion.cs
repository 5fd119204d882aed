using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;

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

    public bool IsAttendance => Reads is ReplyQuestion.Attendance;

    public bool IsFreeText => Reads is ReplyQuestion.FreeText;
}

/// <summary>All that the decision about one reply goes by.</summary>
/// <param name="Questions">Of everybody under the contact, in all campaigns, as long as an answer still counts.</param>
/// <param name="Names">Of everybody under the contact.</param>
public sealed record ReplyContext(IReadOnlyList<PutQuestion> Questions, IReadOnlyList<(ParticipantRef Person, string Name)> Names, string Text)
{
    /// <summary>What the address or the calendar entry that was answered names.</summary>
    public PutQuestion? Named { get; init; }

    /// <summary>What the sender has been asked to make clear.</summary>
    public UnclearReply? Unclear { get; init; }
}

/// <summary>What becomes of a reply.</summary>
public abstract record ReplyRoute
{
    private ReplyRoute()
    {
    }

    /// <param name="Words">What the answer is read from, where it is not the whole reply.</param>
    /// <param name="Answer">The answer itself, where it was chosen by a number that the question itself does not have.</param>
    public sealed record Answers(ParticipantRef Person, string Key, string? Words = null, StatedAnswer? Answer = null) : ReplyRoute;

    /// <summary>It could answer several: the person is asked which.</summary>
    public sealed record Asks(IReadOnlyList<PutQuestion> Questions) : ReplyRoute;

    /// <param name="Why">For the team.</param>
    public sealed record ToTeam(string Why) : ReplyRoute;
}
