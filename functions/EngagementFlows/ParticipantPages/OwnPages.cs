using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Plain;
using EngagementFlows.Participants;
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
    PageLinks links, CampaignStore campaigns, IEnumerable<IOwnPage> pages, RecentAnswers recent, PageAnswering answering, PageWords words,
    Helplines helplines, PageAnswers answers, PageLimits limits, FreshLink fresh, SealedNotes sealedNotes, TimeProvider clock)
{
    private const string Route = $"{PageLinks.Path}/{{token}}";

    /// <summary>In the address of the page that follows a form: <see cref="SealedNotes"/>.</summary>
    private const string Saved = "saved";

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
            ? await PageAsync(visit, Entered.Nothing, StatusCodes.Status200OK,
                sealedNotes.Read(token, request.Query[Saved]).Contains(PageNote.Helplines), cancellation)
            : await RefuseAsync(request, reading);
    }

    private async Task<IActionResult> SubmitAsync(HttpRequest request, string token, DurableTaskClient client,
        CancellationToken cancellation)
    {
        var reading = await links.ReadAsync(token, cancellation);
        if (reading.State == LinkState.Unknown)
        {
            return await RefuseAsync(request, reading);
        }

        if (limits.TakeForm(token, request.HttpContext) is { } wait)
        {
            return await answers.TooManyAsync(request, wait, reading.CampaignId);
        }

        var (form, pieces) = await PageForms.ReadAsync(request, cancellation);
        var typed = form is null ? null : PageForms.Typed(form);
        var visit = await VisitAsync(request, token, reading, cancellation);
        if (typed is null || visit is null)
        {
            return await RefuseAsync(request, token, reading, typed, typed?.Words() ?? pieces, client, cancellation);
        }

        var page = PageOf(visit.Purpose);
        var (harm, stop) = await words.LookAtAsync(visit, WordsIn(page, visit, typed), cancellation);
        // Words in a field for words are read as any message; what else the form holds is looked through for phrases of harm.
        var read = page.WordFields.Select(field => typed.GetValueOrDefault(field) is [var text, ..] ? text : "").ToHashSet(StringComparer.Ordinal);
        var tellsOfHarm = harm.Count > 0 || await answering.TellsOfHarmAsync(typed.Words().Where(text => !read.Contains(text)), cancellation);
        if (stop is not null)
        {
            // Whatever else is wrong with the form: no words cost more when they are missed.
            var heard = await words.StopAsync(visit, stop, tellsOfHarm, client, cancellation);
            return See(visit, LinkPurpose.Stop, tellsOfHarm, heard);
        }

        if (!page.IsOpen(visit) && WordsIn(page, visit, typed) is { Count: > 0 } late)
        {
            return See(visit, null, tellsOfHarm, await TakeLateAsync(visit, late, client, cancellation));
        }

        if (!(page.TakesAnyForm ? PageForms.IsFromAPage(form!) : await answers.IsOurFormAsync(request.HttpContext)))
        {
            return await AgainAsync(visit, typed.With(PressAgain(visit.Speech)), StatusCodes.Status400BadRequest);
        }

        // What was said a moment ago counts, whether or not the journey has taken it in yet.
        var current = visit with { Person = await recent.WithThemAsync(visit.Person, cancellation) };
        if (!page.IsOpen(current))
        {
            // The page says why, and has no field that anybody could be led to.
            return await AgainAsync(current, typed.With(Closed(visit.Speech)), StatusCodes.Status422UnprocessableEntity);
        }

        var (merged, conflicts) = StaleTab.Merge(visit.Speech, typed, page.Recorded(current), page.Answers(current), page.WordFields);
        if (conflicts.Count > 0)
        {
            return await AgainAsync(current, merged.With(conflicts), StatusCodes.Status422UnprocessableEntity);
        }

        var outcome = await page.TakeAsync(visit, merged, client, cancellation);
        return outcome.Errors.Count > 0 ? await AgainAsync(current, merged.With(outcome.Errors), StatusCodes.Status422UnprocessableEntity)
            : See(visit, outcome.GoTo, tellsOfHarm, outcome.Notes);

        async Task<IActionResult> AgainAsync(PageVisit shown, Entered entered, int status)
        {
            if (tellsOfHarm)
            {
                await answering.LookAtRefusedAsync(shown, typed.Words(), client, cancellation, harm);
            }

            return await PageAsync(shown, entered, status, tellsOfHarm, cancellation);
        }
    }

    /// <summary>Words on a page that had closed before they were sent. That they come by the person's own link is enough to read them.</summary>
    private async Task<IReadOnlyList<PageNote>> TakeLateAsync(
        PageVisit visit, IEnumerable<KeyValuePair<string, string>> late, DurableTaskClient client, CancellationToken cancellation)
    {
        var notes = new List<PageNote>();
        foreach (var (field, text) in late)
        {
            notes.AddRange(await words.TakeOnClosedAsync(visit, field, text, client, cancellation));
        }

        return notes;
    }

    private IActionResult See(PageVisit visit, LinkPurpose? other, bool tellsOfHarm, IEnumerable<PageNote> notes)
    {
        var next = other is { } purpose ? links.Token(visit.Person, purpose, visit.LastDay) : visit.Token;
        var language = visit.LanguageQuery.Length > 0 ? $"&{visit.LanguageQuery}" : "";
        return PageAnswers.See(visit.Request, $"{next}?{Saved}={sealedNotes.Write(next, tellsOfHarm ? notes.Append(PageNote.Helplines) : notes)}{language}");
    }

    /// <summary>What was put into the fields for words, and is not what stands there already.</summary>
    private static List<KeyValuePair<string, string>> WordsIn(IOwnPage page, PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var recorded = page.Recorded(visit);
        return
        [
            .. page.WordFields.Select(field => KeyValuePair.Create(field, typed.GetValueOrDefault(field) is [var text, ..] ? text.Trim() : ""))
                .Where(field => field.Value.Length > 0 && recorded.GetValueOrDefault(field.Key)?.Contains(field.Value) != true),
        ];
    }

    /// <summary>
    /// A form that is not taken: its link does not work any more, or it is too large. Words of harm in it are seen to all the same, a wish to
    /// stop pauses messages, and whoever wrote anything else finds it on the page, to send it another way.
    /// </summary>
    private async Task<IActionResult> RefuseAsync(
        HttpRequest request, string token, LinkReading reading, IReadOnlyDictionary<string, IReadOnlyList<string>>? typed, IReadOnlyList<string> texts,
        DurableTaskClient client, CancellationToken cancellation)
    {
        var campaign = reading.CampaignId is { } id ? (await campaigns.FindAsync(id, cancellation))?.Value : null;
        var visit = campaign is null ? null
            : VisitOf(request, token, reading, campaign, reading.Person ?? Helplines.Nobody(campaign));
        // Of a form that was not read, where people put a wish to stop: at its beginning, and at its end.
        List<string> written = typed is null ? [.. texts.Take(2), .. texts.Skip(2).TakeLast(2)] : WrittenIn(reading, visit, typed);
        var isChosen = visit is not null && reading is { State: LinkState.Revoked, Person: not null } && typed is not null && PageForms.IsFromAPage(typed);
        var refused = new RefusedForm(visit is null ? null : await HelpAsync(visit, reading, texts, client, cancellation))
        {
            Kept = typed is null ? [] : written,
            IsPaused = visit is not null && reading.Person is { Withdrawal: Withdrawal.None }
                && (await words.PauseIfStopAsync(visit, written, client, cancellation)
                    || (isChosen && await PauseByButtonAsync(visit, client, cancellation))),
            IsChoiceLost = isChosen && written.Count == 0 && reading.Purpose != LinkPurpose.Stop,
        };
        if (isChosen && NoesIn(visit!, typed!) is { Count: > 0 } noes)
        {
            await words.TellOfNoAsync(visit!, noes, cancellation);
        }

        if (reading.State is LinkState.Revoked or LinkState.Gone)
        {
            return await answers.RefuseAsync(request, reading, limits, refused);
        }

        var back = $"{token}{request.QueryString}";
        if (typed is null)
        {
            return await answers.FaultAsync(request, LinkFault.TooLarge, StatusCodes.Status413PayloadTooLarge, reading.CampaignId, back, refused);
        }

        if (!await answers.IsOurFormAsync(request.HttpContext))
        {
            return await answers.FaultAsync(request, LinkFault.Forged, StatusCodes.Status400BadRequest, reading.CampaignId, back, refused);
        }

        await fresh.SendAsync(reading.Person, reading.Purpose, client, cancellation);
        return await answers.FaultAsync(request, LinkFault.Renewed, StatusCodes.Status200OK, reading.CampaignId, refused: refused);
    }

    /// <returns>Whether it was the page that stops everything, of which the button is all.</returns>
    private async Task<bool> PauseByButtonAsync(PageVisit visit, DurableTaskClient client, CancellationToken cancellation)
    {
        if (visit.Purpose != LinkPurpose.Stop)
        {
            return false;
        }

        await words.PauseByButtonAsync(visit, client, cancellation);
        return true;
    }

    /// <summary>The questions of the page to which "no" was chosen, and is not what stands there already.</summary>
    private List<string> NoesIn(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var page = PageOf(visit.Purpose);
        var recorded = page.Recorded(visit);
        return
        [
            .. page.Answers(visit).Where(field => typed.GetValueOrDefault(field) is ["no"] && recorded.GetValueOrDefault(field) is not ["no"])
                .Select(field => visit.Purpose == LinkPurpose.Answer ? QuestionKeys.For(QuestionKind.Rsvp, null) : field.Replace("consent-", "consent:", StringComparison.Ordinal)),
        ];
    }

    /// <summary>What was put into the fields for words of the page that the link is for.</summary>
    private List<string> WrittenIn(LinkReading reading, PageVisit? visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var page = PageOf(reading.Purpose);
        return visit is not null && reading.Person is not null ? [.. WordsIn(page, visit, typed).Select(one => one.Value)]
            : [.. page.WordFields.SelectMany(field => typed.GetValueOrDefault(field) ?? []).Where(text => text.Trim().Length > 0)];
    }

    /// <param name="visit">Of nobody, where nobody is known under the link any more.</param>
    /// <returns>Helplines, where the words tell of harm.</returns>
    private async Task<UrgentHelp?> HelpAsync(
        PageVisit visit, LinkReading reading, IReadOnlyList<string> texts, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            if (await answering.TellsOfHarmAsync([text], cancellation) && !await words.IsOnlyAStopAsync(visit, text, cancellation))
            {
                // Pieces overlap: the first that tells of harm is enough.
                await answering.LookAtRefusedAsync(visit, [text], client, cancellation, isProven: reading.State == LinkState.Live);
                return new UrgentHelp(visit.Speech, helplines.For(visit), AboutPages.ContactOf(visit.Campaign.File, visit.Speech));
            }
        }

        return null;
    }

    /// <summary>What was typed stands in the page again, so that nobody has to write it twice.</summary>
    private static FieldError PressAgain(Speech say) => new("", say.In(
        "We did not get your answer: the page was open for too long, or your browser keeps no cookies. What you put in is still here. Please press the button again. If this comes again, reply to any message from us, or call us.",
        "Chawson ni ddim o'ch ateb: roedd y dudalen ar agor yn rhy hir, neu dydy eich porwr ddim yn cadw cwcis. Mae beth roesoch chi yma o hyd. Pwyswch y botwm eto, os gwelwch yn dda. Os daw hyn eto, atebwch unrhyw neges gennym ni, neu ffoniwch ni."));

    private static FieldError Closed(Speech say) => new("", say.In(
        "We did not take your answer: you cannot answer here any more. If you want to tell us something, reply to any message from us, or call us.",
        "Chawson ni ddim o'ch ateb: allwch chi ddim ateb yma mwyach. Os ydych chi eisiau dweud rhywbeth wrthon ni, atebwch unrhyw neges gennym ni, neu ffoniwch ni.",
        "We did not take your answer. You cannot answer here now. Do you want to tell us something? Reply to any message from us. Or call us.",
        "Chawson ni ddim o'ch ateb. Allwch chi ddim ateb yma nawr. Ydych chi eisiau dweud rhywbeth wrthon ni? Atebwch unrhyw neges gennym ni. Neu ffoniwch ni."));

    /// <returns>Null where the link is not live.</returns>
    private async Task<PageVisit?> VisitAsync(HttpRequest request, string token, LinkReading reading, CancellationToken cancellation) =>
        reading is { State: LinkState.Live, Person: { } person } && await campaigns.FindAsync(person.CampaignId, cancellation) is { Value: var campaign }
            ? VisitOf(request, token, reading, campaign, person)
            : null;

    private PageVisit VisitOf(HttpRequest request, string token, LinkReading reading, Campaign campaign, Participant person) =>
        new(request, token, reading.Purpose, reading.LastDay, campaign, person, PageVisit.SpeechOf(request, person), clock.GetUtcNow());

    private async Task<IActionResult> PageAsync(
        PageVisit visit, Entered entered, int status, bool withHelplines, CancellationToken cancellation)
    {
        var notes = entered.Errors.Count == 0 ? sealedNotes.Read(visit.Token, visit.Request.Query[Saved]) : [];
        if (notes.Count > 0)
        {
            // As they have just asked for it, in which language too.
            var now = await recent.WithThemAsync(visit.Person, cancellation);
            visit = visit with { Person = now, Speech = PageVisit.SpeechOf(visit.Request, now) };
        }

        var shown = await PageOf(visit.Purpose).ShowAsync(visit, cancellation);
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
            Saved = notes.Contains(PageNote.Saved) && visit.Purpose is not (LinkPurpose.Stop or LinkPurpose.Data),
            Notes = [.. notes.Where(note => note != PageNote.Saved)],
            IsStopped = visit.Person.Withdrawal != Withdrawal.None
                && visit.Purpose is LinkPurpose.Preferences or LinkPurpose.Consents or LinkPurpose.Questions,
        };
        return await answers.PageAsync(shown.Component, visit.Request, status, [("Frame", frame), .. shown.Parameters]);
    }

    private Task<IActionResult> RefuseAsync(HttpRequest request, LinkReading reading) => answers.RefuseAsync(request, reading, limits);

    private IOwnPage PageOf(LinkPurpose purpose) => pages.First(page => page.Purpose == purpose);
}
