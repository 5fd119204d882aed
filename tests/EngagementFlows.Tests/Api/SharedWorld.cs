using EngagementFlows.Worlds;

namespace EngagementFlows.Api;

/// <summary>One running app for all tests of a class: requests that leave each other alone need no world of their own.</summary>
public sealed class SharedWorld : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public ApiClient Api => World.Api;

    public async Task InitializeAsync() => World = await World.StartAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();
}
