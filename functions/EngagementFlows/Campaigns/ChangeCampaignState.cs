using EngagementFlows.Access;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Safeguarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Campaigns;

/// <summary>Launch, pause, resume and cancel: each may be asked for any number of times.</summary>
public sealed class ChangeCampaignState(CampaignStore campaigns, ParticipantStore participants, CampaignCosts costs, UnmetNeeds needs, Announcements announcements, IOptions<SafeguardingSettings> safeguarding, TimeProvider clock)
{
    private const string NamesNobody = "Nobody is named who is told at once when a reply tells of harm: it would only wait in the inbox. "
        + "Name somebody in the campaign file (safeguarding) or for all campaigns (EngagementFlows__Safeguarding__Phone, __Email).";

    [Function("LaunchCampaign")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Launch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/launch")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        string? late = null;
        if (await campaigns.FindAsync(id, cancellation) is { Value: { State: CampaignState.Draft } draft }
            && LaunchReadiness.Missing(draft.File).Count == 0)
        {
            var people = await participants.ListAsync(id, cancellation);
            if (LateInvitations.Refusal(draft, people, clock.GetUtcNow()) is { } tooLate)
            {
                return tooLate;
            }

            late = LateInvitations.Warning(draft, people, clock.GetUtcNow());
            if (LaunchWithoutBasis.Refusal(draft, people, clock.GetUtcNow()) is { } refusal)
            {
                return refusal;
            }

            if (costs.OverBudget(draft, people) is { } figures)
            {
                return Api.OverBudget($"{figures} Create it again under another id with fewer messages or a larger budget.");
            }
        }

        return await ChangeAsync(
            id,
            campaign => CampaignDecisions.Launch(campaign, clock.GetUtcNow()),
            client,
            cancellation,
            // Before anything goes: it is there to be acted on in time.
            async launched => new
            {
                id,
                state = launched.State,
                unmetNeeds = (await needs.ListAtLaunchAsync(launched, cancellation)).Select(NeedView.Line),
                warnings = Warnings(launched, late),
            });
    }

    [Function("PauseCampaign")]
    [LeastRole(Role.Coordinator)]
    public Task<IActionResult> Pause(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/pause")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        ChangeAsync(id, CampaignDecisions.Pause, client, cancellation);

    [Function("ResumeCampaign")]
    [LeastRole(Role.Coordinator)]
    public Task<IActionResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/resume")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        ChangeAsync(id, CampaignDecisions.Resume, client, cancellation);

    [Function("CancelCampaign")]
    [LeastRole(Role.Coordinator)]
    public Task<IActionResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/cancel")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        ChangeAsync(id, campaign => CampaignDecisions.Cancel(campaign, clock.GetUtcNow()), client, cancellation);

    private async Task<IActionResult> ChangeAsync(string id, Func<Campaign, Decision> decide, DurableTaskClient client, CancellationToken cancellation, Func<Campaign, Task<object>>? answer = null)
    {
        if (await campaigns.ChangeAsync(id, decide, cancellation) is not { } decision)
        {
            return Api.NotFound("campaign", id);
        }

        if (decision.Refusal is { } refusal)
        {
            return decision.Missing is { } missing ? Api.Problem(StatusCodes.Status409Conflict, "Not ready for the launch", refusal, missing) : Api.Conflict(refusal);
        }

        var answered = answer is null ? new { id, state = decision.Campaign.State } : await answer(decision.Campaign);

        // Also when nothing changed: a first call may have ended between the change and the announcement.
        await announcements.AnnounceAsync(decision.Campaign, client, cancellation);
        return Api.Accepted(answered);
    }

    /// <summary>What the team should put right while people are being written to.</summary>
    private IReadOnlyList<string>? Warnings(Campaign campaign, string? late)
    {
        var namesNobody = campaign is { State: CampaignState.Running, File.Safeguarding: null } && safeguarding.Value.Contact is null;
        List<string> warnings = [.. new[] { late, namesNobody ? NamesNobody : null }.OfType<string>()];
        return warnings.Count > 0 ? warnings : null;
    }
}
