using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.Delivery.Tests;

/// <summary>A fake provider in a process of its own for the tests of a class, which run one after another.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    public FakeProviderProcess Provider { get; private set; } = null!;

    public async Task InitializeAsync() => Provider = await FakeProviderProcess.StartAsync();

    public async Task DisposeAsync() => await Provider.DisposeAsync();
}
