using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Messaging.Linting;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Campaigns;

/// <summary>What changes of what people are told about a campaign; what is left out stays.</summary>
public sealed record AboutPatch(
    LocalizedText? ShortName, ContactPersonFile? Contact, LocalizedText? WhyYou, LocalizedText? PrivacyNotice, IReadOnlyDictionary<string, LocalizedText>? EverydayAnswers)
{
    internal CampaignFile Apply(CampaignFile file) => file with
    {
        ShortName = ShortName ?? file.ShortName,
        Contact = Contact ?? file.Contact,
        WhyYou = WhyYou ?? file.WhyYou,
        PrivacyNotice = PrivacyNotice ?? file.PrivacyNotice,
        EverydayAnswers = EverydayAnswers ?? file.EverydayAnswers,
    };
}

/// <summary>
/// Says whom people can talk to, why they are written to, and where the privacy notice is: for a draft that lacks it, and when somebody else
/// takes over. Every message and page from then on has it; nobody is written to because of it.
/// </summary>
public sealed class ChangeAbout(CampaignStore campaigns, IValidator<CampaignFile> validator, CampaignLinter linter)
{
    private static readonly string[] Members = ["shortName", "contact", "whyYou", "privacyNotice", "everydayAnswers"];

    [Function(nameof(ChangeAbout))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/campaigns/{id}/about")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (ifMatch, missingETag) = IfMatch.Read(request, $"Send the ETag that GET /api/campaigns/{id} gives as about.etag in If-Match.");
        if (missingETag is not null)
        {
            return missingETag;
        }

        var (patch, fault) = await Api.ReadAsync<AboutPatch>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var found })
        {
            return Api.NotFound("campaign", id);
        }

        var changed = patch!.Apply(found.File);
        var faults = await validator.ValidateAsync(changed, cancellation);
        if (!faults.IsValid)
        {
            return Api.Invalid(faults.ToDictionary().ToDictionary(one => one.Key, one => one.Value));
        }

        var findings = linter.Check(found with { File = changed }).Where(finding => finding.IsError && Members.Any(member => finding.Where.StartsWith(member, StringComparison.Ordinal))).ToList();
        if (findings.Count > 0)
        {
            return LintAnswers.Invalid(findings);
        }

        var stale = false;
        var decision = await campaigns.ChangeAsync(
            id,
            campaign =>
            {
                stale = IfMatch.IsStale(ifMatch, campaign.AboutETag);
                return stale ? new Decision(campaign, IsChange: false) : CampaignDecisions.Tell(campaign, patch.Apply(campaign.File), confirmed: patch.EverydayAnswers is not null);
            },
            cancellation);
        if (stale)
        {
            return Api.Problem(
                StatusCodes.Status412PreconditionFailed,
                "It has changed",
                "Somebody else has changed what people are told since you read it. Read the campaign again, and send your change with the new ETag.");
        }

        if (decision!.Missing is { } missing)
        {
            return Api.Invalid(missing);
        }

        if (decision.Refusal is { } refusal)
        {
            return Api.Conflict(refusal);
        }

        request.HttpContext.Response.Headers.ETag = decision.Campaign.AboutETag;
        return Api.Ok(new { id, about = AboutView.Of(decision.Campaign) });
    }
}

/// <summary>What people are told about a campaign, as the API shows it.</summary>
internal static class AboutView
{
    public static object Of(Campaign campaign) => new
    {
        shortName = campaign.File.ShortName,
        contact = campaign.File.Contact,
        whyYou = campaign.File.WhyYou,
        privacyNotice = campaign.File.PrivacyNotice,
        everydayAnswers = campaign.File.EverydayAnswers,
        answersToConfirm = campaign.AnswersToConfirm.IsEmpty ? null : campaign.AnswersToConfirm,
        etag = campaign.AboutETag,
    };
}
