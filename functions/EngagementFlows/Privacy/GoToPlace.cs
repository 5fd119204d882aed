using EngagementFlows.Contacts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy;

public sealed record GoToPlaceInput(PrivacyRunInput Run, string Place);

/// <summary>Does at one place what a request asks, and writes down what came of it. Safe to repeat.</summary>
public sealed class GoToPlace(PrivacyRequests requests, DataSubjects subjects, PlacesOfData places)
{
    /// <returns>When to come back; null when the place is done with.</returns>
    [Function(nameof(GoToPlace))]
    public async Task<DateTimeOffset?> Run([ActivityTrigger] GoToPlaceInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var person = new ParticipantRef(input.Run.CampaignId, input.Run.ParticipantId);
        var stored = await requests.FindAsync(input.Run.Kind, person, cancellation) ?? throw new InvalidOperationException($"There is no {input.Run.Kind} for {person.Key}.");
        var subject = await subjects.ReadAsync(stored.Value, cancellation);
        var place = places.Of(input.Place);
        var outcome = input.Run.Kind == PrivacyKind.Erasure
            ? await place.EraseAsync(subject, stored.Value.Places.GetValueOrDefault(place.Key), client, cancellation)
            : Found(await place.FindAsync(subject, client, cancellation));

        await requests.ChangeAsync(input.Run.Kind, person, before => before with { Places = before.Places.SetItem(place.Key, outcome) }, cancellation);
        return outcome.State == PlaceState.Waiting ? outcome.Again : null;
    }

    private static PlaceOutcome Found(Holding holding) => new(PlaceState.Done, holding.Count, holding.Note);
}

/// <summary>All places, by their keys.</summary>
public sealed class PlacesOfData(IEnumerable<IPlaceOfData> places)
{
    private readonly Dictionary<string, IPlaceOfData> byKey = places.ToDictionary(place => place.Key, StringComparer.Ordinal);

    public IReadOnlyCollection<IPlaceOfData> All => byKey.Values;

    public IPlaceOfData Of(string key) => byKey.GetValueOrDefault(key) ?? throw new InvalidOperationException($"No place is known as {key}.");
}
