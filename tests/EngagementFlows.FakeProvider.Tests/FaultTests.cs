using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class FaultTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Theory]
    [InlineData(FaultKind.TooManyRequests, 429, 20429)]
    [InlineData(FaultKind.ServerError, 500, 20500)]
    [InlineData(FaultKind.Unavailable, 503, 20503)]
    public async Task A_refusing_fault_is_answered_as_each_provider_does_and_nothing_is_accepted(FaultKind fault, int status, int code)
    {
        await Control.SetFaultsAsync(new FaultRule(fault));

        using var text = await SendTextAsync();
        using var mail = await SendMailAsync();

        Assert.Equal((status, code), ((int)text.StatusCode, (await JsonAsync(text))["code"]!.GetValue<int>()));
        Assert.Equal(status, (int)mail.StatusCode);
        Assert.Single((await JsonAsync(mail))["errors"]!.AsArray());
        Assert.False(text.Headers.Contains("Retry-After") || mail.Headers.Contains("Retry-After"));
        var ledger = await Control.LedgerAsync();
        Assert.Empty(ledger.Messages);
        Assert.Empty(ledger.Violations);
        Assert.Equal([("twilio", status, "key-1", fault), ("sendgrid", status, "key-1", fault)], ledger.Refusals.Select(static refusal => (refusal.Provider, refusal.Status, refusal.Key!, refusal.Fault!.Value)));
    }

    [Fact]
    public async Task Too_many_requests_can_say_when_to_come_back()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.TooManyRequests) { RetryAfter = 7 });

        using var text = await SendTextAsync();
        using var mail = await SendMailAsync();

        Assert.Equal(TimeSpan.FromSeconds(7), text.Headers.RetryAfter!.Delta);
        Assert.Equal(TimeSpan.FromSeconds(7), mail.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Connections_are_refused_for_a_while_and_then_accepted_on_the_same_port()
    {
        using var before = await SendTextAsync();
        await Control.SetFaultsAsync(new FaultRule(FaultKind.Refused) { DurationMilliseconds = 300 });

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => SendTextAsync());
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(refused.InnerException).SocketErrorCode);

        Assert.Equal(201, await EventuallyAsync(Text("after")));
        Assert.Equal(["key-1", "after"], (await Control.LedgerAsync()).Messages.Select(static message => message.Key));
    }

    [Fact]
    public async Task A_port_that_was_closed_opens_when_the_faults_are_cleared()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.Refused));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendMailAsync());

        await Control.ClearFaultsAsync();

        using var mail = await SendMailAsync();
        Assert.Equal(202, (int)mail.StatusCode);
    }

    [Fact]
    public async Task The_call_that_closes_the_port_is_reset_unaccepted()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.Refused) { Nth = 2, DurationMilliseconds = 200 });

        using var first = await SendTextAsync(Text("first"));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendTextAsync(Text("second")));
        Assert.Equal(201, await EventuallyAsync(Text("third")));

        var ledger = await Control.LedgerAsync();
        Assert.Equal(["first", "third"], ledger.Messages.Select(static message => message.Key));
        Assert.Equal(("second", 0), (ledger.Refusals[0].Key, ledger.Refusals[0].Status));
    }

    [Theory]
    [InlineData(FaultKind.TimeoutBefore, false)]
    [InlineData(FaultKind.TimeoutAfter, true)]
    public async Task A_timeout_lasts_until_the_caller_gives_up(FaultKind fault, bool accepted)
    {
        await Control.SetFaultsAsync(new FaultRule(fault));
        Http.Timeout = TimeSpan.FromMilliseconds(400);

        await Assert.ThrowsAsync<TaskCanceledException>(() => SendTextAsync());
        await Assert.ThrowsAsync<TaskCanceledException>(() => SendMailAsync());

        var ledger = await Control.LedgerAsync();
        Assert.Equal(accepted ? 2 : 0, ledger.Messages.Count);
        Assert.Equal(accepted ? 0 : 2, ledger.Refusals.Count);
        Assert.Empty(ledger.Violations);
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, false)]
    [InlineData(FaultKind.ResetAfter, true)]
    public async Task A_reset_ends_the_call_without_a_whole_answer(FaultKind fault, bool accepted)
    {
        await Control.SetFaultsAsync(new FaultRule(fault));

        await Assert.ThrowsAsync<HttpRequestException>(() => SendTextAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => SendMailAsync());

        Assert.Equal(accepted ? [fault, fault] : [], (await Control.LedgerAsync()).Messages.Select(static message => message.Fault!.Value));
    }

    [Fact]
    public async Task A_malformed_answer_is_a_success_that_no_one_can_read()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.Malformed));

        using var answer = await SendTextAsync();

        Assert.Equal(201, (int)answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        Assert.Single((await Control.LedgerAsync()).Messages);
    }

    [Fact]
    public async Task A_slow_answer_comes_a_byte_at_a_time_and_whole()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.Slow) { DurationMilliseconds = 2 });
        var watch = Stopwatch.StartNew();

        using var answer = await SendTextAsync();
        var body = await answer.Content.ReadAsStringAsync();

        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(body.Length), $"{body.Length} bytes in {watch.Elapsed}");
        Assert.Equal("queued", JsonNode.Parse(body)!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_slow_answer_takes_a_second_a_byte_by_default_even_where_it_has_no_body()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.Slow));
        Http.Timeout = TimeSpan.FromSeconds(2);

        await Assert.ThrowsAsync<TaskCanceledException>(() => SendTextAsync());
        await Assert.ThrowsAsync<TaskCanceledException>(() => SendMailAsync());

        Assert.Equal(2, (await Control.LedgerAsync()).Messages.Count);
    }

    [Fact]
    public async Task A_failure_after_acceptance_is_a_500_with_the_message_in_the_ledger()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ServerErrorAfter));

        using var answer = await SendMailAsync();

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Equal(FaultKind.ServerErrorAfter, Assert.Single((await Control.LedgerAsync()).Messages).Fault);
    }

    [Theory]
    [InlineData(20003, 401)]
    [InlineData(21610, 400)]
    [InlineData(20429, 429)]
    [InlineData(21408, 400)]
    public async Task An_error_code_of_Twilio_comes_with_its_status(int code, int status)
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ErrorCode) { Provider = "twilio", Code = code });

        using var answer = await SendTextAsync();

        Assert.Equal((status, code), ((int)answer.StatusCode, (await JsonAsync(answer))["code"]!.GetValue<int>()));
    }

    [Fact]
    public async Task An_error_code_of_a_carrier_is_accepted_and_shows_afterwards()
    {
        await Control.SetFaultsAsync(new FaultRule(FaultKind.ErrorCode) { Code = 30007 });

        using var answer = await SendTextAsync();

        Assert.Equal(201, (int)answer.StatusCode);
        var message = (await ListAsync($"To={Uri.EscapeDataString(Person)}"))["messages"]![0]!;
        Assert.Equal(("undelivered", 30007), (message["status"]!.GetValue<string>(), message["error_code"]!.GetValue<int>()));
    }

    private async Task<int> EventuallyAsync((string, string)[] text)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                using var answer = await SendTextAsync(text);
                return (int)answer.StatusCode;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(20))
            {
                // Still closed.
            }
        }
    }
}
