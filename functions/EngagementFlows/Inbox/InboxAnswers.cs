using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Inbox;

/// <summary>Answers with an item and its ETag.</summary>
internal static class InboxAnswers
{
    public static ContentResult Of(HttpRequest request, InboxItem item) => With(request, item, InboxViews.Of(item));

    public static ContentResult With(HttpRequest request, InboxItem item, object body, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.Headers.ETag = item.ETag;
        return Api.Ok(body, status);
    }
}
