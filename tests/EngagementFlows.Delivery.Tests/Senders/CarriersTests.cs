using EngagementFlows.Messaging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Delivery.Tests;

/// <summary>Which way out a message takes.</summary>
public sealed class CarriersTests
{
    private const string Drama = "+447700900101";
    private const string Real = "+447911123456";

    [Theory]
    [InlineData(Drama, "", true, "", true)]
    [InlineData(Drama, "", false, Drama, true)]
    [InlineData(Real, "", true, "", false)]
    [InlineData(Real, "", false, "", true)]
    [InlineData(Real, "", false, "07911 123456", false)]
    [InlineData(Drama, "http://127.0.0.1:1", true, "", false)]
    public void A_number_for_drama_never_reaches_the_real_provider_and_outside_production_only_those_allowed_do(
        string to, string baseUrl, bool live, string allowed, bool isCaptured)
    {
        var settings = new ProviderSettings
        {
            Live = live,
            AllowedRecipients = allowed,
            Twilio = new TwilioSettings { AccountSid = "AC1", AuthToken = "secret", From = "+447700900999", BaseUrl = baseUrl },
        };
        using var http = new ProviderHttp();
        var options = Options.Create(settings);
        var outbox = new Outbox(null!);
        var carriers = new Carriers(outbox, new TwilioSms(options, http, NullLogger<TwilioSms>.Instance), new SendGridEmail(options, http), options);
        Assert.Equal(isCaptured, carriers.IsCaptured(carriers.For(Channel.Sms, to)));
    }
}
