using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Messaging.Linting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Campaigns;

/// <summary>
/// What one message of a campaign says: reading it, and giving it texts of the campaign's own, which count for every message from then on.
/// An empty object goes back to the built-in texts.
/// </summary>
public sealed class CampaignMessages(CampaignStore campaigns, CampaignLinter linter)
{
    [Function("GetMessage")]
    [LeastRole(Role.Viewer)]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/messages/{template}")] HttpRequest request,
        string id, string template, CancellationToken cancellation) =>
        await campaigns.FindAsync(id, cancellation) is not { Value: var campaign } ? Api.NotFound("campaign", id)
        : !Templates.Steps.Contains(template) ? NoSuchMessage(template)
        : Api.Ok(new
        {
            id,
            template,
            texts = Wording.All.ToDictionary(wording => wording.Code, wording => new { sms = InForce(campaign, template, wording, Channel.Sms), email = InForce(campaign, template, wording, Channel.Email) }),
        });

    [Function("WriteMessage")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/campaigns/{id}/messages/{template}")] HttpRequest request,
        string id, string template, CancellationToken cancellation)
    {
        var (given, fault) = await Api.ReadAsync<Dictionary<string, MessageTexts?>>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var found })
        {
            return Api.NotFound("campaign", id);
        }

        if (!Templates.Steps.Contains(template))
        {
            return NoSuchMessage(template);
        }

        var texts = given!.Where(one => one.Value is { } value && value != new MessageTexts()).ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal);
        var findings = linter.Check(found, template, texts);
        if (findings.Any(finding => finding.IsError))
        {
            var whole = $"messages.{template}";
            return LintAnswers.Invalid(findings, path => path.StartsWith($"{whole}.", StringComparison.Ordinal) ? path[(whole.Length + 1)..] : path == whole ? "$" : path);
        }

        var decision = await campaigns.ChangeAsync(id, campaign => CampaignDecisions.Write(campaign, template, texts), cancellation);
        return decision!.Refusal is { } refusal ? Api.Conflict(refusal) : Api.Ok(new { id, template, findings });
    }

    private static ContentResult NoSuchMessage(string template) =>
        Api.Problem(StatusCodes.Status404NotFound, "No such message", $"There is no message '{template}'. There is: {string.Join(", ", Templates.Steps)}.");

    private static object InForce(Campaign campaign, string template, Wording wording, Channel channel)
    {
        var own = TemplateSources.Own(campaign.File.Messages, template, wording, channel);
        return new { own = own is not null, text = own ?? TemplateSources.BuiltIn(template, wording, channel) };
    }
}
