using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Layout;
using EngagementFlows.Pages.Plain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFlows.ParticipantPages;

/// <summary>Renders components to pages, with the headers that every page for participants has.</summary>
public sealed class PageAnswers(ILoggerFactory loggers, IAntiforgery antiforgery, CampaignStore campaigns,
    IOptions<OrganisationContact> organisation)
{
    private readonly ILogger log = loggers.CreateLogger<PageAnswers>();

    public Task<IActionResult> PageAsync<TComponent>(HttpRequest request, int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TComponent : IComponent => PageAsync(typeof(TComponent), request, status, parameters);

    public async Task<IActionResult> PageAsync(Type component, HttpRequest request, int status, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var html = Twofold.Resolve(await ComponentHtml.RenderAsync(component, parameters.ToDictionary(one => one.Name, one => one.Value), loggers));
        SetHeaders(request.HttpContext.Response.Headers);
        return new ContentResult { Content = html, ContentType = "text/html; charset=utf-8", StatusCode = status };
    }

    /// <param name="campaignId">Whose link it is, so that its contact is named; null where the link is not ours: then nothing of any campaign shows.</param>
    public async Task<IActionResult> FaultAsync(HttpRequest request, LinkFault fault, int status, string? campaignId, string back = "", RefusedForm? refused = null)
    {
        var file = campaignId is null ? null : (await campaigns.FindAsync(campaignId, request.HttpContext.RequestAborted))?.Value.File;
        return await FaultAsync(request, fault, status, file, back, refused);
    }

    public Task<IActionResult> TooManyAsync(HttpRequest request, TimeSpan wait, string? campaignId)
    {
        request.HttpContext.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        return FaultAsync(request, LinkFault.TooMany, StatusCodes.Status429TooManyRequests, campaignId);
    }

    /// <summary>Where it fails, the person reads that it did and whom to ask; what failed stands in the log.</summary>
    /// <param name="findCampaign">Says whose link it is, as <see cref="FaultAsync(HttpRequest, LinkFault, int, string?, string, RefusedForm?)"/> takes it.</param>
    public async Task<IActionResult> GuardAsync(HttpRequest request, Func<Task<IActionResult>> answer, Func<Task<string?>> findCampaign)
    {
        try
        {
            return await answer();
        }
#pragma warning disable CA1031 // Whatever failed: nobody is left with a page of a browser's own.
        catch (Exception failure) when (failure is not OperationCanceledException and not BadHttpRequestException)
#pragma warning restore CA1031
        {
            log.LogError(failure, "A page for a participant failed; they were asked to try again. Look at the failure named here");
            return await FaultAsync(request, LinkFault.Broken, StatusCodes.Status500InternalServerError,
                await FileOrNullAsync(findCampaign, request.HttpContext.RequestAborted), back: "");
        }
    }

    /// <summary>Whom to talk to where no campaign is known; null where the app names nobody.</summary>
    public AboutCampaign? Organisation => organisation.Value.About;

    /// <summary>What is said where a link does not work.</summary>
    public async Task<IActionResult> RefuseAsync(HttpRequest request, LinkReading reading, PageLimits limits, RefusedForm? refused = null) => reading.State switch
    {
        LinkState.Revoked => await FaultAsync(request, LinkFault.Revoked, StatusCodes.Status410Gone, reading.CampaignId, refused: refused),
        LinkState.Gone => await FaultAsync(request, LinkFault.Gone, StatusCodes.Status410Gone, reading.CampaignId, refused: refused),
        LinkState.Unknown when limits.TakeBadLink(request.HttpContext) is { } wait => await TooManyAsync(request, wait, reading.CampaignId),
        LinkState.Unknown => await FaultAsync(request, LinkFault.Unknown, StatusCodes.Status403Forbidden, reading.CampaignId),
        _ => await FaultAsync(request, LinkFault.Expired, StatusCodes.Status410Gone, reading.CampaignId),
    };

    /// <summary>After a form has been taken: the browser gets the page anew, and a reload sends nothing again.</summary>
    public static IActionResult See(HttpRequest request, string address)
    {
        SetHeaders(request.HttpContext.Response.Headers);
        request.HttpContext.Response.Headers.Location = address;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <summary>A token for the page's forms; its other half goes into the cookie.</summary>
    public FormToken TokenFor(HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new FormToken(tokens.FormFieldName, tokens.RequestToken!);
    }

    public Task<bool> IsOurFormAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);

    private Task<IActionResult> FaultAsync(HttpRequest request, LinkFault fault, int status, CampaignFile? file, string back, RefusedForm? refused = null) =>
        PageAsync<FaultPage>(
        request,
        status,
        ("Fault", fault),
        ("Back", back),
        ("Refused", refused),
        ("Token", fault == LinkFault.Expired ? TokenFor(request.HttpContext) : null),
        ("AboutInWelsh", file is null ? Organisation : AboutPages.OnFault(file, "cy", fault)),
        ("AboutInEnglish", file is null ? Organisation : AboutPages.OnFault(file, "en", fault)));

    /// <summary>It is asked for because something failed, and may fail as well.</summary>
    private async Task<CampaignFile?> FileOrNullAsync(Func<Task<string?>> findCampaign, CancellationToken cancellation)
    {
        try
        {
            return await findCampaign() is { } id ? (await campaigns.FindAsync(id, cancellation))?.Value.File : null;
        }
#pragma warning disable CA1031 // The page can do without a contact, and must not fail again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning(failure, "Nor could it be found out whom the person can talk to");
            return null;
        }
    }

    internal static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = PageStyle.Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
    }
}
