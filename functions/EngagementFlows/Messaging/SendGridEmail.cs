using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace EngagementFlows.Messaging;

/// <summary>Emails through SendGrid. It cannot be asked for one message, so one whose answer was lost is known by its events, or not at all.</summary>
public sealed class SendGridEmail : IMessageChannel
{
    private readonly SendGridSettings settings;
    private readonly SendGridClient? client;

    public SendGridEmail(IOptions<ProviderSettings> options, ProviderHttp http)
    {
        settings = options.Value.SendGrid;
        IsConfigured = settings.ApiKey.Length > 0 && settings.From.Length > 0;
        if (IsConfigured)
        {
            var clientOptions = new SendGridClientOptions { ApiKey = settings.ApiKey };
            if (settings.Region.Length > 0)
            {
                clientOptions.SetDataResidency(settings.Region);
            }

            client = new SendGridClient(http.Client(settings.BaseUrl), clientOptions);
        }
    }

    /// <summary>Without a key and an address of ours nothing goes this way.</summary>
    public bool IsConfigured { get; }

    public TimeSpan FirstLook => TimeSpan.FromMinutes(1);

    public TimeSpan? ProofAfter => null;

    public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        try
        {
            var answer = await client!.SendEmailAsync(MailOf(message), cancellation);
            return await OfAnswerAsync(answer, message, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return ProviderHttp.OfBrokenConnection(e);
        }
    }

    /// <summary>It cannot be asked. An event marks the step by itself (<see cref="Receipts"/>); that none has come says nothing.</summary>
    public Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) => Task.FromResult(LookUp.CannotTell);

    private SendGridMessage MailOf(OutboundMessage message)
    {
        var envelope = message.Envelope ?? new EmailEnvelope("", null, null);
        var mail = new SendGridMessage
        {
            From = new SendGrid.Helpers.Mail.EmailAddress(settings.From, envelope.FromName),
            Subject = message.Subject,
        };
        mail.AddTo(message.To);
        mail.AddContent(MimeType.Text, message.Text);
        if (message.Html is { } html)
        {
            mail.AddContent(MimeType.Html, html);
        }

        mail.AddCustomArg(MessageReference.Name, message.Reference.ToString());
        mail.AddCategory(Telemetry.KindOf(message.Step));
        mail.AddHeader("Auto-Submitted", "auto-generated");
        if (envelope.ReplyTo is { } reply)
        {
            mail.ReplyTo = new SendGrid.Helpers.Mail.EmailAddress(reply, envelope.FromName);
        }

        if (envelope.Unsubscribe is { } unsubscribe)
        {
            mail.AddHeader("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            mail.AddHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (envelope.Calendar is { } calendar)
        {
            // As a part that calendars act on, and as a file for those who open it themselves. SendGrid adds the charset and refuses one of ours
            // (sendgrid/sendgrid-ruby#298, sendgrid-nodejs#1313).
            mail.AddContent($"text/calendar; method={calendar.Method}", calendar.Text);
            mail.AddAttachment("meeting.ics", Convert.ToBase64String(Encoding.UTF8.GetBytes(calendar.Text)), "application/ics", "attachment");
        }

        // Whether somebody opens or clicks is nobody's business, and links stay as they are written.
        mail.SetClickTracking(enable: false, enableText: false);
        mail.SetOpenTracking(enable: false);
        if (settings.Sandbox)
        {
            mail.SetSandBoxMode(true);
        }

        return mail;
    }

    private async Task<HandOver> OfAnswerAsync(SendGrid.Response answer, OutboundMessage message, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            _ when status is >= 200 and < 300 => new HandOver.Accepted(answer.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.FirstOrDefault() ?? message.Id : message.Id),
            HttpStatusCode.BadRequest when NamesRecipient(await answer.Body.ReadAsStringAsync(cancellation)) => new HandOver.Refused(new SendFault(FaultClass.BadAddress, "400")),
            _ when status is >= 400 and < 500 => new HandOver.Refused(new SendFault(ProviderErrors.ClassOf(status), status.ToString(CultureInfo.InvariantCulture))),
            _ => new HandOver.Unknown(string.Create(CultureInfo.InvariantCulture, $"http {status}")),
        };
    }

    /// <summary>Whether the fault that SendGrid names is the recipient's address: <c>{"errors":[{"field":"personalizations.0.to.0.email",...}]}</c>.</summary>
    private static bool NamesRecipient(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.TryGetProperty("errors", out var errors)
                && errors.EnumerateArray().Any(error => error.TryGetProperty("field", out var field) && field.ValueKind == JsonValueKind.String && field.GetString()!.Contains(".to", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
