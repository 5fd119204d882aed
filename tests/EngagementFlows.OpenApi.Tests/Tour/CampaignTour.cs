using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>A campaign from its creation to its cancellation, and every way in which the API says no on the way.</summary>
internal sealed class CampaignTour(ApiHost host, Caller caller)
{
    private const string Nobody = "nobody";
    private static readonly string TooLarge = $"\"{new string('x', (4 * 1024 * 1024) + 1)}\"";

    private readonly string campaign = (string)JsonNode.Parse(ApiDescription.Operation("CreateCampaign").Example())!["id"]!;

    public async Task CreateAsync()
    {
        var file = ApiDescription.Operation("CreateCampaign").Example();
        await SendAsync("CreateCampaign", file);
        await SendAsync("CreateCampaign", file);
        await SendAsync("CreateCampaign", file.Replace("Cardiff", "Swansea", StringComparison.Ordinal));
        await SendAsync("CreateCampaign", file.Replace("2026-12-10T10:00", "soon", StringComparison.Ordinal));
        await SendAsync("ListCampaigns");
        await SendAsync("GetCampaign");
    }

    /// <summary>What people are told about the campaign.</summary>
    public async Task TellAsync()
    {
        var tell = new Call("ChangeAbout") { Campaign = campaign, Body = ApiDescription.Operation("ChangeAbout").Example() };
        var etag = (string)(await caller.ReadAsync(new Call("GetCampaign") { Campaign = campaign }))["about"]!["etag"]!;
        await caller.SendAsync(tell);
        await caller.SendAsync(tell with { IfMatch = "\"about-0\"" });
        await caller.SendAsync(tell with { IfMatch = etag });
        await caller.SendAsync(tell with { IfMatch = "*", Body = """{ "whyYou": { "en": "You asked." } }""" });
    }

    /// <summary>What people will read: looked at, and put into words of the campaign's own.</summary>
    public async Task WriteAsync()
    {
        await SendAsync("PreviewCampaign");
        await SendAsync("GetMessage");
        await SendAsync("WriteMessage", ApiDescription.Operation("WriteMessage").Example());
        await SendAsync("WriteMessage", """{ "en": { "sms": "Reply YES" } }""");
        await SendAsync("GetMessage");
        await SendAsync("PreviewCampaign");
        await caller.SendAsync(new Call("GetMessage") { Campaign = campaign, Template = Nobody });
        await caller.SendAsync(new Call("PreviewCampaign") { Campaign = campaign, Query = $"?participant={Nobody}" });
    }

    /// <summary>What a draft refuses.</summary>
    public async Task RushAsync()
    {
        foreach (var operation in new[] { "PauseCampaign", "ResumeCampaign" })
        {
            await SendAsync(operation);
        }

        foreach (var operation in new[] { "PublishMaterials", "PublishOutcomes" })
        {
            await SendAsync(operation, ApiDescription.Operation(operation).Example());
        }
    }

    public async Task LaunchAsync()
    {
        await SendAsync("LaunchCampaign");
        await host.SettleAsync();
        await SendAsync("PauseCampaign");
        await SendAsync("ResumeCampaign");
        await host.SettleAsync();
    }

    public async Task MoveAsync()
    {
        var move = new Call("RescheduleMeeting") { Campaign = campaign, Body = ApiDescription.Operation("RescheduleMeeting").Example() };
        var etag = (string)(await caller.ReadAsync(new Call("GetCampaign") { Campaign = campaign }))["meeting"]!["etag"]!;
        await caller.SendAsync(move);
        await caller.SendAsync(move with { IfMatch = "\"meeting-0\"" });
        await caller.SendAsync(move with { IfMatch = etag });
        await caller.SendAsync(move with { IfMatch = "*", Body = """{ "places": 0 }""" });
        await host.SettleAsync();
    }

    public async Task PublishAsync()
    {
        foreach (var operation in new[] { "PublishMaterials", "PublishOutcomes" })
        {
            await SendAsync(operation, ApiDescription.Operation(operation).Example());
            await SendAsync(operation, "{}");
        }

        await host.SettleAsync();
        await SendAsync("GetCampaign");
        await SendAsync("GetEstimate");
        await SendAsync("GetReport");
        await caller.SendAsync(new Call("GetReport") { Campaign = campaign, Accept = "text/csv" });
    }

    /// <summary>What a cancelled campaign refuses.</summary>
    public async Task CancelAsync()
    {
        await SendAsync("CancelCampaign");
        await host.SettleAsync();
        foreach (var operation in new[] { "LaunchCampaign", "PauseCampaign", "ResumeCampaign" })
        {
            await SendAsync(operation);
        }

        await SendAsync("ImportParticipants", ApiDescription.Operation("ImportParticipants").Example());
        await SendAsync("WriteMessage", "{}");
        await SendAsync("WriteMessage", ApiDescription.Operation("WriteMessage").Example());
        await caller.SendAsync(new Call("RescheduleMeeting") { Campaign = campaign, IfMatch = "*", Body = ApiDescription.Operation("RescheduleMeeting").Example() });
        await caller.SendAsync(new Call("ChangeAbout") { Campaign = campaign, IfMatch = "*", Body = ApiDescription.Operation("ChangeAbout").Example() });
    }

    /// <summary>Campaigns that are not there, and bodies that are too large, for every operation that can meet them.</summary>
    public async Task GoAstrayAsync()
    {
        foreach (var operation in ApiDescription.Operations.Where(operation => operation.Parameters.Contains("id")))
        {
            await caller.SendAsync(new Call(operation.Id)
            {
                Campaign = Nobody,
                Participant = Nobody,
                IfMatch = "*",
                Body = operation.RequestContent is null ? null : operation.Example(),
            });
        }

        foreach (var operation in ApiDescription.Operations.Where(operation => operation.RequestContent is not null))
        {
            await caller.SendAsync(new Call(operation.Id) { Campaign = campaign, Participant = Nobody, IfMatch = "*", Body = TooLarge, Token = operation.Parameters.Contains("token") ? Nobody : "" });
        }
    }

    private Task<Exchange> SendAsync(string operation, string? body = null) => caller.SendAsync(new Call(operation) { Campaign = campaign, Body = body });
}
