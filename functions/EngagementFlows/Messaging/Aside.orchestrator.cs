using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Messaging;

/// <param name="Step">Also in the person's row, under its key.</param>
public sealed record AsideInput(JourneyStart Start, Step Step);

/// <summary>
/// Sends one message beside the story, by the same activity and under the same rules: what the team writes to one person, and the reply with
/// helplines. It works before a journey begins and after it has ended.
/// </summary>
public static class Aside
{
    /// <summary>Templates.</summary>
    public const string TeamMessage = "team-message";
    public const string HoldingReply = "holding-reply";

    /// <summary>What the holding reply is also about: the person has asked to hear nothing more, and gets no other confirmation.</summary>
    public const string AlsoStops = "stop";

    /// <summary>How often a message that a paused campaign holds up looks again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    [Function("SendAside")]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<AsideInput>()!;
        DateTimeOffset? turn = null;
        while (true)
        {
            var sent = await context.CallActivityAsync<SendStepResult>(
                nameof(SendStep), new SendStepInput(input.Start, input.Step, MeetingVersion: 0, [], null, null) { Turn = turn, IsAside = true }, Patience.Options);
            if (sent.Outcome is not null)
            {
                return;
            }

            turn = sent.Turn;
            var now = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
            var next = sent.NotBefore ?? now + Pause;
            await context.CreateTimer((next > now + Soonest ? next : now + Soonest).UtcDateTime, CancellationToken.None);
        }
    }

    /// <summary>Sends what stands in the person's row under the key; once, however often it is asked for.</summary>
    /// <param name="attempt">0 at first; the number of attempts so far where the last one was taken and did not arrive.</param>
    public static Task StartAsync(Participant person, string key, int attempt, DurableTaskClient client, CancellationToken cancellation) => client.StartOnceAsync(
        "SendAside",
        new AsideInput(new JourneyStart(person.CampaignId, person.Id), person.Asides[key].Step),
        attempt == 0 ? $"aside:{person.Ref.Key}:{key}" : $"aside:{person.Ref.Key}:{key}:{attempt}",
        cancellation);
}
