using EngagementFlows.Http;
using EngagementFlows.Inbox;
using EngagementFlows.Inbox.Mail;
using EngagementFlows.LocalHost.Invocations;
using EngagementFlows.Messaging;
using EngagementFlows.Storage;
using EngagementFlows.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EngagementFlows.LocalHost.Commands;

/// <param name="From">The participant's phone number or email address.</param>
/// <param name="To">Ours; not looked at yet.</param>
/// <param name="Id">The provider's id of the message; made up where left out.</param>
public sealed record LocalReply(string? From, string? To, string? Body, string? Id);

/// <summary>What only the local host has: the captured messages, and a way for a participant's text or email to come in.</summary>
public static class LocalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var local = routes.MapGroup("/local").AddEndpointFilter(static async (call, next) => LocalDeveloper.IsFromHere(call.HttpContext.Request)
            ? await next(call)
            : Result(Api.Problem(StatusCodes.Status403Forbidden, "Not from here", "Only this machine may ask, by http://localhost or http://127.0.0.1.")));
        local.MapGet("/outbox", ReadOutbox);
        local.MapPost("/inbox", Receive);
    }

    private static async Task<IResult> ReadOutbox(Outbox outbox, string? campaign, CancellationToken cancellation) =>
        Result(Api.Ok(new { messages = await outbox.ReadAsync(campaign, cancellation) }));

    private static async Task<IResult> Receive(
        HttpRequest request, ReceiveMessage receiver, IDurableClientSource durable, IdSource ids, TimeProvider clock, CancellationToken cancellation)
    {
        var (reply, fault) = await Api.ReadAsync<LocalReply>(request, cancellation);
        if (fault is not null)
        {
            return Result(fault);
        }

        if (string.IsNullOrWhiteSpace(reply!.From) || string.IsNullOrWhiteSpace(reply.Body))
        {
            return Result(Api.Invalid(string.IsNullOrWhiteSpace(reply.From) ? "from" : "body", "Say who writes (from) and what (body)."));
        }

        if (reply.Body.Length > MailDeliveries.LongestText)
        {
            return Result(Api.Invalid("body", $"Must be at most {MailDeliveries.LongestText} characters: no longer text is taken in from anywhere."));
        }

        if (reply.Id is { } id && (id.Length is 0 or > 64 || !id.All(char.IsAsciiLetterOrDigit)))
        {
            return Result(Api.Invalid("id", "Must be 1 to 64 letters and digits."));
        }

        var channel = reply.From.Contains('@', StringComparison.Ordinal) ? Channel.Email : Channel.Sms;
        var message = new InboundMessage(reply.Id ?? ids.New(), channel, reply.From, reply.To ?? "",
            channel == Channel.Email ? InboundParse.OwnWordsOf(reply.Body, reply.From) : reply.Body, clock.GetUtcNow());
        return await receiver.ReceiveAsync(message, durable.Client, cancellation)
            ? Result(Api.Accepted(new { id = message.Id }))
            : Result(Api.Invalid("from", "Must be a phone number or an email address."));
    }

    private static IResult Result(ContentResult answer) =>
        Results.Content(answer.Content!, answer.ContentType, contentEncoding: null, answer.StatusCode);
}
