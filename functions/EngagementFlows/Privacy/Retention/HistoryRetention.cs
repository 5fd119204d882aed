using System.Runtime.CompilerServices;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Privacy.Retention;

/// <summary>Histories of orchestrations that have ended: of journeys, and of everything else that runs.</summary>
public sealed class HistoryRetention(ParticipantStore participants, JourneyStore journeys, IOptions<RetentionSettings> settings) : ICampaignRetention, IAppRetention
{
    public const string Journeys = "journeys";

    public async IAsyncEnumerable<Expired> FindAsync(CampaignInTime campaign, DateTimeOffset now, DurableTaskClient client, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var period = Durations.Of(settings.Value.Journeys);
        foreach (var person in campaign.People.Where(person => person.ErasedAt is null && person.EndedAt + period <= now && !person.Removed.Contains(Journeys)))
        {
            yield return new Expired(Journeys, campaign.Campaign.Id, person.EndedAt!.Value, token => RemoveAsync(person, client, token));
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<Expired> FindAsync(DateTimeOffset now, DurableTaskClient client, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var until = now - Durations.Of(settings.Value.Runs);
        var ended = new OrchestrationQuery(CreatedTo: until, Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]);
        await foreach (var instance in client.GetAllInstancesAsync(ended).WithCancellation(cancellation))
        {
            if (instance.Name != nameof(ParticipantJourney) && instance.LastUpdatedAt <= until)
            {
                yield return new Expired("runs", null, instance.LastUpdatedAt, token => client.TryPurgeAsync(instance.InstanceId, token));
            }
        }
    }

    private async Task RemoveAsync(Participant person, DurableTaskClient client, CancellationToken cancellation)
    {
        // Where it still runs: another day.
        if (await client.TryPurgeAsync(person.InstanceId, cancellation))
        {
            await journeys.RemoveAsync(person.Ref, cancellation);
            await participants.ChangeAsync(person.Ref, before => (before with { Removed = before.Removed.Add(Journeys) }, []), cancellation: cancellation);
        }
    }
}
