using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Privacy;

/// <summary>
/// Who asked that nothing of them be kept. All that is left of them is a keyed hash of name and contact, so that a list which still has
/// them does not bring them back; whoever else has the same phone is somebody else.
/// </summary>
public sealed class ErasedPeople(FlowTables tables, ContactKeys keys)
{
    public const string Partition = "erased";

    public const string Refusal = "This person's data was erased, and they are not added again. Take them off your list.";

    /// <summary>One hash for each contact of a person, with their name.</summary>
    public IEnumerable<string> KeysOf(ParticipantDetails details) => PersonIdentity.KeysOf(details).Select(key => keys.Hash("erased", key));

    public async Task<IReadOnlySet<string>> KeysAsync(CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in tables.Privacy.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            found.Add(row.RowKey);
        }

        return found;
    }

    public async Task AddAsync(ParticipantDetails details, CancellationToken cancellation)
    {
        foreach (var key in KeysOf(details))
        {
            await tables.Privacy.UpsertEntityAsync(new TableEntity(Partition, key), TableUpdateMode.Replace, cancellation);
        }
    }
}
