using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.AsInAzure;

/// <summary>The settings of an app under test: as in Azure, but for a fake of both providers and for waits that a test cannot sit through.</summary>
internal static class AppSettings
{
    public const string PublicBaseUrl = "https://flows.example.org";
    public const string InboundSecret = "a-secret-of-these-tests";
    public const string OurNumber = "+447700900999";
    public const string DutyNumber = "+447700900990";

    private static readonly string ContactKey = Convert.ToBase64String(Enumerable.Range(1, 32).Select(static number => (byte)number).ToArray());

    /// <summary>By their names in configuration (<c>EngagementFlows:ContactKey</c>).</summary>
    public static async Task<Dictionary<string, string>> ForAsync(FakeProviderProcess provider) => new(StringComparer.Ordinal)
    {
        // App Service says so where it signs people in; tests send its header themselves.
        ["WEBSITE_AUTH_ENABLED"] = "True",
        ["EngagementFlows:ContactKey"] = ContactKey,
        ["EngagementFlows:PublicBaseUrl"] = PublicBaseUrl,
        ["EngagementFlows:Live"] = "true",
        ["EngagementFlows:Twilio:AccountSid"] = FakeProviderProcess.AccountSid,
        ["EngagementFlows:Twilio:AuthToken"] = FakeProviderProcess.AuthToken,
        ["EngagementFlows:Twilio:From"] = OurNumber,
        ["EngagementFlows:Twilio:BaseUrl"] = provider.Address.ToString(),
        ["EngagementFlows:Twilio:SegmentsPerSecond"] = "100",
        ["EngagementFlows:SendGrid:ApiKey"] = FakeProviderProcess.ApiKey,
        ["EngagementFlows:SendGrid:From"] = "team@flows.example.org",
        ["EngagementFlows:SendGrid:BaseUrl"] = provider.Address.ToString(),
        ["EngagementFlows:SendGrid:EventPublicKey"] = (await provider.Control.KeysAsync()).EventPublicKey,
        ["EngagementFlows:SendGrid:InboundSecret"] = InboundSecret,
        ["EngagementFlows:SendGrid:ReplyDomain"] = "replies.example.org",
        ["EngagementFlows:Safeguarding:Name"] = "Duty Officer",
        ["EngagementFlows:Safeguarding:Phone"] = DutyNumber,
        ["EngagementFlows:Safeguarding:Channel"] = "sms",
        // One minute and ten minutes, unless set. Shortened here: these tests run in real time.
        ["EngagementFlows:Privacy:InFlightWait"] = "PT3S",
        ["EngagementFlows:Privacy:RecheckAfter"] = "PT6S",
        // Two and five minutes, unless set.
        ["EngagementFlows:Webhooks:SweepAfter"] = "PT2S",
        ["EngagementFlows:Webhooks:SweepEvery"] = "PT1S",
        // Days to years, unless set. What closes here is old enough at once, and goes when the timer of retention runs.
        ["EngagementFlows:Retention:Inbox"] = "PT1S",
        ["EngagementFlows:Retention:Texts"] = "PT1S",
    };

    /// <summary>Tells the fake provider where the app is reached.</summary>
    public static Task PointAsync(this FakeProviderProcess provider, Uri app) => provider.Control.SetSettingsAsync(new FakeProvider.Client.ProviderSettings
    {
        DeliverTo = app.ToString(),
        EventsUrl = $"{PublicBaseUrl}/api/webhooks/sendgrid/events",
        InboundSmsUrl = $"{PublicBaseUrl}/api/webhooks/twilio/messages",
        InboundEmailUrl = $"{PublicBaseUrl}/api/webhooks/sendgrid/inbound/{InboundSecret}",
    });
}
