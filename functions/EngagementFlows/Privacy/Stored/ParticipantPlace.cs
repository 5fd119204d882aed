using System.Text.Json.Nodes;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>The person's row in each campaign: details, answers, consents. Emptied last, since other places are found by it.</summary>
public sealed class ParticipantPlace(ParticipantStore participants, ParticipantRows rows, TimeProvider clock) : IPlaceOfData
{
    public string Key => StoredKeys.Participant;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var reference in subject.Refs)
        {
            await foreach (var (_, data) in rows.AsStoredAsync(reference, cancellation))
            {
                found.Add(OfThemAlone(data));
                break;
            }
        }

        return !subject.Records.Any(HasSupporter) ? new Holding(found.Count, found) : new Holding(
            found.Count,
            found,
            "How to reach your supporter is your supporter's own information, and is left out.",
            "Gwybodaeth eich cefnogwr yw sut i gysylltu â'ch cefnogwr, ac mae wedi ei gadael allan.");
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var reference in subject.Refs)
        {
            await participants.ChangeAsync(reference, person => (Tombstone.Of(person, clock.GetUtcNow()), []), cancellation: cancellation);
        }

        return new PlaceOutcome(PlaceState.Done, subject.Records.Count, "What is left is an id and what the campaign's figures count.");
    }

    private static bool HasSupporter(Participant person) => person.Details.Supporter is { Phone: not null } or { Email: not null };

    /// <summary>Whose household it is may be somebody else's id, and a supporter's contacts are somebody else's data.</summary>
    private static JsonObject OfThemAlone(JsonObject person)
    {
        person.Remove("household");
        if (person["details"]?["supporter"] is JsonObject supporter)
        {
            supporter.Remove("phone");
            supporter.Remove("email");
        }

        return person;
    }
}
