using EngagementFlows.OpenApi.Tests.Description;
using EngagementFlows.OpenApi.Tests.Tour;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>What the team does before the launch counts after it.</summary>
public sealed class BeforeTheLaunchTests
{
    [Fact]
    public async Task Whoever_was_withdrawn_before_the_launch_is_sent_nothing()
    {
        await using var host = await ApiHost.StartAsync((await Azurite.SharedAsync()).ConnectionString);
        var caller = new Caller(host.Http);
        var campaign = (string)(await caller.ReadAsync(new Call("CreateCampaign") { Body = ApiDescription.Operation("CreateCampaign").Example() }))["id"]!;
        await caller.SendAsync(new Call("ImportParticipants") { Campaign = campaign, Body = ApiDescription.Operation("ImportParticipants").Example() });
        var zoe = (string)(await caller.ReadAsync(new Call("ListParticipants") { Campaign = campaign }))["participants"]![0]!["id"]!;

        await caller.SendAsync(new Call("CorrectParticipant") { Campaign = campaign, Participant = zoe, Body = """{ "withdrawn": true, "reason": "She told us on the phone." }""" });
        await caller.SendAsync(new Call("LaunchCampaign") { Campaign = campaign });
        await host.AdvanceAsync(TimeSpan.FromDays(60));

        var timeline = (await caller.ReadAsync(new Call("GetTimeline") { Campaign = campaign, Participant = zoe }))["timeline"]!.AsArray();
        Assert.DoesNotContain(timeline, line => (string?)line!["what"] == "sent");
        Assert.Contains(timeline, line => (string?)line!["step"] == "invitation" && (string?)line["reason"] == "has withdrawn");
        Assert.Empty((await caller.ReadAsync(new Call("LocalOutbox") { Query = $"?campaign={campaign}" }))["messages"]!.AsArray());
    }
}
