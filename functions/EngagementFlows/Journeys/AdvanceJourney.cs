using System.Text.Json;
using EngagementFlows.Orchestrating;
using EngagementFlows.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Journeys;

/// <summary>Takes one journey as far as it can go now: hears what has happened, does what is due, and says when to come back. Safe to repeat.</summary>
public sealed class AdvanceJourney(JourneyServices services, TimeProvider clock)
{
    [Function(nameof(AdvanceJourney))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var journey = new JourneyRunner(services, call.Read<JourneyStart>(), call.Now, clock, client, cancellation);
        return (await journey.RunAsync([.. call.Events.Select(Read).OfType<JourneyEvent>()])).To(call);
    }

    /// <returns>Null for what is no event of a journey, such as one that a later release will know.</returns>
    private static JourneyEvent? Read(JsonElement sent)
    {
        try
        {
            return sent.Deserialize<JourneyEvent>(JsonRow.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
