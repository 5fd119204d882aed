using Azure.Data.Tables;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Consent;

/// <param name="People">Whose ledgers were read.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="BeforeTheLedger">Consents on record from before there was a ledger: nothing proves them.</param>
public sealed record Verification(int People, int Entries, int BeforeTheLedger, IReadOnlyList<LedgerFault> Faults);

/// <summary>Reads the ledgers of one campaign or of all, and proves them. People who are gone altogether are found by the index of contacts.</summary>
public sealed class VerifyConsents(FlowTables tables, ConsentChain chain)
{
    /// <param name="campaignId">Null for every campaign there is, and whatever else stands in the table.</param>
    public async Task<Verification> RunAsync(string? campaignId, CancellationToken cancellation)
    {
        var sum = new Verification(0, 0, 0, []);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var partition = new List<TableEntity>();
        await foreach (var row in Rows(campaignId).WithCancellation(cancellation))
        {
            if (partition.Count > 0 && partition[0].PartitionKey != row.PartitionKey)
            {
                sum = With(sum, partition);
                partition.Clear();
            }

            seen.Add(row.PartitionKey);
            partition.Add(row);
        }

        sum = partition.Count > 0 ? With(sum, partition) : sum;
        var gone = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var row in Known(campaignId).WithCancellation(cancellation))
        {
            // A wish to stop stands there, too, under a key that is nobody's.
            if (row.RowKey.Contains(':', StringComparison.Ordinal) && !row.RowKey.StartsWith('~') && !seen.Contains(row.RowKey))
            {
                gone.Add(row.RowKey);
            }
        }

        return sum with { Faults = [.. sum.Faults, .. gone.SelectMany(key => ConsentVerification.Check(ParticipantRef.Parse(key), null, [], chain))] };
    }

    private Verification With(Verification sum, IReadOnlyList<TableEntity> partition)
    {
        var reference = ParticipantRef.Parse(partition[0].PartitionKey);
        var person = partition.Where(row => row.RowKey == ParticipantStore.Row).Select(row => ParticipantStore.Read(row).Value).FirstOrDefault();
        var entries = partition.Where(row => row.RowKey != ParticipantStore.Row).Select(ConsentChain.Read).ToList();
        return new Verification(
            sum.People + 1,
            sum.Entries + entries.Count,
            sum.BeforeTheLedger + (person?.Consents.Values.Count(consent => consent.Entry == 0) ?? 0),
            [.. sum.Faults, .. ConsentVerification.Check(reference, person, entries, chain)]);
    }

    private IAsyncEnumerable<TableEntity> Rows(string? campaignId) => tables.Participants.QueryAsync<TableEntity>(campaignId is null
        ? TableClient.CreateQueryFilter($"RowKey eq {ParticipantStore.Row} or (RowKey ge {ConsentChain.Prefix} and RowKey lt {ConsentChain.AfterPrefix})")
        : TableClient.CreateQueryFilter($"PartitionKey ge {campaignId + ":"} and PartitionKey lt {campaignId + ";"} and (RowKey eq {ParticipantStore.Row} or (RowKey ge {ConsentChain.Prefix} and RowKey lt {ConsentChain.AfterPrefix}))"));

    private IAsyncEnumerable<TableEntity> Known(string? campaignId) => tables.Contacts.QueryAsync<TableEntity>(
        campaignId is null
            ? TableClient.CreateQueryFilter($"RowKey ne {Suppressions.Row}")
            : TableClient.CreateQueryFilter($"RowKey ge {campaignId + ":"} and RowKey lt {campaignId + ";"}"),
        select: ["PartitionKey", "RowKey"]);
}
