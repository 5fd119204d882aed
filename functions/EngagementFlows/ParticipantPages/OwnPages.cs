using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Plain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// A participant's own pages, each behind a link that is signed for it. To look at one changes nothing, since mail scanners look too; a
/// form is taken only with the token that its page gave.
/// </summary>
public sealed class OwnPages(
    PageLinks links, CampaignStore campaigns, IEnumerable<IOwnPage> pages, RecentAnswers recent, PageAnswering answering,
    Helplines helplines, PageAnswers answers, PageLimits limits, FreshLink fresh, TimeProvider clock)
{
    private const string Route = $"{PageLinks.Path}/{{token}}";

    /// <summary>In the address of the page that follows a form.</summary>
    private const string Saved = "saved";

    /// <summary>
    /// Under <see cref="Saved"/>: with helplines, which the address tells nobody who finds it in the history of a shared phone.
    /// </summary>
    private const string WithHelplines = "2";

    [Function("ShowOwnPage")]
    [OpenTo(Visitor.Participant)]
    public Task<IActionResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request,
        string token, CancellationToken cancellation) =>
        answers.GuardAsync(request, () => ShowAsync(request, token, cancellation), () => links.CampaignOfAsync(token, cancellation));

    [Function("SubmitOwnPage")]
    [OpenTo(Visitor.Participant)]
    public Task<IActionResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string token,
            [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        answers.GuardAsync(request, () => SubmitAsync(request, token, client, cancellation),
            () => links.CampaignOfAsync(token, cancellation));

    private async Task<IActionResult> ShowAsync(HttpRequest request, string token, CancellationToken cancellation)
    {
        var reading = await links.ReadAsync(token, cancellation);
        return await VisitAsync(request, token, reading, cancellation) is { } visit
            ? await PageAsync(visit, Entered.Nothing, StatusCodes.Status200OK, request.Query[Saved] == WithHelplines, cancellation)
            : await RefuseAsync(request, reading);
    }

    private async Task<IActionResult> SubmitAsync(HttpRequest request, string token, DurableTaskClient client,
        CancellationToken cancellation)
    {
        var reading = await links.ReadAsync(token, cancellation);
        var back = $"{token}{request.QueryString}";
        if (reading.State is not (LinkState.Live or LinkState.Expired))
        {
            return await RefuseAsync(request, reading);
        }

        if (limits.TakeForm(token, request.HttpContext) is { } wait)
        {
            return await answers.TooManyAsync(request, wait, reading.CampaignId);
        }

        if (await PageForms.ReadAsync(request, cancellation) is not { } form)
        {
            return await answers.FaultAsync(request, LinkFault.TooLarge, StatusCodes.Status413PayloadTooLarge, reading.CampaignId, back);
        }

        var typed = PageForms.Typed(form);
        var visit = await VisitAsync(request, token, reading, cancellation);
        var tellsOfHarm = await answering.TellsOfHarmAsync(typed.Words(), cancellation);
        if (!await answers.IsOurFormAsync(request.HttpContext))
        {
            return visit is null
                ? await answers.FaultAsync(request, LinkFault.Forged, StatusCodes.Status400BadRequest, reading.CampaignId, back)
                : await AgainAsync(visit, typed.With(PressAgain(visit.Speech)), StatusCodes.Status400BadRequest);
        }

        if (visit is null)
        {
            await fresh.SendAsync(reading.Person, reading.Purpose, client, cancellation);
            return await answers.FaultAsync(request, LinkFault.Renewed, StatusCodes.Status200OK, reading.CampaignId);
        }

        var page = PageOf(visit.Purpose);
        // What was said a moment ago counts, whether or not the journey has taken it in yet.
        var current = visit with { Person = await recent.WithThemAsync(visit.Person, cancellation) };
        var (merged, conflicts) = StaleTab.Merge(visit.Speech, typed, page.Recorded(current));
        if (conflicts.Count > 0)
        {
            return await AgainAsync(current, merged.With(conflicts), StatusCodes.Status422UnprocessableEntity);
        }

        var outcome = await page.TakeAsync(visit, merged, client, cancellation);
        if (outcome.Errors.Count > 0)
        {
            return await AgainAsync(current, merged.With(outcome.Errors), StatusCodes.Status422UnprocessableEntity);
        }

        var next = outcome.GoTo is { } other ? links.Token(visit.Person, other, visit.LastDay) : token;
        var language = visit.LanguageQuery.Length > 0 ? $"&{visit.LanguageQuery}" : "";
        return PageAnswers.See(request, $"{next}?{Saved}={(tellsOfHarm ? WithHelplines : "1")}{language}");

        async Task<IActionResult> AgainAsync(PageVisit shown, Entered entered, int status)
        {
            if (tellsOfHarm)
            {
                await answering.LookAtRefusedAsync(shown, typed.Words(), client, cancellation);
            }

            return await PageAsync(shown, entered, status, tellsOfHarm, cancellation);
        }
    }

    /// <summary>What was typed stands in the page again, so that nobody has to write it twice.</summary>
    private static FieldError PressAgain(Speech say) => new("", say.In(
        "We did not get your answer: the page was open for too long, or your browser keeps no cookies. What you put in is still here. Please press the button again.",
        "Chawson ni ddim o'ch ateb: roedd y dudalen ar agor yn rhy hir, neu dydy eich porwr ddim yn cadw cwcis. Mae beth roesoch chi yma o hyd. Pwyswch y botwm eto, os gwelwch yn dda."));

    /// <returns>Null where the link is not live.</returns>
    private async Task<PageVisit?> VisitAsync(HttpRequest request, string token, LinkReading reading, CancellationToken cancellation) =>
        reading is { State: LinkState.Live, Person: { } person } && await campaigns.FindAsync(person.CampaignId, cancellation) is { Value: var campaign }
            ? new PageVisit(request, token, reading.Purpose, reading.LastDay, campaign, person, PageVisit.SpeechOf(request, person), clock.GetUtcNow())
            : null;

    private async Task<IActionResult> PageAsync(
        PageVisit visit, Entered entered, int status, bool withHelplines, CancellationToken cancellation)
    {
        var saved = entered.Errors.Count == 0 && visit.Request.Query.ContainsKey(Saved);
        var shown = await PageOf(visit.Purpose).ShowAsync(saved ? visit with { Person = await recent.WithThemAsync(visit.Person, cancellation) } : visit, cancellation);
        var other = visit.Speech.Welsh ? "en" : "cy";
        var frame = new PageFrame(visit.Speech, visit.Text(visit.Campaign.File.Organisation), $"{visit.Token}?lang={other}", answers.TokenFor(visit.Request.HttpContext), OwnPageLinks.Of(visit, links))
        {
            Entered = entered,
            About = AboutPages.Of(visit.Campaign.File, visit.Speech),
            LargePrint = visit.Person.WantsLargePrint,
            Accessibility = AccessibilityStatement.AddressFrom(visit),
            Helplines = withHelplines ? helplines.For(visit) : "",
            CalledBy = visit.Person.Details.CalledBy,
            SharesContact = visit.Person.SharesContact,
            Languages = visit.MayChooseLanguage ? AboutPages.LanguagesOf(visit.Campaign.File, visit.Token) : null,
            Saved = saved && visit.Purpose is not (LinkPurpose.Stop or LinkPurpose.Data),
        };
        return await answers.PageAsync(shown.Component, visit.Request, status, [("Frame", frame), .. shown.Parameters]);
    }

    private Task<IActionResult> RefuseAsync(HttpRequest request, LinkReading reading) => answers.RefuseAsync(request, reading, limits);

    private IOwnPage PageOf(LinkPurpose purpose) => pages.First(page => page.Purpose == purpose);
}
