using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using EngagementFlows.Pages.Plain;
using EngagementFlows.ParticipantPages;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Unsubscribing;

/// <summary>
/// The link at the foot of an email. To follow it changes nothing, since mail scanners follow links too; to press the button on its page does,
/// and so does the one click of a mail program (RFC 8058), which posts to the same address.
/// </summary>
public sealed class Unsubscribe(
    UnsubscribeLink links, CampaignStore campaigns, ParticipantStore participants, Withdraw withdraw, PageAnswers answers, PageLimits limits, IdSource ids, TimeProvider clock)
{
    private const string Route = $"{UnsubscribeLink.Path}/{{token}}";

    [Function("ShowUnsubscribePage")]
    [OpenTo(Visitor.Participant)]
    public Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string token,
            CancellationToken cancellation) =>
        answers.GuardAsync(request, () => ShowAsync(request, token, cancellation), () => CampaignOfAsync(token, cancellation));

    [Function("Unsubscribe")]
    [OpenTo(Visitor.Participant)]
    public Task<IActionResult> Stop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string token,
            [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        answers.GuardAsync(request, () => StopAsync(request, token, client, cancellation), () => CampaignOfAsync(token, cancellation));

    private async Task<IActionResult> ShowAsync(HttpRequest request, string token, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) is { } person
            ? await PageAsync(request, token, person, isStopped: person.Withdrawal != Withdrawal.None, cancellation)
            : await UnknownAsync(request);

    private async Task<IActionResult> StopAsync(HttpRequest request, string token, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not { } person)
        {
            return await UnknownAsync(request);
        }

        if (limits.TakeForm(token, request.HttpContext) is { } wait)
        {
            return await answers.TooManyAsync(request, wait, person.CampaignId);
        }

        if ((await PageForms.ReadAsync(request, cancellation)).Form is not { } form)
        {
            return await answers.FaultAsync(request, LinkFault.TooLarge, StatusCodes.Status413PayloadTooLarge, person.CampaignId, token);
        }

        if (!IsOneClick(form) && !PageForms.IsFromAPage(form))
        {
            return await answers.FaultAsync(request, LinkFault.Forged, StatusCodes.Status400BadRequest, person.CampaignId, token);
        }

        // The page, or the mail program, says that it is done: a message that says so again would be one too many. Also where the person is
        // withdrawn already: an earlier try may have broken off before it reached everybody.
        const string Reason = "unsubscribed by the link in an email";
        var wish = new WishToStop($"unsubscribe-{ids.New()}", clock.GetUtcNow(), Withdrawal.ByProviderWord, Channel.Email, Reason);
        await withdraw.EverywhereAsync(person.Ref, wish, client, cancellation);

        return await PageAsync(request, token, person, isStopped: true, cancellation);
    }

    /// <summary>
    /// A mail program posts without ever having seen our page, and a browser without cookies cannot prove that it has; what they post can do
    /// nothing but stop messages, and the address itself says that somebody was given it (RFC 8058, 3.2).
    /// </summary>
    private static bool IsOneClick(IFormCollection form) => form["List-Unsubscribe"] == "One-Click";

    private async Task<string?> CampaignOfAsync(string token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is { } reference ? reference.CampaignId : null;

    private async Task<Participant?> FindAsync(string token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is { } reference ? (await participants.FindAsync(reference, cancellation))?.Value : null;

    private async Task<IActionResult> PageAsync(HttpRequest request, string token, Participant person, bool isStopped, CancellationToken cancellation)
    {
        var file = (await campaigns.FindAsync(person.CampaignId, cancellation))?.Value.File;
        var say = PageVisit.SpeechOf(request, person);
        var organisation = file is null ? "" : say.In(file.Organisation.In("en", say.EasyRead), file.Organisation.In("cy", say.EasyRead));
        // Their other pages are behind links of their own, which the foot of an email does not open.
        var frame = new PageFrame(say, organisation, $"{token}?lang={(say.Welsh ? "en" : "cy")}", answers.TokenFor(request.HttpContext), [])
        {
            About = file is null ? null : AboutPages.Of(file, say),
            LargePrint = person.WantsLargePrint,
            Accessibility = $"/{AccessibilityStatement.Path}{(say.Both ? "" : $"?lang={say.Code}")}",
            CalledBy = person.Details.CalledBy,
            SharesContact = person.SharesContact,
            Languages = say.Both && file is not null ? AboutPages.LanguagesOf(file, token) : null,
        };
        return await answers.PageAsync<StopPage>(request, StatusCodes.Status200OK, ("Frame", frame), ("Stopped", isStopped));
    }

    private Task<IActionResult> UnknownAsync(HttpRequest request) => limits.TakeBadLink(request.HttpContext) is { } wait
        ? answers.TooManyAsync(request, wait, campaignId: null)
        : answers.FaultAsync(request, LinkFault.Unknown, StatusCodes.Status403Forbidden, campaignId: null);
}
