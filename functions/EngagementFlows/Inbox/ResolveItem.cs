using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Inbox;

/// <param name="Note">How it was settled, for those who look later.</param>
public sealed record ResolveInput(string? Note = null);

/// <summary>Nothing more is to be done about an item.</summary>
public sealed class ResolveItem(CampaignStore campaigns, InboxDesk desk)
{
    private const int Longest = 2_000;

    [Function("ResolveInboxItem")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/inbox/{itemId}/resolve")] HttpRequest request, string id, string itemId, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<ResolveInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        if (input!.Note is not { } note || note.Trim().Length is 0 or > Longest)
        {
            return Api.Invalid("note", $"Say in up to {Longest} characters how it was settled.");
        }

        var done = await desk.DoAsync(
            request, id, itemId, new ProposedDeed("resolved", note, (item, who) => item with { State = InboxState.Resolved, AssignedTo = item.AssignedTo ?? who }) { Detail = note.Trim() }, cancellation);
        return done.Refusal ?? InboxAnswers.Of(request, done.Item);
    }
}
