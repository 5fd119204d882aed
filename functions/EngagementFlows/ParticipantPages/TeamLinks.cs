using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Links;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.ParticipantPages;

/// <param name="Purpose">One of <see cref="LinkPurpose"/>, as JSON names them.</param>
public sealed record LinkRequest(string? Purpose);

/// <summary>The team makes a link to hand over, and calls back those that a person has.</summary>
public sealed class TeamLinks(CampaignStore campaigns, ParticipantStore participants, PageLinks links, IdSource ids, TimeProvider clock)
{
    private const string Route = "api/campaigns/{id}/participants/{pid}/links";

    [Function("CreateLink")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string id, string pid, CancellationToken cancellation)
    {
        var (body, fault) = await Api.ReadAsync<LinkRequest>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign } || await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { Value: var person })
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        if (ErasureUnderWay.Refusal(person) is { } erasing)
        {
            return erasing;
        }

        if (LinkPurposes.Named(body!.Purpose) is not { } purpose)
        {
            return Api.Invalid("purpose", $"Must be one of {string.Join(", ", Enum.GetValues<LinkPurpose>().Select(one => one.Name()))}.");
        }

        return links.For(campaign, person, purpose) is { } link
            ? Api.Ok(new { url = link.AbsoluteUri, purpose, lastDay = links.LastDay(campaign).ToString("yyyy-MM-dd") }, StatusCodes.Status201Created)
            : Api.Conflict("This app does not know its own address: set EngagementFlows__PublicBaseUrl to where participants reach it.");
    }

    [Function("RevokeLinks")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Revoke([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Route}/revoke")] HttpRequest request, string id, string pid, CancellationToken cancellation)
    {
        var person = new ParticipantRef(id, pid);
        if (await campaigns.FindAsync(id, cancellation) is null || await participants.FindAsync(person, cancellation) is not { } found)
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        var eventId = $"links:{ids.New()}";
        var revoked = await participants.ChangeAsync(
            person,
            before => (before with { LinksVersion = before.LinksVersion + 1 }, [TimelineEntry.Note("team", eventId, clock.GetUtcNow(), "the links to their pages were called back")]),
            found,
            cancellation);
        return Api.Ok(new { id = pid, linksVersion = revoked.Value.LinksVersion });
    }
}
