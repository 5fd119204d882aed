using System.Text;
using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.ParticipantPages;

/// <summary>The meeting for one's own calendar, from the page of the meeting. Looking at it changes nothing.</summary>
public sealed class MeetingFile(PageLinks links, CampaignStore campaigns, EmailEnvelopes envelopes, PageAnswers answers, PageLimits limits, TimeProvider clock)
{
    public const string Name = "meeting.ics";

    [Function("GetMeetingFile")]
    [OpenTo(Visitor.Participant)]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{PageLinks.Path}/{{token}}/{Name}")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        var reading = await links.ReadAsync(token, cancellation);
        if (reading is not { State: LinkState.Live, Purpose: LinkPurpose.Answer, Person: { } person } || await campaigns.FindAsync(person.CampaignId, cancellation) is not { Value: var campaign })
        {
            return await answers.RefuseAsync(request, reading with { State = reading.State == LinkState.Live ? LinkState.Unknown : reading.State }, limits);
        }

        var visit = new PageVisit(request, token, reading.Purpose, reading.LastDay, campaign, person, PageVisit.SpeechOf(request, person), clock.GetUtcNow());
        if (!IsFor(visit))
        {
            return PageAnswers.See(request, $"../{token}");
        }

        // In the language of the page that the file was asked for on; in both where nobody has chosen one.
        var reader = visit.MayChooseLanguage ? person : person with { Details = person.Details with { Language = visit.Language } };
        PageAnswers.SetHeaders(request.HttpContext.Response.Headers);
        return new FileContentResult(Encoding.UTF8.GetBytes(envelopes.MeetingFile(campaign, reader, visit.Now)), "text/calendar; charset=utf-8; method=PUBLISH") { FileDownloadName = Name };
    }

    /// <summary>
    /// Whether there is a meeting to put into a calendar: not before the invitation, nor when it has begun or is not held, nor for somebody
    /// who does not come.
    /// </summary>
    internal static bool IsFor(PageVisit visit) =>
        visit.IsUnderWay && visit.Now < MeetingTimes.Start(visit.Campaign.File) && visit.Person.Partstat != Partstat.Declined
        && TakingPart.RefusedBy(visit.Campaign.File, visit.Person) is null;
}
