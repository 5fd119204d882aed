using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Safeguarding;

/// <param name="Key">A keyed hash of the message: nobody's data.</param>
/// <param name="CampaignIds">The campaigns in whose inboxes the item is; none where nobody is known under the contact.</param>
public sealed record AlertInput(string Key, string ItemId, IReadOnlyList<string> CampaignIds);

/// <summary>
/// Puts one reply in front of a named person, at any hour: tries until a provider has taken the alert, and tells more people while nobody
/// has looked at the item.
/// </summary>
public static class SafeguardingAlert
{
    /// <summary>The provider took the alert and could not deliver it.</summary>
    public const string NotDelivered = "not-delivered";

    /// <summary>Stands for a participant in the references of alerts.</summary>
    private const string Prefix = "alert-";

    public static string InstanceId(string key) => $"safeguarding:{key}";

    public static string ParticipantId(string key) => Prefix + key;

    /// <summary>The key of the alert that a message belongs to; null where it is none.</summary>
    public static string? KeyOf(MessageReference reference) => reference.Participant.ParticipantId.StartsWith(Prefix, StringComparison.Ordinal) ? reference.Participant.ParticipantId[Prefix.Length..] : null;

    [Function(nameof(SafeguardingAlert))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(AdvanceAlert), NotDelivered);
}
