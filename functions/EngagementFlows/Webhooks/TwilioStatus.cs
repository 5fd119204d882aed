using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Webhooks;

/// <summary>What became of a text message of ours. The query carries our own reference to it, which is signed with the URL.</summary>
public sealed class TwilioStatus(TwilioRequests requests, Mailroom mailroom, ContactKeys keys, TimeProvider clock)
{
    private const string Path = "api/webhooks/twilio/status";

    [Function("ReceiveTwilioStatus")]
    [OpenTo(Visitor.Provider)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path)] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (parameters, refusal) = await requests.ReadAsync(request, Path, cancellation);
        if ((refusal ?? parameters!.Fault("MessageSid", "MessageStatus")) is { } fault)
        {
            return fault;
        }

        var status = new StatusReported(
            parameters!["MessageSid"],
            parameters["MessageStatus"],
            parameters["ErrorCode"] is { Length: > 0 } error ? error : null,
            request.Query[MessageReference.Name] is [{ } reference] ? reference : null);
        await mailroom.TakeAsync(
            new Delivery(DeliveryKind.Status, keys.Hash("delivery", $"twilio-status\n{status.MessageSid}\n{status.MessageStatus}"), clock.GetUtcNow()) { Status = status }, client, cancellation);
        return new NoContentResult();
    }
}
