using EngagementFlows.Worlds;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Health;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("EngagementFlows:Privacy:InFlightWait", "a minute", "EngagementFlows:Privacy")]
    [InlineData("EngagementFlows:Privacy:RecheckAfter", "-PT1M", "EngagementFlows:Privacy")]
    [InlineData("EngagementFlows:Privacy:Twilio", "shred", "EngagementFlows:Privacy")]
    [InlineData("EngagementFlows:Webhooks:SweepAfter", "2", "EngagementFlows:Webhooks")]
    [InlineData("EngagementFlows:Webhooks:SweepEvery", "PT0S", "EngagementFlows:Webhooks")]
    [InlineData("EngagementFlows:Webhooks:SweepEvery", "P2D", "EngagementFlows:Webhooks")]
    [InlineData("EngagementFlows:Retention:Contacts", "180 days", "EngagementFlows:Retention")]
    [InlineData("EngagementFlows:Prices:SmsSegment", "-0.04", "EngagementFlows:Prices")]
    [InlineData("EngagementFlows:Contact:Name", "Front Desk", "EngagementFlows:Contact")]
    [InlineData("EngagementFlows:Safeguarding:EscalateAfter", "soon", "EngagementFlows:Safeguarding")]
    public async Task An_app_with_an_impossible_setting_does_not_start_and_says_what_to_set(string name, string value, string named)
    {
        var settings = new Dictionary<string, string?>
        {
            ["EngagementFlows:Safeguarding:Name"] = "Duty Officer",
            ["EngagementFlows:Safeguarding:Phone"] = "+447700900990",
            [name] = value,
        };

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () => await World.StartAsync(settings: settings));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Matches("such as P|delete or redact|0 or more|or nobody at all", refused.Message);
    }
}
