using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Messaging.Linting;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>A new version of one consent's wording; what is left out stays, but for the wording.</summary>
public sealed record WordingInput(LocalizedText? Wording, int? Version, LocalizedText? Controller = null, IReadOnlyList<LocalizedText>? Partners = null, string? Lasts = null);

/// <summary>Publishes a new version of what people are asked: those who said yes to the old one are asked again, once, wherever they are in the story.</summary>
public sealed class PublishWording(CampaignStore campaigns, Announcements announcements, IValidator<CampaignFile> validator, CampaignLinter linter, TimeProvider clock)
{
    [Function(nameof(PublishWording))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/campaigns/{id}/consents/{purpose}")] HttpRequest request,
        string id, string purpose, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (given, fault) = await Api.ReadAsync<WordingInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        if (ConsentWordings.Present(campaign.File, purpose) is not { } present)
        {
            return Api.Problem(
                StatusCodes.Status404NotFound, "No such consent", $"The campaign does not ask for a consent to '{purpose}'. It asks for: {string.Join(", ", campaign.File.Consents.Select(one => one.Purpose))}.");
        }

        if (given!.Wording is null || given.Version is null)
        {
            return Api.Invalid(given.Wording is null ? "wording" : "version", given.Wording is null ? "Write the new wording in English (en) and in Welsh (cy)." : $"Give the new version a number: {present.Version + 1}.");
        }

        var next = With(present, given);
        var index = campaign.File.Consents.ToList().FindIndex(one => one.Purpose == purpose);
        var changed = campaign.File with { Consents = [.. campaign.File.Consents.Select(one => one.Purpose == purpose ? next : one)] };
        var whole = $"consents[{index}].";
        var faults = await validator.ValidateAsync(changed, cancellation);
        if (!faults.IsValid)
        {
            return Api.Invalid(faults.ToDictionary().ToDictionary(one => Inside(one.Key), one => one.Value));
        }

        var findings = linter.Check(campaign with { File = changed }).Where(finding => finding.IsError && finding.Where.StartsWith("consents", StringComparison.Ordinal)).ToList();
        if (findings.Count > 0)
        {
            return LintAnswers.Invalid(findings, Inside);
        }

        var decision = await campaigns.ChangeAsync(id, one => CampaignDecisions.Reword(one, With(ConsentWordings.Present(one.File, purpose)!, given), clock.GetUtcNow()), cancellation);
        if (decision!.Refusal is { } refusal)
        {
            return Api.Conflict(refusal);
        }

        // Also when nothing changed: a first call may have ended between the change and the announcement.
        await announcements.AnnounceAsync(decision.Campaign, client, cancellation);
        return Api.Accepted(new { id, purpose, version = ConsentWordings.Present(decision.Campaign.File, purpose)!.Version });

        string Inside(string path) => path.StartsWith(whole, StringComparison.Ordinal) ? path[whole.Length..] : path;
    }

    private static ConsentPurposeFile With(ConsentPurposeFile present, WordingInput given) => present with
    {
        Wording = given.Wording!,
        Version = given.Version!.Value,
        Controller = given.Controller ?? present.Controller,
        Partners = given.Partners ?? present.Partners,
        Lasts = given.Lasts ?? present.Lasts,
    };
}
