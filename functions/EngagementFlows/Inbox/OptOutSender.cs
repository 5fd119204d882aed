using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <summary>Somebody of the team has read in an item that its sender wants to hear nothing more. It counts as if a rule had read it.</summary>
public sealed class OptOutSender(CampaignStore campaigns, TeamInbox inbox, InboxDesk desk, Withdraw withdraw, ContactKeys keys)
{
    [Function("OptOutInboxSender")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/inbox/{itemId}/opt-out")] HttpRequest request,
        string id, string itemId, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        if (await inbox.FindAsync(id, itemId, cancellation) is not { Item.Value: var item })
        {
            return Api.NotFound("item of this inbox", itemId);
        }

        if (KeyOf(item) is not { } key)
        {
            return Api.Conflict("This item is from nobody who can be written to, so there is nobody to opt out.");
        }

        var done = await desk.DoAsync(request, id, itemId, new ProposedDeed("opted-out", "", InboxDesk.InHand), cancellation);
        if (done.Refusal is not null)
        {
            return done.Refusal;
        }

        var wish = new WishToStop($"team-stop:{keys.Hash("team-stop", $"{itemId}\n{done.Deed.Revision}")}", done.Deed.At, Withdrawal.InOwnWords, item.Channel, "the team read that this person wants to hear nothing more");
        await withdraw.EverywhereAsync(key, wish, client, cancellation);
        return InboxAnswers.Of(request, done.Item);
    }

    private string? KeyOf(InboxItem item) => item.Channel == Channel.Sms
        ? PhoneNumber.Parse(item.From).Number is { } phone ? keys.For(phone) : null
        : EmailAddress.Parse(item.From).Address is { } email ? keys.For(email) : null;
}
