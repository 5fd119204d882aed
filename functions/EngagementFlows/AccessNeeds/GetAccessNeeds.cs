using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.AccessNeeds;

/// <summary>A campaign's access needs, those that are not met first. Whoever only looks on sees how many, and not whose.</summary>
public sealed class GetAccessNeeds(CampaignStore campaigns, ParticipantStore participants)
{
    [Function(nameof(GetAccessNeeds))]
    [LeastRole(Role.Viewer)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/access-needs")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        var people = await participants.ListAsync(id, cancellation);
        return Api.Ok(new
        {
            id,
            counts = NeedView.Counts(people),
            needs = request.Actor().SeesNeeds() ? Named(people) : null,
        });
    }

    private static IEnumerable<object> Named(IEnumerable<Participant> people) =>
        people.SelectMany(person => person.Needs.Select(need => (person, need)))
            .OrderBy(one => one.person.IsUnmet(one.need) ? 0 : one.need.Holds ? 1 : 2).ThenBy(one => one.need.Kind)
            .ThenBy(one => one.person.Details.Name, StringComparer.Ordinal).ThenBy(one => one.need.Id, StringComparer.Ordinal)
            .Select(one => NeedView.Of(one.person, one.need));
}

internal static class NeedsAccess
{
    /// <summary>Whether somebody of the team may see whose needs they are.</summary>
    internal static bool SeesNeeds(this Actor actor) => actor.May(Role.Coordinator);
}
