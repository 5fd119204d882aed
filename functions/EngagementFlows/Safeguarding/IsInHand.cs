using Azure.Data.Tables;
using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Storage;

namespace EngagementFlows.Safeguarding;

/// <summary>Whether anybody of the team has looked at a reply that needs somebody: opened it, or done anything with it.</summary>
public sealed class IsInHand(FlowTables tables, TeamInbox inbox)
{
    private const string Opened = "opened";

    public async Task<bool> Run(AlertInput alert, CancellationToken cancellation)
    {
        if ((await tables.Safeguarding.GetEntityIfExistsAsync<TableEntity>(SafeguardingAlert.ParticipantId(alert.Key), Opened, cancellationToken: cancellation)).HasValue)
        {
            return true;
        }

        foreach (var campaign in alert.CampaignIds.DefaultIfEmpty(TeamInbox.Unknown))
        {
            if (await inbox.FindAsync(campaign, alert.ItemId, cancellation) is not { Item.Value: { Revision: 0, State: InboxState.Open } })
            {
                // Touched, or given to a campaign by somebody.
                return true;
            }
        }

        return false;
    }

    public Task OpenedAsync(string key, Actor who, DateTimeOffset at, CancellationToken cancellation) =>
        tables.Safeguarding.UpsertEntityAsync(new TableEntity(SafeguardingAlert.ParticipantId(key), Opened) { ["At"] = at, ["Who"] = who.Id }, TableUpdateMode.Replace, cancellation);
}
