using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Plain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// How accessible the pages are, and what to do where something does not work: for everybody. From a person's page it says besides whose
/// pages they are and whom to call.
/// </summary>
public sealed class AccessibilityStatement(
    PageLinks links, CampaignStore campaigns, PageAnswers answers, PageLimits limits, TimeProvider clock)
{
    public const string Path = "accessibility";

    /// <summary>From a page under <c>/p/</c>.</summary>
    internal static string AddressFrom(PageVisit visit) => $"{visit.Token}/{Path}{(visit.Speech.Both ? "" : $"?lang={visit.Speech.Code}")}";

    [Function("ShowAccessibilityStatement")]
    [OpenTo(Visitor.Anybody)]
    public Task<IActionResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Path)] HttpRequest request) =>
        answers.PageAsync<AccessibilityPage>(request, StatusCodes.Status200OK,
            ("Say", new Speech(request.Query["lang"].ToString() == "cy", EasyRead: false)), ("About", answers.Organisation));

    [Function("ShowOwnAccessibilityStatement")]
    [OpenTo(Visitor.Participant)]
    public async Task<IActionResult> ShowOwn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{PageLinks.Path}/{{token}}/{Path}")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        var reading = await links.ReadAsync(token, cancellation);
        if (reading is not { State: LinkState.Live, Person: { } person }
            || await campaigns.FindAsync(person.CampaignId, cancellation) is not { Value: var campaign })
        {
            // Nobody needs a link to read the statement; only whoever tries links that are not ours is put off.
            return reading.State == LinkState.Unknown ? await answers.RefuseAsync(request, reading, limits) : await Show(request);
        }

        var visit = new PageVisit(
            request, token, reading.Purpose, reading.LastDay, campaign, person, PageVisit.SpeechOf(request, person), clock.GetUtcNow());
        return await answers.PageAsync<AccessibilityPage>(
            request,
            StatusCodes.Status200OK,
            ("Say", visit.Speech),
            ("LargePrint", person.WantsLargePrint),
            ("Organisation", visit.Text(campaign.File.Organisation)),
            ("About", AboutPages.Of(campaign.File, visit.Speech)),
            ("Back", $"../{token}{(visit.LanguageQuery.Length > 0 ? $"?{visit.LanguageQuery}" : "")}"));
    }
}
