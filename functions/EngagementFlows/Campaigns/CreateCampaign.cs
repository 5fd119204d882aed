using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Messaging.Linting;
using EngagementFlows.Storage;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Campaigns;

/// <summary>Creates a campaign from its file, whose texts the linter reads first. The same id with the same content is the same campaign; with other content it is refused.</summary>
public sealed class CreateCampaign(CampaignStore campaigns, CampaignFiles files, IValidator<CampaignFile> validator, CampaignLinter linter, TimeProvider clock)
{
    [Function(nameof(CreateCampaign))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns")] HttpRequest request, CancellationToken cancellation)
    {
        var (given, fault) = await Api.ReadAsync<JsonObject>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        CampaignFile file;
        try
        {
            file = files.Read(given!);
        }
        catch (JsonException e)
        {
            return Api.Invalid(Api.FieldOf(e), "This member is unknown, or is not of the kind that a campaign file has here: see /api/openapi.json.");
        }
        catch (ArgumentException)
        {
            // JsonObject finds a name that stands there twice only when it is looked into.
            return Api.Invalid("$", "A member stands in the file twice. Keep one of them.");
        }

        var faults = await validator.ValidateAsync(file, cancellation);
        if (!faults.IsValid)
        {
            return Api.Invalid(faults.ToDictionary().ToDictionary(one => one.Key, one => one.Value));
        }

        var campaign = new Campaign { File = file, ContentHash = HashOf(file), CreatedAt = clock.GetUtcNow() };
        var findings = linter.Check(campaign);
        if (findings.Any(finding => finding.IsError))
        {
            return LintAnswers.Invalid(findings);
        }

        var answer = new { id = file.Id, warnings = findings.Count > 0 ? findings : null };
        request.HttpContext.Response.Headers.Location = $"/api/campaigns/{file.Id}";
        if (await campaigns.AddAsync(campaign, cancellation))
        {
            return Api.Ok(answer, StatusCodes.Status201Created);
        }

        var there = await campaigns.GetAsync(file.Id, cancellation);
        return there.ContentHash == campaign.ContentHash
            ? Api.Ok(answer)
            : Api.Conflict($"There is another campaign with the id '{file.Id}'. Choose another id, or change that one.");
    }

    private static string HashOf(CampaignFile file) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(file, JsonRow.Options)));
}
