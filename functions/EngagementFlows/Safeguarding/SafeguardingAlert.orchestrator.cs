using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
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
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<AlertInput>()!;
        for (var round = 0; round <= AlertPlan.MostEscalations; round++)
        {
            var sent = await SendAsync(context, input, round);
            if (sent.HasNobody)
            {
                return;
            }

            await WaitAsync(context, sent.Patience);
            if (await context.CallActivityAsync<bool>(nameof(IsInHand), input, Patience.Options))
            {
                return;
            }
        }
    }

    private static async Task<AlertSent> SendAsync(TaskOrchestrationContext context, AlertInput input, int round)
    {
        for (var tries = 1; ; tries++)
        {
            var sent = await context.CallActivityAsync<AlertSent>(nameof(SendAlert), new SendAlertInput(input, round, tries), Patience.Options);
            if (sent.HandedOver || sent.HasNobody || tries == AlertPlan.MostTries)
            {
                return sent;
            }

            await context.CreateTimer(context.CurrentUtcDateTime + AlertPlan.PauseAfter(tries), CancellationToken.None);
        }
    }

    /// <summary>Until it is time to look whether somebody has looked, or the provider says that the alert has not arrived.</summary>
    private static async Task WaitAsync(TaskOrchestrationContext context, TimeSpan patience)
    {
        using var enough = new CancellationTokenSource();
        var failed = context.WaitForExternalEvent<string>(NotDelivered, enough.Token);
        var timer = context.CreateTimer(context.CurrentUtcDateTime + patience, enough.Token);
        await Task.WhenAny(failed, timer);
#pragma warning disable CA1849, MA0042 // CancelAsync resumes on the thread pool, which an orchestrator must never do.
        enough.Cancel();
#pragma warning restore CA1849, MA0042
    }
}
