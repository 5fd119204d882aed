using EngagementFlows.Testing;
using EngagementFlows.Worlds;

namespace EngagementFlows.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_is_200_while_storage_answers_and_503_when_it_is_gone()
    {
        var azurite = await Azurite.StartAsync();
        await using var ended = azurite;
        await using var world = await World.StartAsync(storage: azurite.ConnectionString, expectsFaults: true);
        var well = (await world.Api.GetAsync("/api/health")).Ok();
        Assert.Equal("healthy", (string)well.Json["status"]!);

        await azurite.DisposeAsync();
        world.StorageIsGone = true;
        var ill = (await world.Api.GetAsync("/api/health")).Ok(503);
        Assert.Equal("does not answer", (string)ill.Json["storage"]!);
    }
}
