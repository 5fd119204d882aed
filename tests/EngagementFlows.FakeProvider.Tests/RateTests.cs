namespace EngagementFlows.FakeProvider.Tests;

public sealed class RateTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Fact]
    public async Task Many_messages_side_by_side_are_all_accepted_and_all_called_back()
    {
        await using var app = await Receiver.StartAsync();
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            using var answer = await SendTextAsync(Text($"{number}", callback: $"{app.Url}/status"));
            Assert.Equal(201, (int)answer.StatusCode);
        });

        await app.GetsAsync(400);
    }
}
