using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Contracts;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class TwilioTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Fact]
    public async Task An_accepted_text_is_answered_as_the_contract_says_and_kept_in_the_ledger()
    {
        using var answer = await SendTextAsync([.. Text("key-7"), ("ValidityPeriod", "3600")]);

        Assert.Equal(201, (int)answer.StatusCode);
        var json = await JsonAsync(answer);
        Assert.Matches("^SM[0-9a-f]{32}$", json["sid"]!.GetValue<string>());
        Assert.Equal("queued", json["status"]!.GetValue<string>());
        Assert.Equal("1", json["num_segments"]!.GetValue<string>());
        Assert.EndsWith(" +0000", json["date_created"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(json["date_sent"]);
        Assert.Empty(ResponseFaults(json));
        var ledger = await Control.LedgerAsync();
        var kept = Assert.Single(ledger.Messages);
        Assert.Equal(("twilio", "key-7", Person, Ours, "Hello", 3600), (kept.Provider, kept.Key, kept.To, kept.From, kept.Body, kept.ValidityPeriod));
        Assert.Equal(json["sid"]!.GetValue<string>(), kept.Id);
        Assert.Empty(ledger.Violations);
        Assert.Equal(1, ledger.Attempts["twilio.send"]);
    }

    [Fact]
    public async Task A_text_through_a_messaging_service_is_accepted_with_no_segments_counted_yet()
    {
        using var answer = await SendTextAsync(("To", Person), ("MessagingServiceSid", $"MG{new string('a', 32)}"), ("Body", new string('x', 161)));

        var json = await JsonAsync(answer);
        Assert.Equal(("accepted", "0"), (json["status"]!.GetValue<string>(), json["num_segments"]!.GetValue<string>()));
        Assert.Null(json["from"]);
        Assert.Equal(2, Assert.Single((await Control.LedgerAsync()).Messages).Segments);
    }

    [Theory]
    [InlineData("07700 900123", Ours, "Hello", 21211)]
    [InlineData(Person, "", "Hello", 21603)]
    [InlineData(Person, "not-a-sender", "Hello", 21212)]
    [InlineData(Person, Person, "Hello", 21266)]
    [InlineData(Person, Ours, "", 21602)]
    public async Task What_Twilio_refuses_is_refused_with_its_code_and_counted(string to, string from, string body, int code)
    {
        using var answer = await SendTextAsync(("To", to), ("From", from), ("Body", body));

        Assert.Equal(400, (int)answer.StatusCode);
        var json = await JsonAsync(answer);
        Assert.Equal((code, 400, $"https://www.twilio.com/docs/errors/{code}"), (json["code"]!.GetValue<int>(), json["status"]!.GetValue<int>(), json["more_info"]!.GetValue<string>()));
        Assert.NotEmpty(json["message"]!.GetValue<string>());
        var ledger = await Control.LedgerAsync();
        Assert.Empty(ledger.Messages);
        Assert.Equal(code, Assert.Single(ledger.Refusals).Code);
    }

    [Fact]
    public async Task A_text_of_more_than_1600_characters_is_refused()
    {
        using var longest = await SendTextAsync(Text(body: new string('x', 1600)));
        using var longer = await SendTextAsync(Text(body: new string('x', 1601)));

        Assert.Equal((201, 21617), ((int)longest.StatusCode, (await JsonAsync(longer))["code"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData(21610)]
    [InlineData(21614)]
    public async Task A_recipient_can_be_set_to_be_refused(int code)
    {
        await Control.SetRecipientsAsync(new RecipientBehaviour(Person) { Refuse = code });

        using var answer = await SendTextAsync();

        Assert.Equal(code, (await JsonAsync(answer))["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_with_20003()
    {
        using var answer = await SendAsync(HttpMethod.Get, Messages, token: "wrong");

        Assert.Equal((401, 20003), ((int)answer.StatusCode, (await JsonAsync(answer))["code"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Messages_are_listed_by_recipient_and_day()
    {
        await Control.SetClockAsync(DateTimeOffset.Parse("2026-11-22T23:59:59Z"));
        using var yesterday = await SendTextAsync(Text("yesterday"));
        await Control.SetClockAsync(DateTimeOffset.Parse("2026-11-23T00:00:00Z"));
        using var today = await SendTextAsync(Text("today"));
        using var another = await SendTextAsync(Text("another", "+447700900999"));
        var sid = (await JsonAsync(today))["sid"]!.GetValue<string>();

        foreach (var query in new[] { "DateSent=2026-11-23", "DateSent%3E=2026-11-23", "DateSent%3E=2026-11-23T00%3A00%3A00Z", "DateSent=2026-11-23T00%3A00%3A00Z" })
        {
            var list = await ListAsync($"To={Uri.EscapeDataString(Person)}&{query}");
            Assert.Equal(sid, Assert.Single(list["messages"]!.AsArray())!["sid"]!.GetValue<string>());
        }

        Assert.Equal(2, (await ListAsync($"To={Uri.EscapeDataString(Person)}&DateSent%3C=2026-11-23"))["messages"]!.AsArray().Count);
        Assert.Single((await ListAsync("DateSent%3C=2026-11-22"))["messages"]!.AsArray());
        Assert.Empty((await Control.LedgerAsync()).Violations);
    }

    [Fact]
    public async Task Pages_hold_each_message_once_even_while_others_arrive()
    {
        for (var number = 0; number < 5; number++)
        {
            using var answer = await SendTextAsync(Text($"{number}"));
        }

        var sids = new List<string>();
        var next = $"{Messages}?From={Uri.EscapeDataString(Ours)}&PageSize=2";
        while (next is not null)
        {
            var page = await ListAsync(next);
            sids.AddRange(page["messages"]!.AsArray().Select(static message => message!["sid"]!.GetValue<string>()));
            next = page["next_page_uri"]?.GetValue<string>();
            using var meanwhile = await SendTextAsync(Text("meanwhile", "+447700900777"));
        }

        Assert.Equal(5, sids.Distinct().Count());
        Assert.Equal(5, sids.Count);
        Assert.Empty((await Control.LedgerAsync()).Violations);
    }

    [Fact]
    public async Task A_list_can_lag_behind_what_was_accepted()
    {
        await Control.SetSettingsAsync(new ProviderSettings { ListLagMilliseconds = 3_600_000 });
        using var sent = await SendTextAsync();

        Assert.Empty((await ListAsync($"To={Uri.EscapeDataString(Person)}"))["messages"]!.AsArray());
        using var fetched = await SendAsync(HttpMethod.Get, await PathAsync(sent));
        Assert.Equal(200, (int)fetched.StatusCode);
    }

    [Fact]
    public async Task A_message_is_redacted_and_deleted_while_the_ledger_keeps_what_was_sent()
    {
        using var sent = await SendTextAsync();
        var path = await PathAsync(sent);

        using var redacted = await PostFormAsync(path, ("Body", ""));
        Assert.Equal("", (await JsonAsync(redacted))["body"]!.GetValue<string>());
        using var canceled = await PostFormAsync(path, ("Status", "canceled"));
        Assert.Equal(20009, (await JsonAsync(canceled))["code"]!.GetValue<int>());
        using var deleted = await SendAsync(HttpMethod.Delete, path);
        Assert.Equal(204, (int)deleted.StatusCode);
        using var gone = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(20404, (await JsonAsync(gone))["code"]!.GetValue<int>());

        var ledger = await Control.LedgerAsync();
        Assert.Equal("Hello", Assert.Single(ledger.Messages).Body);
        Assert.Equal(["redacted", "deleted"], ledger.Changes.Select(static change => change.Change));
    }

    [Fact]
    public async Task A_scheduled_message_is_canceled()
    {
        using var scheduled = await SendTextAsync(
            ("To", Person), ("MessagingServiceSid", $"MG{new string('a', 32)}"), ("Body", "Later"), ("ScheduleType", "fixed"), ("SendAt", "2030-01-01T10:00:00Z"));
        using var canceled = await PostFormAsync(await PathAsync(scheduled), ("Status", "canceled"));

        Assert.Equal("canceled", (await JsonAsync(canceled))["status"]!.GetValue<string>());
    }

    private static async Task<string> PathAsync(HttpResponseMessage sent) => (await JsonAsync(sent))["uri"]!.GetValue<string>();

    private static IEnumerable<string> ResponseFaults(JsonObject json)
    {
        using var stream = typeof(ContractBook).Assembly.GetManifestResourceStream("twilio-messages.openapi.json")!;
        var document = new ContractDocument(JsonNode.Parse(stream)!.AsObject());
        var schema = document.Validator(document.Root["components"]!["schemas"]!["api.v2010.account.message"]!);
        return SchemaFaults.Of(schema, json.ToJsonString()).Select(static fault => fault.ToString());
    }
}
