using Azure;
using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Messaging;

/// <summary>Captures messages in Table Storage instead of handing them to a provider: for trying, testing and demos, and in safe mode.</summary>
public sealed class Outbox(FlowTables tables) : IMessageChannel
{
    public TimeSpan FirstLook => TimeSpan.Zero;

    public TimeSpan? ProofAfter => TimeSpan.Zero;

    public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        try
        {
            await tables.Outbox.AddEntityAsync(JsonRow.Write(message.CampaignId, message.Id, message), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The same id is the same message: it was captured before a crash that lost the answer.
        }

        return new HandOver.Accepted(message.Id);
    }

    public async Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
        (await tables.Outbox.GetEntityIfExistsAsync<TableEntity>(message.Participant.CampaignId, message.MessageId, ["RowKey"], cancellation)).HasValue ? LookUp.Found : LookUp.NotFound;

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
