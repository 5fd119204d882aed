using System.Text.Json.Nodes;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>Where somebody else's details name the person as their supporter. Those records are the others'; the team is told how many there are.</summary>
public sealed class NamedByOthersPlace(ParticipantStore participants, ContactIndex contacts) : IPlaceOfData
{
    public string Key => StoredKeys.Others;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var count = await CountAsync(subject, cancellation);
        return new Holding(count, new JsonObject { ["namedAsSupporterBy"] = count }, count == 0 ? null
                : "Other people have named you as their supporter. What they said is about them, too. The team can tell you more.",
            count == 0 ? null
                : "Mae pobl eraill wedi eich enwi chi fel eu cefnogwr. Mae'r hyn ddywedon nhw amdanyn nhw hefyd. Gall y tîm ddweud mwy wrthoch chi.");
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        // The name is known only until the person's row is emptied.
        var count = before?.Count ?? await CountAsync(subject, cancellation);
        return count == 0
            ? new PlaceOutcome(PlaceState.Done, 0)
            : new PlaceOutcome(PlaceState.Kept, count, "Others have named this person as their supporter: ask them whether that is still so, and correct their details.");
    }

    private async Task<int> CountAsync(DataSubject subject, CancellationToken cancellation)
    {
        var names = subject.Records.Select(record => TextFolding.Fold(record.Details.Name)).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<ParticipantRef>();
        foreach (var key in subject.OwnKeys)
        {
            found.UnionWith((await contacts.FindSupportedAsync(key, cancellation)).Where(other => !subject.Is(other.CampaignId, other.ParticipantId)));
        }

        foreach (var campaign in subject.Records.Select(record => record.CampaignId).Distinct())
        {
            await foreach (var other in participants.AllAsync(campaign).WithCancellation(cancellation))
            {
                if (!subject.Is(campaign, other.Id) && other.Details.Supporter?.Name is { } name && names.Contains(TextFolding.Fold(name)))
                {
                    found.Add(other.Ref);
                }
            }
        }

        return found.Count;
    }
}
