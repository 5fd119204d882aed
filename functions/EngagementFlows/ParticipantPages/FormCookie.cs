using Microsoft.AspNetCore.Http;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// The cookie against forged posts. The Functions host hands requests on to the worker over plain HTTP, so whether the cookie is for
/// HTTPS alone follows from the public address and not from the request.
/// </summary>
internal sealed class FormCookie : CookieBuilder
{
    private readonly bool secure;

    public FormCookie(bool secure)
    {
        this.secure = secure;
        Name = "form";
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        // Not Strict: a link in a mail program would then come without it, get another, and lock out the tab that has the first. Forms from
        // other sites come without it all the same.
        SameSite = SameSiteMode.Lax;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = secure;
        return options;
    }
}
