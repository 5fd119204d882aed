using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;
using EngagementFlows.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>One way through the whole API, taken once for all tests of a class.</summary>
public sealed class GrandTour : IAsyncLifetime
{
    public IReadOnlyList<Exchange> Exchanges { get; private set; } = [];

    /// <summary>What the host answers, <c>GET /api/campaigns</c>.</summary>
    public IReadOnlySet<string> Endpoints { get; private set; } = new HashSet<string>();

    public async Task InitializeAsync()
    {
        await using var host = await ApiHost.StartAsync((await Azurite.SharedAsync()).ConnectionString);
        var caller = new Caller(host.Http);
        await TravelAsync(host, caller);
        Endpoints = EndpointsOf(host);
        Exchanges = [.. caller.Exchanges, await WithoutStorageAsync()];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task TravelAsync(ApiHost host, Caller caller)
    {
        var campaign = new CampaignTour(host, caller);
        var people = new PeopleTour(host, caller, (string)JsonNode.Parse(ApiDescription.Operation("CreateCampaign").Example())!["id"]!);
        await caller.SendAsync(new Call("GetHealth"));
        await caller.SendAsync(new Call("GetOpenApi"));
        await caller.SendAsync(new Call("GetSenders"));
        await caller.SendAsync(new Call("ResumeSender"));
        await caller.SendAsync(new Call("ResumeSender") { Sender = "pigeon" });
        await campaign.CreateAsync();
        await campaign.WriteAsync();
        await campaign.TellAsync();
        await campaign.RushAsync();
        await people.ImportAsync();
        await people.RushAsync();
        await people.NeedAsync();
        await campaign.LaunchAsync();
        await people.ReplyAsync();
        await people.CorrectAsync();
        await people.ConsentAsync();
        await new InboxTour(host, caller, (string)JsonNode.Parse(ApiDescription.Operation("CreateCampaign").Example())!["id"]!).GoAsync();
        await new LinkTour(host, caller, (string)JsonNode.Parse(ApiDescription.Operation("CreateCampaign").Example())!["id"]!).CalendarAsync();
        await campaign.MoveAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(20));
        await people.SayAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(6));
        await people.AttendAsync();
        await campaign.PublishAsync();
        await campaign.GoAstrayAsync();
        await new ProviderTour(host, caller).GoAsync();
        await new LinkTour(host, caller, (string)JsonNode.Parse(ApiDescription.Operation("CreateCampaign").Example())!["id"]!).GoAsync();
        await people.LeaveAsync();
        await campaign.CancelAsync();
        await new AccessTour(caller).GoAsync();
    }

    private static async Task<Exchange> WithoutStorageAsync()
    {
        await using var storage = await Azurite.StartAsync();
        await using var host = await ApiHost.StartAsync(storage.ConnectionString);
        await storage.DisposeAsync();
        return await new Caller(host.Http).SendAsync(new Call("GetHealth"));
    }

    private static HashSet<string> EndpointsOf(ApiHost host) =>
    [
        .. from endpoint in host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           where method != "HEAD"
           select $"{method} /{endpoint.RoutePattern.RawText?.TrimStart('/').Replace("?}", "}", StringComparison.Ordinal)}",
    ];
}
