using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Storage;

/// <summary>The app's tables. One row in any of them belongs to one aggregate, which one store writes, always under its ETag.</summary>
public sealed class FlowTables(TableServiceClient service, IOptions<FlowSettings> settings) : IHostedService
{
    private readonly string prefix = settings.Value.TablePrefix;

    /// <summary>PartitionKey <c>campaign</c>, RowKey the campaign's id.</summary>
    public TableClient Campaigns => service.GetTableClient($"{prefix}Campaigns");

    /// <summary>PartitionKey <c>campaign:participant</c>; RowKey <c>participant</c>, and a row for each entry of the timeline.</summary>
    public TableClient Participants => service.GetTableClient($"{prefix}Participants");

    /// <summary>How far each journey has come. PartitionKey <c>campaign:participant</c>, RowKey <c>journey</c>.</summary>
    public TableClient Journeys => service.GetTableClient($"{prefix}Journeys");

    /// <summary>PartitionKey the keyed hash of a contact, RowKey <c>campaign:participant</c>; <c>~supporter:campaign:participant</c> where it is the contact of that person's supporter; <c>~stop</c> for a wish to hear nothing more; <c>~numbers</c> for the numbers that stand on messages there.</summary>
    public TableClient Contacts => service.GetTableClient($"{prefix}Contacts");

    /// <summary>PartitionKey the campaign's id, RowKey <c>places</c>.</summary>
    public TableClient Places => service.GetTableClient($"{prefix}Places");

    /// <summary>Replies that wait for the team. PartitionKey the campaign's id, RowKey the message's id.</summary>
    public TableClient Inbox => service.GetTableClient($"{prefix}Inbox");

    /// <summary>Captured messages. PartitionKey the campaign's id, RowKey the message's id.</summary>
    public TableClient Outbox => service.GetTableClient($"{prefix}Outbox");

    /// <summary>How our senders stand. PartitionKey <c>sender</c>, RowKey <c>sms</c> or <c>email</c>.</summary>
    public TableClient Senders => service.GetTableClient($"{prefix}Senders");

    /// <summary>
    /// What providers posted. PartitionKey the kind; RowKey <c>d|hash</c> for each key that is known, and <c>p|ticks|hash</c> while it waits to
    /// be taken in.
    /// </summary>
    public TableClient Deliveries => service.GetTableClient($"{prefix}Deliveries");

    /// <summary>
    /// PartitionKey <c>phrases</c>, RowKey <c>team</c>: what the team has made of the list of phrases. PartitionKey <c>alert-HASH</c>: an alert's
    /// messages by their ids, and who has looked, as <c>opened</c>.
    /// </summary>
    public TableClient Safeguarding => service.GetTableClient($"{prefix}Safeguarding");

    /// <summary>What has been done by whom. PartitionKey the month, <c>2026-11</c>; RowKey <c>ticks|id</c>.</summary>
    public TableClient Audit => service.GetTableClient($"{prefix}Audit");

    /// <summary>Keys of programs. PartitionKey <c>key</c>, RowKey the key's id.</summary>
    public TableClient Keys => service.GetTableClient($"{prefix}Keys");

    /// <summary>
    /// Subject access and erasure. PartitionKey <c>campaign:participant</c>, RowKey the kind of request; <c>erased</c> and a keyed hash for
    /// each person who is not to be added again.
    /// </summary>
    public TableClient Privacy => service.GetTableClient($"{prefix}Privacy");

    /// <summary>The keys under which pages' forms are protected against forged posts, for all instances. PartitionKey <c>key</c>.</summary>
    public TableClient FormKeys => service.GetTableClient($"{prefix}FormKeys");

    private IEnumerable<TableClient> All =>
    [
        Campaigns, Participants, Journeys, Contacts, Places, Inbox, Outbox, Senders, Deliveries, Safeguarding, Audit, Keys, Privacy, FormKeys,
    ];

    /// <summary>Creates what is missing, once a start.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(All.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether Table Storage answers, for <c>/api/health</c>.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Campaigns.GetEntityIfExistsAsync<TableEntity>("campaign", "-", cancellationToken: cancellationToken);
            return true;
        }
        catch (Exception e) when (e is Azure.RequestFailedException or AggregateException or OperationCanceledException)
        {
            return false;
        }
    }
}
