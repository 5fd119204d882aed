using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Inbox.Mail;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Webhooks;

/// <summary>
/// Mail that participants send, as Inbound Parse posts it: behind a secret at the end of its address, or signed where that is configured.
/// What a machine wrote is dropped before anything else.
/// </summary>
public sealed class SendGridInbound(SendGridSignature signatures, MailDeliveries mails, Mailroom mailroom, IOptions<ProviderSettings> settings, ILogger<SendGridInbound> log)
{
    private const long LargestBody = 30 * 1024 * 1024;
    private const int ShortestSecret = 16;

    [Function("ReceiveSendGridMail")]
    [OpenTo(Visitor.Provider)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid/inbound/{secret?}")] HttpRequest request,
        string? secret, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var publicKey = settings.Value.SendGrid.InboundPublicKey;
        var headers = publicKey.Length > 0 ? signatures.Headers(request) : null;
        if (publicKey.Length > 0 ? headers is null : !IsOurs(secret))
        {
            return WebhookBody.Refused;
        }

        if (request.ContentLength > LargestBody)
        {
            return WebhookBody.TooLarge(LargestBody);
        }

        if (WebhookBody.MediaType(request) != "multipart/form-data")
        {
            return WebhookBody.WrongType("the form that Inbound Parse posts (multipart/form-data)");
        }

        WebhookBody.Allow(request, LargestBody);
        await using var body = new BoundedStream(request.Body, LargestBody, Encoding.UTF8.GetBytes(headers?.Timestamp ?? ""));
        var form = await MailForm.ReadAsync(request, body, cancellation);
        if (body.IsTooLarge)
        {
            return WebhookBody.TooLarge(LargestBody);
        }

        // What stands after the form's end is signed, too.
        await body.CopyToAsync(Stream.Null, cancellation);
        if (headers is { } signed && !SendGridSignature.IsSigned(publicKey, body.Hash(), signed.Signature))
        {
            return WebhookBody.Refused;
        }

        if (form is null)
        {
            return Api.Invalid("$", "The body must be a whole multipart form, each field in it once.");
        }

        var (mail, fault) = InboundParse.Read(form.Fields, form.Attachments);
        return fault is not null ? Api.Invalid(fault.Field, fault.Message) : await TakeAsync(mail!, body, client, cancellation);
    }

    private async Task<IActionResult> TakeAsync(InboundMail mail, BoundedStream body, DurableTaskClient client, CancellationToken cancellation)
    {
        if (mail.IsAutomated)
        {
            Telemetry.Received.Add(1, KeyValuePair.Create<string, object?>("channel", nameof(Channel.Email)), KeyValuePair.Create<string, object?>("kind", "automated"));
            log.LogInformation("A mail that a machine wrote was dropped: {Rule}", mail.Automated);
            return new NoContentResult();
        }

        await mailroom.TakeAsync(mails.Of(mail, body.Hash()), client, cancellation);
        return new NoContentResult();
    }

    private bool IsOurs(string? secret) =>
        settings.Value.SendGrid.InboundSecret is { Length: >= ShortestSecret } expected
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
