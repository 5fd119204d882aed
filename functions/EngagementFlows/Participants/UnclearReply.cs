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
/// <param name="Numbers">2 or 3 where they are its answers (yes, no, not sure); 1 where the number says that what was written answers it.</param>
/// <param name="Name">Whose question it is, where several share the contact; null otherwise.</param>
/// <param name="Words">Of the question, where it has words of its own.</param>
public sealed record UnclearQuestion(string CampaignId, string ParticipantId, string Key, int First, int Numbers, string? Name, LocalizedText Title, LocalizedText? Words)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public ParticipantRef Person => new(CampaignId, ParticipantId);
}
