using EngagementFlows.Access;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Reports;

/// <summary>The campaign's report, as JSON, or as CSV where that is what the caller accepts.</summary>
public sealed class GetReport(CampaignStore campaigns, ParticipantStore participants, IOptions<MessagePrices> prices, TimeProvider clock)
{
    [Function(nameof(GetReport))]
    [LeastRole(Role.Viewer)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/report")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var people = new List<Participant>();
        await foreach (var person in participants.AllAsync(id).WithCancellation(cancellation))
        {
            people.Add(person);
        }

        var report = CampaignReport.Of(campaign, people, prices.Value, clock.GetUtcNow());
        if (!request.Actor().SeesNeeds())
        {
            report = report.WithoutNames();
        }

        return request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
            ? new ContentResult { Content = ReportCsv.Write(report), ContentType = "text/csv; charset=utf-8", StatusCode = StatusCodes.Status200OK }
            : Api.Ok(report);
    }
}
