using EngagementFlows.Access;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
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
public sealed class Unsubscribe(UnsubscribeLink links, ParticipantStore participants, Withdraw withdraw, IdSource ids, TimeProvider clock)
{
    private const string Route = $"{UnsubscribeLink.Path}/{{token}}";

    [Function("ShowUnsubscribePage")]
    [OpenTo(Visitor.Participant)]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string token, CancellationToken cancellation)
    {
        var person = await FindAsync(token, cancellation);
        return Page(request, person is null ? UnsubscribePage.Unknown : UnsubscribePage.Question, person is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    [Function("Unsubscribe")]
    [OpenTo(Visitor.Participant)]
    public async Task<IActionResult> Stop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string token, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not { } person)
        {
            return Page(request, UnsubscribePage.Unknown, StatusCodes.Status404NotFound);
        }

        if (person.Withdrawal == Withdrawal.None)
        {
            // The page, or the mail program, says that it is done: a message that says so again would be one too many.
            var wish = new WishToStop($"unsubscribe-{ids.New()}", clock.GetUtcNow(), Withdrawal.ByProviderWord, Channel.Email, "unsubscribed by the link in an email");
            await withdraw.EverywhereAsync(person.Ref, wish, client, cancellation);
        }

        return Page(request, UnsubscribePage.Done, StatusCodes.Status200OK);
    }

    private async Task<Participant?> FindAsync(string token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is { } reference ? (await participants.FindAsync(reference, cancellation))?.Value : null;

    private static ContentResult Page(HttpRequest request, string page, int status)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = UnsubscribePage.Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        return new ContentResult { Content = page, ContentType = "text/html; charset=utf-8", StatusCode = status };
    }
}
