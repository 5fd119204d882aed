using System.Text.Json.Serialization;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;

namespace EngagementFlows.Participants;

/// <summary>A question that was put to a person and that a reply can still answer, or answer differently.</summary>
/// <param name="Until">After this a reply no longer answers it.</param>
public sealed record AskedQuestion(QuestionKind Kind, string? About, DateTimeOffset AskedAt, DateTimeOffset? Until = null)
{
    /// <summary>The step that put it last, and its message.</summary>
    public string? Step { get; init; }
    public string? MessageId { get; init; }
    public Channel? Channel { get; init; }

    /// <summary>The number of its first answer; 0 for 1, as in rows from before there were others.</summary>
    public int First { get; init; }

    /// <summary>How many numbers its answers take; 0 where it asks for words.</summary>
    public int Numbers { get; init; }

    /// <summary>When it was answered: it stays, since people change their minds.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    [JsonIgnore]
    public string Key => QuestionKeys.For(Kind, About);

    [JsonIgnore]
    public bool IsAttendance => Kind is QuestionKind.Rsvp or QuestionKind.Offer;

    [JsonIgnore]
    public int FirstNumber => Math.Max(1, First);

    public bool IsOpen(DateTimeOffset now) => AnsweredAt is null && (Until is null || now <= Until);
}

/// <summary>One answer as it was understood; those that a later one replaced are kept.</summary>
/// <param name="Question">As <see cref="QuestionKeys"/> has it.</param>
/// <param name="Answer">In short: <c>ACCEPTED</c>, <c>yes</c>, <c>5 4 5 4</c>, the first words.</param>
/// <param name="Evidence">The id of the message or action in which it was given.</param>
/// <param name="Via"><c>sms</c>, <c>email</c>, <c>calendar</c>, <c>page</c> or <c>team</c>.</param>
public sealed record AnswerGiven(string Question, string Answer, DateTimeOffset At, string Evidence, string Via, bool Replaced = false);
