using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Contacts;

/// <summary>Which participants a phone number or an email address belongs to. People share phones, so there may be several.</summary>
public sealed class ContactIndex(FlowTables tables)
{
    public async Task<IReadOnlyList<ParticipantRef>> FindAsync(string contactKey, CancellationToken cancellation = default)
    {
        var found = new List<ParticipantRef>();
        await foreach (var row in tables.Contacts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {contactKey}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            if (row.RowKey != Suppressions.Row)
            {
                found.Add(ParticipantRef.Parse(row.RowKey));
            }
        }

        return found;
    }

    public Task AddAsync(string contactKey, ParticipantRef participant, CancellationToken cancellation = default) =>
        tables.Contacts.UpsertEntityAsync(new TableEntity(contactKey, participant.Key), TableUpdateMode.Replace, cancellation);

    public Task RemoveAsync(string contactKey, ParticipantRef participant, CancellationToken cancellation = default) =>
        tables.Contacts.DeleteEntityAsync(contactKey, participant.Key, cancellationToken: cancellation);
}

/// <summary>One person in one campaign.</summary>
public readonly record struct ParticipantRef(string CampaignId, string ParticipantId)
{
    /// <summary><c>campaign:participant</c>, as in partition keys and instance ids.</summary>
    public string Key => $"{CampaignId}:{ParticipantId}";

    public static ParticipantRef Parse(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return new(key[..colon], key[(colon + 1)..]);
    }
}
