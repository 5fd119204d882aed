using Azure.Data.Tables;
using EngagementFlows.Inbox;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>All that the app has stored of everybody, at one instant.</summary>
/// <param name="People">By name, of which each has its own.</param>
/// <param name="Received">The lines of what came in, by person.</param>
/// <param name="Inbox">What waits for the team, by person.</param>
internal sealed record StoredState(
    IReadOnlyDictionary<string, Participant> People,
    ILookup<(string Campaign, string Id), TimelineEntry> Received,
    ILookup<(string Campaign, string Id), InboxItem> Inbox)
{
    /// <summary>People, and the lines of their timelines that say what came in.</summary>
    private const string Rows = $"RowKey eq '{ParticipantStore.Row}' or (RowKey ge 'r|' and RowKey lt 'r}}')";

    public static async Task<StoredState> ReadAsync(FlowTables tables, CancellationToken cancellation)
    {
        var people = new Dictionary<string, Participant>(StringComparer.Ordinal);
        var received = new List<((string, string) Person, TimelineEntry Line)>();
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(Rows, cancellationToken: cancellation))
        {
            if (row.RowKey == ParticipantStore.Row)
            {
                var person = JsonRow.Read<Participant>(row);
                people.Add(person.Details.Name, person);
            }
            else if (row.PartitionKey.Split(':') is [var campaign, var id])
            {
                received.Add(((campaign, id), JsonRow.Read<TimelineEntry>(row)));
            }
        }

        var inbox = new List<((string, string) Person, InboxItem Item)>();
        await foreach (var row in tables.Inbox.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            var item = JsonRow.Read<InboxItem>(row);
            inbox.AddRange(item.ParticipantIds.Select(id => ((row.PartitionKey, id), item)));
        }

        return new StoredState(
            people, received.ToLookup(one => one.Person, one => one.Line), inbox.ToLookup(one => one.Person, one => one.Item));
    }
}
