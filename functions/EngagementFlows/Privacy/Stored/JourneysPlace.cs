using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>What is kept of a person's journeys: how far they have come, and their histories. Ended before anything is emptied, so that nothing is sent and nothing written any more.</summary>
public sealed class JourneysPlace(ParticipantStore participants, JourneyStore journeys, TimeProvider clock) : IPlaceOfData
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(20);

    public string Key => StoredKeys.Journeys;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var person in subject.Records)
        {
            if (await client.GetInstanceAsync(person.InstanceId, getInputsAndOutputs: true, cancellation) is { } instance)
            {
                found.Add(new JsonObject
                {
                    ["instance"] = instance.InstanceId,
                    ["name"] = instance.Name,
                    ["status"] = instance.RuntimeStatus.ToString(),
                    ["createdAt"] = instance.CreatedAt,
                    ["lastUpdatedAt"] = instance.LastUpdatedAt,
                    ["input"] = Parsed(instance.SerializedInput),
                    ["output"] = Parsed(instance.SerializedOutput),
                    ["customStatus"] = Parsed(instance.SerializedCustomStatus),
                });
            }
        }

        foreach (var person in subject.Records)
        {
            if (await journeys.FindAsync(person.Ref, cancellation) is { Value: var journey })
            {
                found.Add(new JsonObject { ["journey"] = person.InstanceId, ["state"] = JsonSerializer.SerializeToNode(journey, JsonRow.Options) });
            }
        }

        return new Holding(found.Count, found, "This is how our programs remember which message comes next. Everything that you were sent and that you wrote stands above.",
            "Dyma sut mae ein rhaglenni'n cofio pa neges sy'n dod nesaf. Mae popeth a anfonwyd atoch chi ac a ysgrifennoch chi uchod.");
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (ended, isOver) = (before?.Count ?? 0, true);
        var failures = new CollectedFailures();
        await failures.CollectEachAsync(subject.Records, EndAsync, cancellation);
        failures.ThrowIfAny();
        if (isOver)
        {
            // Only now: a journey that still runs would write its row anew.
            await failures.CollectEachAsync(subject.Records, person => journeys.RemoveAsync(person.Ref, cancellation), cancellation);
            failures.ThrowIfAny();
        }

        return isOver
            ? new PlaceOutcome(PlaceState.Done, ended, "Journeys were ended and their histories removed.")
            : new PlaceOutcome(PlaceState.Waiting, ended) { Again = now + Moment };

        async Task EndAsync(Participant person)
        {
            await participants.ChangeAsync(person.Ref, one => (ErasureUnderWay.Begun(one, now), []), cancellation: cancellation);
            if (await client.TryTerminateAsync(person.InstanceId, cancellation))
            {
                isOver = false;
            }
            else if (await client.GetInstanceAsync(person.InstanceId, cancellation) is not null)
            {
                if (await client.TryPurgeAsync(person.InstanceId, cancellation))
                {
                    ended++;
                }
                else
                {
                    isOver = false;
                }
            }
        }
    }

    private static JsonNode? Parsed(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
