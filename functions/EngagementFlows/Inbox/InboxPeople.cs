using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Inbox;

/// <param name="Refusal">The answer to send instead; null where all was found.</param>
public sealed record ConcernedPerson(Campaign Campaign, InboxItem Item, Stored<Participant> Person, IActionResult? Refusal);

/// <summary>Whom an item is about: the one that it may be from, or the one whom the team names.</summary>
public sealed class InboxPeople(CampaignStore campaigns, ParticipantStore participants, TeamInbox inbox)
{
    /// <summary>How many rows are asked for at a time.</summary>
    private const int AtATime = 20;

    /// <summary>The names of all whom some items may be from, by id; whose data has been erased has none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(string campaignId, IEnumerable<InboxItem> items,
        CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in items.SelectMany(item => item.ParticipantIds).Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            var found = await Task.WhenAll(some.Select(id => participants.FindAsync(new ParticipantRef(campaignId, id), cancellation)));
            foreach (var person in found.OfType<Stored<Participant>>().Where(person => person.Value.Details.Name.Length > 0))
            {
                names[person.Value.Id] = person.Value.Details.Name;
            }
        }

        return names;
    }

    public async Task<ConcernedPerson> FindAsync(string campaignId, string itemId, string? named, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(campaignId, cancellation) is not { Value: var campaign })
        {
            return Refused(Api.NotFound("campaign", campaignId));
        }

        if (await inbox.FindAsync(campaignId, itemId, cancellation) is not { Item.Value: var item })
        {
            return Refused(Api.NotFound("item of this inbox", itemId));
        }

        if (named is null && item.ParticipantIds is not [_])
        {
            return Refused(Api.Invalid("participant", item.ParticipantIds.Count == 0
                ? "Nobody is known under this contact. Name the participant of this campaign whom it is about."
                : $"It may be from several people. Name one: {string.Join(", ", item.ParticipantIds)}."));
        }

        if (await participants.FindAsync(new ParticipantRef(campaignId, named ?? item.ParticipantIds[0]), cancellation) is not { } person)
        {
            return Refused(Api.Invalid("participant", $"There is no participant '{named ?? item.ParticipantIds[0]}' in this campaign."));
        }

        return ErasureUnderWay.Refusal(person.Value) is { } erasing ? Refused(erasing) : new ConcernedPerson(campaign, item, person, null);
    }

    /// <summary>A message of nobody's that the team has given to somebody stands in their conversation too.</summary>
    public async Task JoinAsync(Stored<Participant> person, InboxItem item, string recordedBy, CancellationToken cancellation)
    {
        if (!item.IsWritten || person.Value.ReceivedIds.Contains(item.Id))
        {
            return;
        }

        var line = new TimelineEntry($"r|{item.Id}", item.At, "received")
        {
            Channel = item.Channel,
            Text = item.Text,
            MessageId = item.Id,
            Attached = item.Attached,
            Reason = "said by the team to be from this person",
            RecordedBy = recordedBy,
            IsConcern = item.Kind == InboxItem.Safeguarding,
        };
        await participants.ChangeAsync(person.Value.Ref, before => before.ReceivedIds.Contains(item.Id) ? (before, []) : (before.Hearing(item.Id), [line]), person, cancellation);
    }

    private static ConcernedPerson Refused(IActionResult refusal) => new(null!, null!, null!, refusal);
}
