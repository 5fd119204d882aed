using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.SharedAnswers;

/// <summary>What people said in their own words: all of it for those who look at it first, and what is shared for everybody else.</summary>
public sealed class ListAnswers(CampaignStore campaigns, ParticipantStore participants, TimeProvider clock)
{
    private static readonly Dictionary<string, AnswerState> States = new(StringComparer.Ordinal)
    {
        ["to-look-at"] = AnswerState.ToLookAt, ["approved"] = AnswerState.Approved, ["left-out"] = AnswerState.LeftOut,
    };

    [Function(nameof(ListAnswers))]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/answers")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var state = request.Query["state"].ToString() is { Length: > 0 } given ? given : "all";
        if (state != "all" && !States.ContainsKey(state))
        {
            return Api.Invalid("state", $"Write one of {string.Join(", ", States.Keys)}, or all.");
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var all = await AllAsync(campaign, cancellation);
        return Api.Ok(new
        {
            id,
            counts = Counts(all),
            answers = all.Where(answer => state == "all" || answer.State == States[state]).Select(AnswerView.Of),
        });
    }

    [Function("ListSharedAnswers")]
    [LeastRole(Role.Viewer)]
    [Recorded]
    public async Task<IActionResult> Shared(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/answers/shared")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var all = await AllAsync(campaign, cancellation);
        return Api.Ok(new
        {
            id,
            counts = Counts(all),
            // In the order of the words, which says nothing of who is first in the list of people.
            answers = all.Where(answer => answer.IsShared).OrderBy(answer => answer.Question, StringComparer.Ordinal).ThenBy(answer => answer.Text, StringComparer.Ordinal)
                .Select(answer => new { question = answer.Question, text = answer.Text, firstName = answer.FirstName }),
        });
    }

    private static object Counts(IReadOnlyList<AnswerInOwnWords> all) => new
    {
        toLookAt = all.Count(answer => answer.State == AnswerState.ToLookAt),
        approved = all.Count(answer => answer.State == AnswerState.Approved),
        leftOut = all.Count(answer => answer.State == AnswerState.LeftOut),
        shared = all.Count(answer => answer.IsShared),
    };

    private async Task<IReadOnlyList<AnswerInOwnWords>> AllAsync(Campaign campaign, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await participants.ListAsync(campaign.Id, cancellation)).SelectMany(person => AnswerInOwnWords.Of(campaign, person, now))];
    }
}

/// <summary>An answer as those see it who decide about it.</summary>
internal static class AnswerView
{
    public static object Of(AnswerInOwnWords answer) => new
    {
        participant = answer.Person.Id,
        name = answer.Person.Details.Name,
        question = answer.Question,
        text = answer.Text,
        state = answer.State,
        reason = answer.State == AnswerState.LeftOut ? answer.LastReview!.Reason : null,
        reviewedAt = answer.State == AnswerState.ToLookAt ? (DateTimeOffset?)null : answer.LastReview!.At,
        reviewedBy = answer.State == AnswerState.ToLookAt ? null : answer.LastReview!.By,
        consent = new { purpose = answer.Consent.Purpose, state = answer.Consent.State },
        shared = answer.IsShared,
        firstName = answer.FirstName,
        etag = answer.ETag,
    };
}
