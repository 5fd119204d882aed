using EngagementFlows.Journeys;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Privacy;

/// <summary>Which request, and the places to go to, in order: ids only.</summary>
public sealed record PrivacyRunInput(PrivacyKind Kind, string CampaignId, string ParticipantId, IReadOnlyList<string> Places, IReadOnlyList<string> LookAgain);

/// <summary>
/// Answers one request, a place at a time. Each place is done before the next, as often as it takes; a crash goes on where it was. After an
/// erasure the places are looked at once more: what was under way when it began may have been written down behind it.
/// </summary>
public static class PrivacyRun
{
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Straggling = TimeSpan.FromMinutes(10);

    [Function(nameof(PrivacyRun))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<PrivacyRunInput>()!;
        foreach (var place in input.Places)
        {
            await GoToAsync(context, input, place);
            if (place == StoredKeys.Journeys && input.Kind == PrivacyKind.Erasure)
            {
                // What an ended journey was just sending is written down within seconds.
                await context.CreateTimer(context.CurrentUtcDateTime + UnderWay, CancellationToken.None);
            }
        }

        if (input.LookAgain.Count > 0)
        {
            await context.CreateTimer(context.CurrentUtcDateTime + Straggling, CancellationToken.None);
            foreach (var place in input.LookAgain)
            {
                await GoToAsync(context, input, place);
            }
        }

        await context.CallActivityAsync(nameof(EndPrivacyRun), input, Patience.Options);
    }

    private static async Task GoToAsync(TaskOrchestrationContext context, PrivacyRunInput input, string place)
    {
        while (await context.CallActivityAsync<DateTimeOffset?>(nameof(GoToPlace), new GoToPlaceInput(input, place), Patience.Options) is { } again)
        {
            await context.CreateTimer(again.UtcDateTime, CancellationToken.None);
        }
    }
}
