using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Campaigns;

/// <summary>How campaigns stand: state, meeting, and how many people are where.</summary>
public sealed class GetCampaigns(CampaignStore campaigns, ParticipantStore participants)
{
    [Function("ListCampaigns")]
    [LeastRole(Role.Viewer)]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns")] HttpRequest request, CancellationToken cancellation)
    {
        var all = new List<object>();
        foreach (var campaign in await campaigns.AllAsync(cancellation))
        {
            all.Add(await ViewAsync(campaign));
        }

        return Api.Ok(new { campaigns = all });
    }

    [Function("GetCampaign")]
    [LeastRole(Role.Viewer)]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { } found)
        {
            return Api.NotFound("campaign", id);
        }

        request.HttpContext.Response.Headers.ETag = found.Value.MeetingETag;
        return Api.Ok(await ViewAsync(found.Value));
    }

    private async Task<object> ViewAsync(Campaign campaign)
    {
        var people = new List<Participant>();
        await foreach (var person in participants.AllAsync(campaign.Id))
        {
            people.Add(person);
        }

        return new
        {
            id = campaign.Id,
            state = campaign.State,
            createdAt = campaign.CreatedAt,
            launchedAt = campaign.LaunchedAt,
            meeting = MeetingView.Of(campaign),
            about = AboutView.Of(campaign),
            participants = new
            {
                total = people.Count,
                partstat = Enum.GetValues<Partstat>().ToDictionary(one => one.Wire(), one => people.Count(person => person.Partstat == one)),
                places = Enum.GetValues<PlaceKind>()
                    .Where(one => one is PlaceKind.Confirmed or PlaceKind.Waiting or PlaceKind.Offered)
                    .ToDictionary(one => one.ToString().ToLowerInvariant(), one => people.Count(person => person.Place.Kind == one)),
                withdrawn = people.Count(person => person.Withdrawal != Withdrawal.None),
            },
            messages = new
            {
                sending = Steps(StepState.Intent) + Steps(StepState.Waiting),
                sent = Steps(StepState.Sent),
                skipped = Steps(StepState.Skipped),
                unknown = Steps(StepState.Unknown) + Steps(StepState.Unresolved),
                failed = Steps(StepState.Failed),
                received = people.Sum(person => person.Received),
            },
        };

        int Steps(StepState state) => people.Sum(person => person.Steps.Values.Count(step => step.State == state));
    }
}
