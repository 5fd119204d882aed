using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class FaultRuleTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Fact]
    public async Task The_nth_call_is_met_and_no_other()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ServerError) { Nth = 2 });

        Assert.Equal([201, 500, 201, 201], await StatusesAsync(4));
    }

    [Fact]
    public async Task Every_kth_call_is_met_as_often_as_the_rule_says()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ServerError) { Every = 2, Count = 2 });

        Assert.Equal([201, 500, 201, 500, 201, 201], await StatusesAsync(6));
    }

    [Fact]
    public async Task Rules_count_their_calls_apart_and_the_first_wins()
    {
        await Control.SetFaultsAsync(
            new FaultRule(FaultKind.ServerError) { Nth = 1 },
            new FaultRule(FaultKind.Unavailable) { Every = 2 },
            new FaultRule(FaultKind.TooManyRequests) { Count = 1 });

        Assert.Equal([500, 503, 429, 503, 201], await StatusesAsync(5));
    }

    [Fact]
    public async Task A_probability_is_drawn_from_its_seed()
    {
        var rule = new FaultRule(FaultKind.ServerError) { Probability = 0.5, Seed = 5 };
        await Control.SetFaultsAsync(rule);
        var first = await StatusesAsync(20);
        await Control.SetFaultsAsync(rule);

        Assert.Equal(first, await StatusesAsync(20));
        Assert.Contains(201, first);
        Assert.Contains(500, first);
    }

    [Fact]
    public async Task A_rule_is_about_its_provider_operation_and_recipient_only()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ServerError) { Provider = "twilio", Operation = "send", To = Person });

        using var met = await SendTextAsync();
        using var another = await SendTextAsync(Text(to: "+447700900999"));
        using var list = await SendAsync(HttpMethod.Get, Messages);
        using var mail = await SendMailAsync();

        Assert.Equal([500, 201, 200, 202], new[] { met, another, list, mail }.Select(static answer => (int)answer.StatusCode));
    }

    [Fact]
    public async Task A_violation_is_recorded_whatever_fault_was_due()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ServerError));

        using var answer = await SendTextAsync([.. Text(), ("Frm", Ours)]);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Single((await Control.LedgerAsync()).Violations);
    }

    [Fact]
    public async Task A_rule_that_means_nothing_is_refused()
    {
        FaultRule[] rules =
        [
            new(FaultKind.ServerError) { Provider = "vonage" },
            new(FaultKind.ServerError) { Operation = "sned" },
            new(FaultKind.ServerError) { Nth = 1, Every = 2 },
            new(FaultKind.ServerError) { Nth = 0 },
            new(FaultKind.ServerError) { Probability = 2 },
            new(FaultKind.ErrorCode),
        ];
        foreach (var rule in rules)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Control.SetFaultsAsync(rule));
        }

        Assert.Equal([201], await StatusesAsync(1));
    }

    private async Task<IReadOnlyList<int>> StatusesAsync(int count)
    {
        var statuses = new List<int>();
        for (var number = 0; number < count; number++)
        {
            using var answer = await SendTextAsync(Text($"{number}"));
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }
}
