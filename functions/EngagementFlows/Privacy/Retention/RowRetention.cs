using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Inbox;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Privacy.Retention;

/// <summary>Rows that go as a whole: a closed campaign's inbox and captured messages, what strangers wrote, old records and answered requests.</summary>
public sealed class RowRetention(FlowTables tables, IOptions<RetentionSettings> settings) : ICampaignRetention, IAppRetention
{
    public async IAsyncEnumerable<Expired> FindAsync(CampaignInTime campaign, DateTimeOffset now, DurableTaskClient client, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (string Class, string Period, TableClient Table)[] classes = [("inbox", settings.Value.Inbox, tables.Inbox), ("outbox", settings.Value.Outbox, tables.Outbox)];
        foreach (var (name, period, table) in classes.Where(one => campaign.ClosedAt + Durations.Of(one.Period) <= now))
        {
            var id = campaign.Campaign.Id;
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            {
                yield return new Expired(name, id, campaign.ClosedAt!.Value, token => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: token));
            }
        }
    }

    public async IAsyncEnumerable<Expired> FindAsync(DateTimeOffset now, DurableTaskClient client, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.Inbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TeamInbox.Unknown}"), cancellationToken: cancellation))
        {
            if ((DateTimeOffset?)JsonRow.Read<JsonObject>(row)["at"] is { } at && at + Durations.Of(settings.Value.Strangers) <= now)
            {
                yield return Row("strangers", at, tables.Inbox, row);
            }
        }

        var oldest = now - Durations.Of(settings.Value.Audit);
        var month = oldest.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var start = new DateTimeOffset(oldest.UtcDateTime.Year, oldest.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        await foreach (var row in tables.Audit.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey lt {month}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            // By the month, so that what is left is whole months.
            yield return Row("audit", start.AddMonths(-1), tables.Audit, row);
        }

        await foreach (var row in tables.Privacy.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ne {ErasedPeople.Partition}"), cancellationToken: cancellation))
        {
            if (JsonRow.Read<PrivacyRequest>(row) is { State: not RequestState.Running } request
                && (request.EndedAt ?? request.AskedAt) is var ended
                && ended + Durations.Of(settings.Value.Requests) <= now)
            {
                yield return Row("requests", ended, tables.Privacy, row);
            }
        }
    }

    private static Expired Row(string name, DateTimeOffset since, TableClient table, TableEntity row) =>
        new(name, null, since, token => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: token));
}
