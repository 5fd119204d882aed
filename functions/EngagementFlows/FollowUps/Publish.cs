using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.FollowUps;

public sealed record MaterialsRequest(IReadOnlyList<MaterialLink?>? Links);

public sealed record OutcomesRequest(IReadOnlyList<OutcomeItem?>? Items);

/// <summary>The team publishes notes and slides, and what it did with what people said.</summary>
public sealed class Publish(CampaignStore campaigns, Announcements announcements, TimeProvider clock)
{
    [Function("PublishMaterials")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Materials(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/materials")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (given, fault) = await Api.ReadAsync<MaterialsRequest>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var errors = new Dictionary<string, string[]>();
        for (var n = 0; n < (given!.Links?.Count ?? 0); n++)
        {
            var link = given.Links![n];
            Check(errors, $"links[{n}].title", link?.Title);
            if (!Uri.TryCreate(link?.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            {
                errors[$"links[{n}].url"] = ["Must be a whole link that begins with https://."];
            }
        }

        return given.Links is not { Count: > 0 } ? Api.Invalid("links", "Give at least one link to notes or slides.")
            : errors.Count > 0 ? Api.Invalid(errors)
            : await PublishAsync(id, campaign => CampaignDecisions.Publish(campaign, [.. given.Links.OfType<MaterialLink>()], clock.GetUtcNow()), client, cancellation);
    }

    [Function("PublishOutcomes")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Outcomes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/outcomes")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (given, fault) = await Api.ReadAsync<OutcomesRequest>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var errors = new Dictionary<string, string[]>();
        for (var n = 0; n < (given!.Items?.Count ?? 0); n++)
        {
            Check(errors, $"items[{n}].said", given.Items![n]?.Said);
            Check(errors, $"items[{n}].did", given.Items[n]?.Did);
        }

        return given.Items is not { Count: > 0 } ? Api.Invalid("items", "Give at least one thing that was said and what was done about it.")
            : errors.Count > 0 ? Api.Invalid(errors)
            : await PublishAsync(id, campaign => CampaignDecisions.Publish(campaign, [.. given.Items.OfType<OutcomeItem>()], clock.GetUtcNow()), client, cancellation);
    }

    private static void Check(Dictionary<string, string[]> errors, string field, LocalizedText? text)
    {
        if (text is null || string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Cy))
        {
            errors[field] = ["Give the text in English (en) and in Welsh (cy)."];
        }
    }

    private async Task<IActionResult> PublishAsync(string id, Func<Campaign, Decision> decide, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await campaigns.ChangeAsync(id, decide, cancellation) is not { } decision)
        {
            return Api.NotFound("campaign", id);
        }

        if (decision.Refusal is { } refusal)
        {
            return Api.Conflict(refusal);
        }

        await announcements.AnnounceAsync(decision.Campaign, client, cancellation);
        return Api.Accepted(new { id });
    }
}
