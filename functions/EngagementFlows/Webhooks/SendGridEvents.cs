using System.Security.Cryptography;
using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Webhooks;

/// <summary>What became of emails of ours: many events at once, each at least once.</summary>
public sealed class SendGridEvents(SendGridSignature signatures, MailEvents events, Mailroom mailroom, ContactKeys keys, IOptions<ProviderSettings> settings, TimeProvider clock)
{
    private const int LargestBody = 4 * 1024 * 1024;

    [Function("ReceiveSendGridEvents")]
    [OpenTo(Visitor.Provider)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid/events")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (settings.Value.SendGrid.EventPublicKey is not { Length: > 0 } publicKey || signatures.Headers(request) is not { } headers)
        {
            return WebhookBody.Refused;
        }

        if (await WebhookBody.ReadAsync(request, LargestBody, cancellation) is not { } body)
        {
            return WebhookBody.TooLarge(LargestBody);
        }

        if (WebhookBody.MediaType(request) != "application/json")
        {
            return WebhookBody.WrongType("a JSON array of events (application/json)");
        }

        // The raw bytes are signed, up to the line break at their end; as text they are the same only in sound UTF-8.
        if (FormFields.Text(body) is not { } text)
        {
            return Api.Invalid("$", "The body must be in UTF-8.");
        }

        if (!SendGridSignature.IsSigned(publicKey, text, headers))
        {
            return WebhookBody.Refused;
        }

        var (read, fault) = events.Read(text);
        if (fault is not null)
        {
            return fault;
        }

        var post = Convert.ToHexStringLower(SHA256.HashData(body));
        foreach (var (at, some) in read!.Chunk(Deliveries.MostEvents).Index())
        {
            await mailroom.TakeAsync(
                new Delivery(DeliveryKind.Events, keys.Hash("delivery", $"sendgrid-post\n{post}\n{at}"), clock.GetUtcNow()) { Events = some }, client, cancellation);
        }

        return new NoContentResult();
    }
}
