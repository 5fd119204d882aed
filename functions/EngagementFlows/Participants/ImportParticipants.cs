using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Participants.Import;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Participants;

/// <summary>Adds people to a campaign from CSV or JSON. One bad row never stops the others, and the same file twice changes nothing.</summary>
public sealed class ImportParticipants(CampaignStore campaigns, Enrolment enrolment, Announcements announcements, IdSource ids)
{
    [Function(nameof(ImportParticipants))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        if (campaign.State == CampaignState.Cancelled)
        {
            return Api.Conflict("The campaign was cancelled; nobody can be added to it.");
        }

        var (import, fault) = await ReadAsync(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var enrolled = await enrolment.EnrolAsync(campaign, import!, request.Actor().Id, client, cancellation);
        if (enrolled.OverBudget is { } figures)
        {
            return Api.OverBudget($"{figures} Nobody was imported: import fewer people.");
        }

        if (campaign.LaunchedAt is not null)
        {
            await announcements.AnnounceAsync(campaign, client, cancellation, newcomers: ids.New());
        }

        // Only now: whoever was added has set out, whatever went wrong with others. The same list again adds the rest.
        enrolled.Failures.ThrowIfAny();
        return Api.Ok(new
        {
            imported = enrolled.Added,
            unchanged = enrolled.Unchanged + import!.Repeats.Count,
            warnings = import.Warnings.Concat(enrolled.Warnings).OrderBy(one => one.Line),
            rejected = import.Rejected.Concat(enrolled.Refused).OrderBy(one => one.Line),
        });
    }

    private static async Task<(ParsedImport? Import, IActionResult? Fault)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        switch (type)
        {
            case "text/csv":
                await using (var body = await Api.BodyAsync(request, cancellation))
                {
                    return body is null
                        ? (null, Api.Problem(StatusCodes.Status413PayloadTooLarge, "The file is too large", $"At most {Api.LargestBody / 1024 / 1024} MiB are read at once: split the list."))
                        : (await ParticipantCsv.ReadAsync(body, cancellation), null);
                }

            case "application/json":
                var (people, fault) = await Api.ReadAsync<ParticipantInput?[]>(request, cancellation);
                return fault is null ? (ParticipantJson.Read(people!), null) : (null, fault);
            default:
                return (null, Api.Problem(StatusCodes.Status415UnsupportedMediaType, "Not a list that can be read", "Send a list of people as text/csv or application/json, and say which in Content-Type."));
        }
    }
}
