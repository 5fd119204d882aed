using System.Collections.Immutable;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;

namespace EngagementFlows.Participants;

/// <summary>A reply that could answer several questions: the person is asked once which, and it goes to the team if that does not settle it.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="Questions">Those that it could answer, with the numbers that the message asking which gives them.</param>
public sealed record UnclearReply(string Id, string Text, Channel Channel, string From, DateTimeOffset At, ImmutableList<UnclearQuestion> Questions);

/// <summary>One of the questions, as the message that asks which repeats it; it may be another person's under the same contact, or another campaign's.</summary>
/// <param name="Key">As <see cref="Journeys.QuestionKeys"/> has it.</param>
/// <param name="First">Its first number there.</param>
/// <param name="Numbers">2 to 4 where they are its answers (<see cref="Inbox.AttendanceOption"/>; yes and no); 1 where the number says that what was written answers it.</param>
/// <param name="Name">Whose question it is, where several share the contact; null otherwise.</param>
/// <param name="Words">Of the question, where it has words of its own.</param>
public sealed record UnclearQuestion(string CampaignId, string ParticipantId, string Key, int First, int Numbers, string? Name, LocalizedText Title, LocalizedText? Words)
{
    /// <summary>To come to the room and to come by video are two of its answers.</summary>
    public bool OffersVideo { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public ParticipantRef Person => new(CampaignId, ParticipantId);
}
