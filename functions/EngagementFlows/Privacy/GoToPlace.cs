using System.Globalization;
using EngagementFlows.Contacts;
using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Privacy;

/// <summary>
/// Does at one place what a request asks, and writes down what came of it; after the last, ends the request. After an erasure the places are
/// looked at once more: what was under way when it began may have been written down behind it. Safe to repeat.
/// </summary>
public sealed class GoToPlace(PrivacyRequests requests, DataSubjects subjects, PlacesOfData places, EndPrivacyRun end, IOptions<PrivacySettings> settings)
{
    /// <param name="call">Its cursor is how many places are done with.</param>
    [Function(nameof(GoToPlace))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var run = call.Read<PrivacyRunInput>();
        var done = call.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        string[] order = [.. run.Places, .. run.LookAgain];
        if (done >= order.Length)
        {
            await end.Run(run, cancellation);
            return LoopAnswer.Done.To(call);
        }

        if (await GoAsync(run, order[done], client, cancellation) is { } again)
        {
            return LoopAnswer.At(again, call.Cursor).To(call);
        }

        var next = (done + 1).ToString(CultureInfo.InvariantCulture);
        return (PauseAfter(run, done) is { } pause ? LoopAnswer.At(call.Now + pause, next) : LoopAnswer.Again(next)).To(call);
    }

    private TimeSpan? PauseAfter(PrivacyRunInput run, int place) =>
        place == run.Places.Count - 1 && run.LookAgain.Count > 0 ? settings.Value.Recheck()
        : place < run.Places.Count && run.Places[place] == StoredKeys.Journeys && run.Kind == PrivacyKind.Erasure ? settings.Value.InFlight()
        : null;

    /// <returns>When to come back; null when the place is done with.</returns>
    private async Task<DateTimeOffset?> GoAsync(PrivacyRunInput run, string key, DurableTaskClient client, CancellationToken cancellation)
    {
        var person = new ParticipantRef(run.CampaignId, run.ParticipantId);
        var stored = await requests.FindAsync(run.Kind, person, cancellation) ?? throw new InvalidOperationException($"There is no {run.Kind} for {person.Key}.");
        var subject = await subjects.ReadAsync(stored.Value, cancellation);
        var place = places.Of(key);
        var outcome = run.Kind == PrivacyKind.Erasure
            ? await place.EraseAsync(subject, stored.Value.Places.GetValueOrDefault(place.Key), client, cancellation)
            : Found(await place.FindAsync(subject, client, cancellation));

        await requests.ChangeAsync(run.Kind, person, before => before with { Places = before.Places.SetItem(place.Key, outcome) }, cancellation);
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
