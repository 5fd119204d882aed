using Azure;
using Azure.Data.Tables;
using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Inbox;

/// <summary>
/// What waits for somebody of the team: a reply that no rule understood or that could belong to more than one person, a message of ours
/// that did not go, an alert.
/// </summary>
/// <param name="ParticipantIds">Whom it may be from; none if nobody is known under that contact.</param>
/// <param name="Why">Why it is here, for the team.</param>
public sealed record InboxItem(string Id, IReadOnlyList<string> ParticipantIds, Channel Channel, string From, string Text, DateTimeOffset At, string Why)
{
    /// <summary>A message of ours that did not go, or of which nobody knows whether it did.</summary>
    public const string Delivery = "delivery";

    /// <summary>Something that concerns all campaigns: a sender has stopped.</summary>
    public const string Alert = "alert";

    /// <summary>A message of ours that is to be said by phone: whom to call, what to say and by when.</summary>
    public const string Call = "call";

    /// <summary>What people need and nobody has marked as met, before the invitation and before the meeting.</summary>
    public const string AccessNeeds = "access-needs";

    /// <summary>Somebody asks for what is kept about them: to be answered within one month.</summary>
    public const string DataRequest = "data-request";

    /// <summary><c>reply</c>, <c>delivery</c>, <c>call</c>, <c>access-needs</c>, <c>data-request</c> or <c>alert</c>.</summary>
    public string Kind { get; init; } = "reply";

    /// <summary>What came with it and was not kept: name, type and size.</summary>
    public string? Attached { get; init; }
}

/// <summary>Where replies wait for people. Nothing that somebody wrote is ever dropped.</summary>
public sealed class TeamInbox(FlowTables tables, CampaignStore campaigns)
{
    /// <summary>The partition of messages from contacts that no campaign knows; every campaign's inbox shows them.</summary>
    public const string Unknown = "-";

    /// <param name="campaignId">Null when nobody is known under the contact.</param>
    public async Task PutAsync(string? campaignId, InboxItem item, CancellationToken cancellation)
    {
        try
        {
            await tables.Inbox.AddEntityAsync(JsonRow.Write(campaignId ?? Unknown, item.Id, item), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The same message delivered again, however much later: it waits already.
        }
    }

    [Function("GetInbox")]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/inbox")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        var items = new List<InboxItem>();
        foreach (var partition in new[] { id, Unknown })
        {
            await foreach (var row in tables.Inbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
            {
                items.Add(JsonRow.Read<InboxItem>(row));
            }
        }

        return Api.Ok(new { items = items.OrderBy(item => item.At).ThenBy(item => item.Id, StringComparer.Ordinal) });
    }
}
