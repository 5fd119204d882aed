using System.IO.Compression;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>What providers keep of a person: told of, taken away, and free of personal data where it has no business. Every call is held to their contracts.</summary>
public sealed class ProviderCopiesTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private static readonly CastMember Texter = Cast.Six[0];
    private static readonly CastMember Mailer = Cast.Six[1];

    [Fact]
    public async Task A_person_is_told_what_Twilio_keeps_of_each_text_and_a_provider_that_does_not_answer_stops_nothing()
    {
        await using var run = await Run.ToItsEndAsync(fixture);

        var told = await run.CopyAsync(Texter);
        await run.World.Provider.SetFaultsAsync(new FaultRule(FaultKind.ServerError) { Provider = "twilio", Operation = "fetch" });
        var notTold = await run.CopyAsync(Texter);

        var texts = run.TextsTo(Texter);
        Assert.NotEmpty(texts);
        Assert.Equal(texts.Select(text => text.Body).Order(StringComparer.Ordinal), told["data"]!.AsArray().Where(copy => copy!["body"] is not null).Select(copy => (string)copy!["body"]!).Order(StringComparer.Ordinal));
        Assert.Contains("could not be asked", (string)notTold["note"]!, StringComparison.Ordinal);
        Assert.Equal((int)told["count"]!, notTold["data"]!.AsArray().Count);
        Assert.Empty((await run.World.Provider.LedgerAsync()).Violations);
    }

    [Fact]
    public async Task Texts_are_redacted_and_deleted_and_the_address_is_erased_however_often_the_provider_fails_first()
    {
        await using var run = await Run.ToItsEndAsync(fixture);
        await run.World.Provider.SetFaultsAsync(
            new FaultRule(FaultKind.ServerError) { Provider = "twilio", Operation = "update", Count = 3 },
            new FaultRule(FaultKind.ServerErrorAfter) { Provider = "twilio", Operation = "delete", Count = 1 },
            new FaultRule(FaultKind.TooManyRequests) { Provider = "sendgrid", Operation = "erase", Count = 2 });

        var texter = await run.EraseAsync(Texter, TimeSpan.FromDays(1));
        var mailer = await run.EraseAsync(Mailer, TimeSpan.FromDays(1));

        Assert.Equal(("done", "done"), ((string)texter["state"]!, (string)mailer["state"]!));
        var ledger = await run.World.Provider.LedgerAsync();
        Assert.Empty(ledger.Violations);
        foreach (var text in run.TextsTo(Texter))
        {
            Assert.Equal(["redacted", "deleted"], ledger.Changes.Where(change => change.Id == text.Id).Select(change => change.Change).Distinct());
        }

        Assert.DoesNotContain(ledger.Changes, change => ledger.Messages.Single(message => message.Id == change.Id).To != Texter.Phone);
        Assert.Equal([Mailer.Email!], ledger.Erased.Where(address => address != Texter.Email).Distinct());
    }

    [Fact]
    public async Task What_a_provider_never_takes_is_owed_and_named_and_done_when_the_request_is_made_again()
    {
        await using var run = await Run.ToItsEndAsync(fixture);
        await run.World.Provider.SetFaultsAsync(new FaultRule(FaultKind.ErrorCode) { Provider = "sendgrid", Operation = "erase", Code = 403 });

        var owing = await run.EraseAsync(Mailer, TimeSpan.FromDays(4));
        await run.World.Provider.ClearFaultsAsync();
        var done = await run.EraseAsync(Mailer, TimeSpan.FromHours(1));

        var place = owing["places"]!.AsArray().Single(one => (string)one!["place"]! == "sendgrid")!;
        Assert.Equal(("incomplete", "failed", 1), ((string)owing["state"]!, (string)place["state"]!, (int)place["owed"]!));
        Assert.Equal("done", (string)done["state"]!);
        Assert.Equal([Mailer.Email!], (await run.World.Provider.LedgerAsync()).Erased);
        await foreach (var row in run.World.Tables.Privacy.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            Assert.DoesNotContain(Mailer.Email!, string.Join(' ', row.Select(value => value.Value)), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task No_category_custom_argument_header_or_callback_address_holds_anything_of_a_person()
    {
        await using var run = await Run.ToItsEndAsync(fixture);
        var canaries = RunPlan.Short.Cast.SelectMany(one => new[] { one.Name, one.Phone?[3..], one.Email }).OfType<string>().ToList();

        Assert.NotEmpty(run.Evidence.Ledger.Messages);
        Assert.All(run.Evidence.Ledger.Messages, message =>
        {
            var said = string.Join(' ', message.Categories.Concat(message.CustomArgs.Select(one => $"{one.Key}={one.Value}")).Concat(message.Headers.Select(one => $"{one.Key}: {one.Value}")).Append(message.StatusCallback).Append(message.ReplyTo));
            Assert.NotEqual("", said);
            Assert.DoesNotContain(canaries, canary => said.Contains(canary, StringComparison.OrdinalIgnoreCase));
        });
    }

    /// <summary>A short campaign that is over, with its app still there.</summary>
    private sealed class Run(DeliveryWorld world, AppInThisProcess app, Evidence evidence) : IAsyncDisposable
    {
        private readonly ApiClient api = new(world.Ground.App);

        public DeliveryWorld World => world;

        public Evidence Evidence => evidence;

        public static async Task<Run> ToItsEndAsync(ProviderFixture fixture)
        {
            var world = await DeliveryWorld.OnAsync(fixture.Provider);
            var app = await AppInThisProcess.StartAsync(world.Ground, RunPlan.Launch);
            await world.CallBackAsync();
            return new Run(world, app, await new CampaignRun(world, app, RunPlan.Short).ToItsEndAsync());
        }

        public IReadOnlyList<LedgerMessage> TextsTo(CastMember member) => [.. evidence.Ledger.Messages.Where(message => message.Provider == "twilio" && message.To == member.Phone)];

        public async Task<JsonNode> CopyAsync(CastMember member)
        {
            var path = $"{PathOf(member)}/subject-access";
            await api.PostAsync(path);
            await AdvanceAsync(TimeSpan.FromMinutes(5));
            using var zip = new ZipArchive(new MemoryStream(await api.GetBytesAsync($"{path}/download")));
            await using var part = await zip.GetEntry("twilio.json")!.OpenAsync();
            return (await JsonNode.ParseAsync(part))!;
        }

        public async Task<JsonNode> EraseAsync(CastMember member, TimeSpan patience)
        {
            var path = $"{PathOf(member)}/erasure";
            (await api.PostAsync(path, new { reason = "asked" })).Ok(202);
            await AdvanceAsync(patience);
            return (await api.GetAsync(path)).Ok().Json;
        }

        public async ValueTask DisposeAsync()
        {
            api.Dispose();
            await app.DisposeAsync();
            await world.Provider.ResetAsync();
        }

        private string PathOf(CastMember member) => $"/api/campaigns/{CampaignRun.Id}/participants/{evidence.People.Single(person => person.Details.Name == member.Name).Id}";

        private async Task AdvanceAsync(TimeSpan time)
        {
            for (var until = app.Now + time; app.Now < until;)
            {
                await app.AdvanceAsync(until);
            }
        }
    }
}
