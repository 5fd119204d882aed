using System.Globalization;
using EngagementFlows.Access;
using EngagementFlows.Contacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Webhooks;

/// <summary>
/// A message from a participant by text, WhatsApp or RCS. Answered with an empty TwiML document: what we say, if anything, is sent as a
/// message of its own.
/// </summary>
public sealed class TwilioMessages(TwilioRequests requests, Mailroom mailroom, ContactKeys keys, TimeProvider clock)
{
    private const string Path = "api/webhooks/twilio/messages";

    [Function("ReceiveTwilioMessage")]
    [OpenTo(Visitor.Provider)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path)] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (parameters, refusal) = await requests.ReadAsync(request, Path, cancellation);
        if ((refusal ?? parameters!.Fault("MessageSid", "From")) is { } fault)
        {
            return fault;
        }

        var text = new TextReceived(
            parameters!["MessageSid"],
            TwilioSender.NumberOf(parameters["From"]),
            TwilioSender.NumberOf(parameters["To"]),
            parameters["Body"],
            int.TryParse(parameters["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var media) ? media : 0,
            parameters["OptOutType"] is { Length: > 0 } optOut ? optOut : null);
        await mailroom.TakeAsync(
            new Delivery(DeliveryKind.Text, keys.Hash("delivery", $"twilio-message\n{text.MessageSid}"), clock.GetUtcNow()) { Text = text }, client, cancellation);
        return new ContentResult { Content = "<Response></Response>", ContentType = "text/xml; charset=utf-8", StatusCode = StatusCodes.Status200OK };
    }
}
