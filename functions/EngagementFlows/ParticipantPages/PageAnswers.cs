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

namespace EngagementFlows.ParticipantPages;

/// <summary>Renders components to pages, with the headers that every page for participants has.</summary>
public sealed class PageAnswers(ILoggerFactory loggers, IAntiforgery antiforgery)
{
    public Task<IActionResult> PageAsync<TComponent>(HttpRequest request, int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TComponent : IComponent => PageAsync(typeof(TComponent), request, status, parameters);

    public async Task<IActionResult> PageAsync(Type component, HttpRequest request, int status, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var html = await ComponentHtml.RenderAsync(component, parameters.ToDictionary(one => one.Name, one => one.Value), loggers);
        SetHeaders(request.HttpContext.Response.Headers);
        return new ContentResult { Content = html, ContentType = "text/html; charset=utf-8", StatusCode = status };
    }

    public Task<IActionResult> FaultAsync(HttpRequest request, LinkFault fault, int status, string back = "") =>
        PageAsync<FaultPage>(request, status, ("Fault", fault), ("Back", back), ("Token", fault == LinkFault.Expired ? TokenFor(request.HttpContext) : null));

    public Task<IActionResult> TooManyAsync(HttpRequest request, TimeSpan wait)
    {
        request.HttpContext.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        return FaultAsync(request, LinkFault.TooMany, StatusCodes.Status429TooManyRequests);
    }

    /// <summary>What is said where a link does not work.</summary>
    public async Task<IActionResult> RefuseAsync(HttpRequest request, LinkReading reading, PageLimits limits) => reading.State switch
    {
        LinkState.Revoked => await FaultAsync(request, LinkFault.Revoked, StatusCodes.Status410Gone),
        LinkState.Unknown when limits.TakeBadLink(request.HttpContext) is { } wait => await TooManyAsync(request, wait),
        LinkState.Unknown => await FaultAsync(request, LinkFault.Unknown, StatusCodes.Status403Forbidden),
        _ => await FaultAsync(request, LinkFault.Expired, StatusCodes.Status410Gone),
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
