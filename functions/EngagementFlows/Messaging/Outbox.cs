using Azure;
using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Messaging;

/// <summary>Captures messages in Table Storage instead of handing them to a provider: for trying, testing and demos.</summary>
public sealed class Outbox(FlowTables tables) : IMessageChannel
{
    public async Task SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        try
        {
            await tables.Outbox.AddEntityAsync(JsonRow.Write(message.CampaignId, message.Id, message), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The same id is the same message: it was captured before a crash that lost the answer.
        }
    }

    /// <summary>What was captured, oldest first; of one campaign, or of all.</summary>
    public async Task<IReadOnlyList<OutboundMessage>> ReadAsync(string? campaignId, CancellationToken cancellation = default)
    {
        var messages = new List<OutboundMessage>();
        var filter = campaignId is null ? null : TableClient.CreateQueryFilter($"PartitionKey eq {campaignId}");
        await foreach (var row in tables.Outbox.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            messages.Add(JsonRow.Read<OutboundMessage>(row));
        }

        return [.. messages.OrderBy(message => message.At).ThenBy(message => message.Id, StringComparer.Ordinal)];
    }
}
