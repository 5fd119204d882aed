using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Pages;

/// <summary>A world whose participants can reach it.</summary>
internal static class PagesWorld
{
    public const string BaseUrl = "https://flows.example.org";

    public static Task<World> StartAsync(
        string? linkKeys = null, bool expectsFaults = false, IReadOnlyDictionary<string, string?>? settings = null) => World.StartAsync(
        expectsFaults: expectsFaults, settings: settings, change: services =>
    {
        services.Configure<ProviderSettings>(settings => settings.PublicBaseUrl = BaseUrl);
        services.Configure<FlowSettings>(settings => settings.LinkKeys = linkKeys ?? "");
    });

    /// <summary>A campaign that has invited one person.</summary>
    public static async Task<(TestCampaign Campaign, TestPerson Person)> InvitedAsync(World world, string name = "Gwen Rees", string language = "en", string accessNeeds = "", string? email = "gwen@example.org", Action<System.Text.Json.Nodes.JsonObject>? change = null)
    {
        var campaign = await TestCampaign.CreateAsync(world, change);
        var person = await campaign.AddAsync(name, email: email, language: language, accessNeeds: accessNeeds);
        await campaign.LaunchAsync();
        return (campaign, person);
    }

    /// <summary>The path of a link that the team makes.</summary>
    public static async Task<string> LinkAsync(this TestPerson person, World world, string purpose)
    {
        var url = (string)(await world.Api.PostAsync($"{person.Path}/links", new { purpose })).Ok(201).Json["url"]!;
        Assert.StartsWith($"{BaseUrl}/p/", url, StringComparison.Ordinal);
        return url[BaseUrl.Length..];
    }

    public static async Task<Participant> StoredAsync(this World world, TestCampaign campaign, TestPerson person) =>
        (await world.Service<ParticipantStore>().GetAsync(new ParticipantRef(campaign.Id, person.Id))).Value;

    /// <summary>A link made by hand, for days that have not come or are over.</summary>
    public static async Task<string> LinkAsync(this World world, TestCampaign campaign, TestPerson person, LinkPurpose purpose, DateOnly lastDay) =>
        $"/p/{world.Service<PageLinks>().Token(await world.StoredAsync(campaign, person), purpose, lastDay)}";
}
