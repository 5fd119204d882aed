using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Webhooks;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_text_posted_46_times_is_one_answer()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        for (var n = 0; n < 46; n++)
        {
            var answer = (await providers.TextAsync(person.Phone, "1", "SM46")).Ok();
            Assert.Equal(("text/xml", "<Response></Response>"), (answer.ContentType, answer.Text));
            await world.AdvanceAsync(TimeSpan.FromMinutes(38));
        }

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Single(await person.TimelineAsync(), line => line.What == "received");
        Assert.Single(await person.StepsAsync(), step => step.StartsWith("place:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thousand_posts_at_once_change_state_once_and_a_repetition_costs_one_storage_call()
    {
        var counter = new StorageRequestCounter();
        var providers = await Providers.StartAsync(counter: counter);
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var deliveries = world.Service<FlowTables>().Deliveries.Name;

        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, _) => (await providers.TextAsync(person.Phone, "1", "SM1000")).Ok());
        Assert.Equal(1_000, counter.Counts[(deliveries, "transaction")]);
        await world.SettleAsync();
        Assert.Single(await person.TimelineAsync(), line => line.What == "received");
        Assert.Equal("confirmed", await person.PlaceAsync());

        counter.Reset();
        (await providers.TextAsync(person.Phone, "1", "SM1000")).Ok();
        Assert.Equal([(deliveries, "transaction")], counter.Counts.Keys);
        Assert.Equal(1, counter.Total);
    }

    [Fact]
    public async Task What_was_taken_in_is_not_kept_twice_and_is_forgotten_after_eight_days()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        await providers.TextAsync(NewPhone(), "Is there parking?");
        await world.SettleAsync();
        Assert.Equal("Is there parking?", (string)Assert.Single(await campaign.InboxAsync())["text"]!);
        Assert.StartsWith("d|", Assert.Single(await RowsAsync(world)).RowKey, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Single(await RowsAsync(world));
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Empty(await RowsAsync(world));
    }

    [Fact]
    public async Task What_was_stored_by_a_process_that_then_ended_is_taken_in_within_minutes()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.Service<Deliveries>().AddAsync(
            new Delivery(DeliveryKind.Text, "0123456789abcdef", world.Now) { Text = new TextReceived("SM1", person.Phone, "", "1", 0, null) }, default);
        await world.AdvanceAsync(TimeSpan.FromHours(2.2));
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.DoesNotContain(await RowsAsync(world), row => row.RowKey.StartsWith("p|", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PT2M", 9)]
    [InlineData("PT20M", 26)]
    public async Task A_setting_says_how_old_a_delivery_is_before_it_is_taken_for_left_behind(string sweepAfter, int minutes)
    {
        var providers = await Providers.StartAsync(settings: new Dictionary<string, string?> { ["EngagementFlows:Webhooks:SweepAfter"] = sweepAfter });
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var (person, other) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Other"));
        await campaign.LaunchAsync();
        // Whoever stored this ended then. What others write shows that the app is not idle.
        await world.Service<Deliveries>().AddAsync(
            new Delivery(DeliveryKind.Text, "0123456789abcdef", world.Now) { Text = new TextReceived("SM1", person.Phone, "", "1", 0, null) }, default);
        (await providers.TextAsync(other.Phone, "1")).Ok();
        await world.AdvanceAsync(TimeSpan.FromMinutes(minutes - 7));
        Assert.NotEqual("ACCEPTED", await person.PartstatAsync());

        (await providers.TextAsync(other.Phone, "2")).Ok();
        await world.AdvanceAsync(TimeSpan.FromMinutes(7));

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Fact]
    public async Task All_orders_of_statuses_end_the_same()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        string[] statuses = ["queued", "sending", "sent", "delivered"];
        var orders = Orders(statuses).ToList();
        var people = new List<TestPerson>();
        foreach (var order in orders)
        {
            people.Add(await campaign.AddAsync($"Person {people.Count}"));
        }

        await campaign.LaunchAsync();
        foreach (var (person, order) in people.Zip(orders))
        {
            var reference = (await person.ReferenceAsync(campaign, "invitation")).ToString();
            foreach (var status in order)
            {
                (await providers.StatusAsync(reference, status, $"SM{person.Id}")).Ok(204);
            }
        }

        await world.SettleAsync();
        Assert.Equal(24, people.Count);
        foreach (var person in people)
        {
            Assert.Equal(DeliveryStatus.Delivered, await DeliveryOfAsync(world, campaign, person));
        }
    }

    [Fact]
    public async Task A_receipt_that_comes_before_the_message_is_known_is_kept_and_applied()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        var reference = new MessageReference(new ParticipantRef(campaign.Id, person.Id), MessageReference.IdOf(new ParticipantRef(campaign.Id, person.Id), "invitation", 1));
        (await providers.StatusAsync(reference.ToString(), "delivered")).Ok(204);
        (await providers.EventsAsync(new { @event = "processed", sg_event_id = "e1", m = reference.ToString() })).Ok(204);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await campaign.LaunchAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(DeliveryStatus.Delivered, await DeliveryOfAsync(world, campaign, person));
        Assert.DoesNotContain(await RowsAsync(world), row => row.RowKey.StartsWith("p|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_for_a_message_that_never_comes_is_given_up_after_three_days_with_a_line_in_the_log()
    {
        var providers = await Providers.StartAsync(expectsFaults: true);
        await using var world = providers.World;
        var reference = new MessageReference(new ParticipantRef("nowhere", "nobody"), new string('a', 32));
        (await providers.StatusAsync(reference.ToString(), "delivered")).Ok(204);
        await world.AdvanceAsync(TimeSpan.FromDays(2.5));
        Assert.Contains(await RowsAsync(world), row => row.RowKey.StartsWith("p|", StringComparison.Ordinal));
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(await RowsAsync(world), row => row.RowKey.StartsWith("p|", StringComparison.Ordinal));
        Assert.Single(world.Logs.Faults, line => line.Contains("no message of ours was found", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_of_one_post_are_known_one_by_one()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var events = Enumerable.Range(0, 250).Select(n => (object)new { @event = "open", sg_event_id = $"e{n % 240}" }).ToArray();
        (await providers.EventsAsync(events)).Ok(204);
        (await providers.EventsAsync(events)).Ok(204);
        var known = await RowsAsync(world);
        Assert.Equal(240 + 3, known.Count(row => row.RowKey.StartsWith("d|", StringComparison.Ordinal)));

        (await providers.EventsAsync(new { @event = "open", sg_event_id = "e1" }, new { @event = "open", sg_event_id = "new" }, new { @event = "open", sg_event_id = "e2" })).Ok(204);
        await world.SettleAsync();
        Assert.Equal(240 + 3 + 2, (await RowsAsync(world)).Count);
    }

    internal static async Task<IReadOnlyList<TableEntity>> RowsAsync(World world)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in world.Service<FlowTables>().Deliveries.QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<DeliveryStatus?> DeliveryOfAsync(World world, TestCampaign campaign, TestPerson person) =>
        (await world.Service<ParticipantStore>().GetAsync(new ParticipantRef(campaign.Id, person.Id))).Value.Steps["invitation"].Delivery;

    private static IEnumerable<IReadOnlyList<string>> Orders(IReadOnlyList<string> items) =>
        items.Count < 2 ? [items] : items.SelectMany(first => Orders([.. items.Where(other => other != first)]).Select(rest => (IReadOnlyList<string>)[first, .. rest]));
}
