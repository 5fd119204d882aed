using System.Net;
using System.Text.Json;
using EngagementFlows.Messaging;
using Microsoft.Extensions.Options;
using SendGrid;

namespace EngagementFlows.Privacy.Copies;

/// <summary>SendGrid's Recipients' Data Erasure: <c>POST /v3/recipients/erasejob</c>, at most 5,000 addresses, answered 202 and done within days.</summary>
public sealed class SendGridErasure
{
    private readonly SendGridClient? client;

    public SendGridErasure(IOptions<ProviderSettings> options, ProviderHttp http)
    {
        var settings = options.Value.SendGrid;
        if (settings.ApiKey.Length == 0)
        {
            return;
        }

        var clientOptions = new SendGridClientOptions { ApiKey = settings.ApiKey };
        if (settings.Region.Length > 0)
        {
            clientOptions.SetDataResidency(settings.Region);
        }

        client = new SendGridClient(http.Client(settings.BaseUrl), clientOptions);
    }

    public bool IsConfigured => client is not null;

    /// <returns>Whether SendGrid has taken the order.</returns>
    public async Task<bool> EraseAsync(IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        try
        {
            var answer = await client!.RequestAsync(BaseClient.Method.POST, JsonSerializer.Serialize(new { email_addresses = addresses }), urlPath: "recipients/erasejob", cancellationToken: cancellation);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
#pragma warning disable CA1031 // Whatever SendGrid says or does not: it is asked again, and the report says so if it never takes it.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
