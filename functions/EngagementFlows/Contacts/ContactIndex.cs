using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Contacts;

/// <summary>Which participants a phone number or an email address belongs to. People share phones, so there may be several.</summary>
public sealed class ContactIndex(FlowTables tables)
{
    private const string Supporter = "~supporter:";
    private const string SupporterEnd = "~supporter;";

    public async Task<IReadOnlyList<ParticipantRef>> FindAsync(string contactKey, CancellationToken cancellation = default)
    {
        var found = new List<ParticipantRef>();
        await foreach (var row in tables.Contacts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {contactKey}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            // What else stands under a contact begins with a tilde, as no campaign's id does.
            if (!row.RowKey.StartsWith('~'))
            {
                found.Add(ParticipantRef.Parse(row.RowKey));
            }
        }

        return found;
    }

    /// <summary>The participants whose supporter has this contact; that makes the supporter none.</summary>
    public async Task<IReadOnlyList<ParticipantRef>> FindSupportedAsync(string contactKey, CancellationToken cancellation = default)
    {
        var found = new List<ParticipantRef>();
        await foreach (var row in tables.Contacts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {contactKey} and RowKey ge {Supporter} and RowKey lt {SupporterEnd}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            found.Add(ParticipantRef.Parse(row.RowKey[Supporter.Length..]));
        }

        return found;
    }

    public Task AddSupporterAsync(string contactKey, ParticipantRef supported, CancellationToken cancellation = default) =>
        tables.Contacts.UpsertEntityAsync(new TableEntity(contactKey, Supporter + supported.Key), TableUpdateMode.Replace, cancellation);

    public Task RemoveSupporterAsync(string contactKey, ParticipantRef supported, CancellationToken cancellation = default) =>
        tables.Contacts.DeleteEntityAsync(contactKey, Supporter + supported.Key, cancellationToken: cancellation);

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
