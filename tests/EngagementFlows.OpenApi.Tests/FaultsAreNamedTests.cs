using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;
using EngagementFlows.OpenApi.Tests.Tour;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>Whatever a body has wrong, the answer names the field as the caller wrote it; nothing of it is an error of ours.</summary>
public sealed class FaultsAreNamedTests(FaultsAreNamedTests.HostWithOneCampaign host) : IClassFixture<FaultsAreNamedTests.HostWithOneCampaign>
{
    [Theory]
    [InlineData("CreateCampaign", "[]", "$")]
    [InlineData("CreateCampaign", "null", "$")]
    [InlineData("CreateCampaign", "{ nonsense", "$")]
    [InlineData("CreateCampaign", """{ "meeting": 5 }""", "meeting")]
    [InlineData("CreateCampaign", """{ "meeting": { "start": "soon" } }""", "meeting.start")]
    [InlineData("CreateCampaign", """{ "consents": [null] }""", "consents[0]")]
    [InlineData("CreateCampaign", """{ "feedback": { "barriers": [null] } }""", "feedback.barriers[0]")]
    [InlineData("WriteMessage", """{ "en": { "fax": "Hello" } }""", "en.fax")]
    [InlineData("WriteMessage", """{ "fr": { "sms": "Bonjour" } }""", "fr")]
    [InlineData("WriteMessage", """{ "en": { "sms": "Hello {{nmae}}" }, "cy": { "sms": "Helo" } }""", "en.sms")]
    [InlineData("WriteMessage", """{ "en": { "sms": "Hello" } }""", "cy.sms")]
    [InlineData("RescheduleMeeting", """{ "start": "soon" }""", "start")]
    [InlineData("RescheduleMeeting", """{ "title": { "en": "Tea" } }""", "title.cy")]
    [InlineData("RescheduleMeeting", """{ "places": "many" }""", "places")]
    [InlineData("CorrectParticipant", """{ "phone": "07700 90", "reason": "a new phone" }""", "phone")]
    [InlineData("CorrectParticipant", """{ "withdrawn": true }""", "reason")]
    [InlineData("RecordAttendance", """{ "came": [null] }""", "came")]
    [InlineData("RecordAttendance", """{ "came": "everybody" }""", "came")]
    [InlineData("PublishMaterials", """{ "links": [null] }""", "links[0].url")]
    [InlineData("PublishMaterials", """{ "links": [] }""", "links")]
    [InlineData("PublishOutcomes", """{ "items": [null] }""", "items[0].said")]
    [InlineData("LocalInbox", """{ "from": "07700 900126" }""", "body")]
    [InlineData("LocalInbox", """{ "from": "next door", "body": "1" }""", "from")]
    public async Task A_fault_in_a_body_is_named_by_its_field(string operation, string body, string field)
    {
        var answer = await host.Caller.SendAsync(new Call(operation) { Campaign = host.Campaign, Participant = host.Participant, IfMatch = "*", Body = body });

        Assert.Equal(400, answer.Status);
        Assert.Contains(field, JsonNode.Parse(answer.Body)!["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_null_among_people_is_rejected_by_its_place()
    {
        var answer = await host.Caller.ReadAsync(new Call("ImportParticipants") { Campaign = host.Campaign, Body = """[null, { "name": "Aled", "phone": "07700 900101" }]""" });

        Assert.Equal(1, (int)Assert.Single(answer["rejected"]!.AsArray())!["line"]!);
        Assert.Equal(1, (int)answer["imported"]!);
    }

    public static TheoryData<string> TooLong { get; } = [new string('a', 600)];

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a'b")]
    [InlineData("a%b")]
    [InlineData("a\u0001b")]
    [InlineData("Ŵ")]
    [MemberData(nameof(TooLong))]
    public async Task An_id_that_no_table_key_can_have_is_an_id_that_is_not_there(string id)
    {
        foreach (var call in new[] { new Call("GetCampaign") { Campaign = id }, new Call("GetTimeline") { Campaign = host.Campaign, Participant = id }, new Call("PauseCampaign") { Campaign = id } })
        {
            var answer = await host.Caller.SendAsync(call);
            Assert.True(answer.Status == 404, $"{answer}");
        }
    }

    public sealed class HostWithOneCampaign : IAsyncLifetime
    {
        private ApiHost host = null!;

        public Caller Caller { get; private set; } = null!;

        public string Campaign { get; private set; } = "";

        public string Participant { get; private set; } = "";

        public async Task InitializeAsync()
        {
            host = await ApiHost.StartAsync((await Azurite.SharedAsync()).ConnectionString);
            Caller = new Caller(host.Http);
            Campaign = (string)(await Caller.ReadAsync(new Call("CreateCampaign") { Body = ApiDescription.Operation("CreateCampaign").Example() }))["id"]!;
            await Caller.SendAsync(new Call("ImportParticipants") { Campaign = Campaign, Body = ApiDescription.Operation("ImportParticipants").Example() });
            Participant = (string)(await Caller.ReadAsync(new Call("ListParticipants") { Campaign = Campaign }))["participants"]![0]!["id"]!;
        }

        public async Task DisposeAsync() => await host.DisposeAsync();
    }
}
