using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Messaging;

/// <summary>Whole campaigns over the nights on which the clocks change and over Christmas, by the front door.</summary>
public sealed class NightsOfTheYearTests
{
    private static readonly LocalDate[] Christmas = [new(2026, 12, 25), new(2026, 12, 26), new(2026, 12, 28), new(2027, 1, 1)];

    [Theory]
    // The meeting is on the day of the change, and reminders are due in the hour that comes twice or not at all.
    [InlineData("2026-10-05T09:00", "2026-10-25T07:30", "2026-10-20")]
    [InlineData("2027-03-08T09:00", "2027-03-28T07:30", "2027-03-22")]
    // The change lies between the invitation and the meeting.
    [InlineData("2026-10-12T09:00", "2026-11-05T10:00", "2026-11-01")]
    [InlineData("2027-03-15T09:00", "2027-04-08T10:00", "2027-04-01")]
    // On Lord Howe Island the clocks change by half an hour, on 4 October 2026 and 4 April 2027.
    [InlineData("2026-09-21T09:00", "2026-10-04T10:00", "2026-10-01")]
    public async Task Over_a_change_of_the_clocks_nothing_leaves_in_anybodys_night_and_nothing_leaves_twice(string launch, string meeting, string replyBy)
    {
        var launched = LondonAt(launch);
        await using var world = await CountingAsync(launched);
        var campaign = await CreateAsync(world, meeting, replyBy);
        var cast = await CastAsync(campaign);
        await campaign.LaunchAsync();
        await RunAsync(world, cast, launched, LondonAt(meeting).AddDays(40));

        await NothingInTheNightAsync(campaign, cast, []);
        Assert.True((await campaign.OutboxAsync()).Count >= 30);
        await NothingTwiceAsync(world, campaign);
    }

    [Theory]
    [InlineData("2026-10-12T09:00", "2026-10-25T07:30", "2026-10-20", "2026-10-25T00:30:00Z")]
    [InlineData("2027-03-08T09:00", "2027-03-28T07:30", "2027-03-22", "2027-03-28T01:30:00Z")]
    public async Task Where_there_is_no_night_a_reminder_of_the_repeated_or_missing_hour_goes_once(string launch, string meeting, string replyBy, string sentAt)
    {
        await using var world = await CountingAsync(LondonAt(launch));
        var campaign = await CreateAsync(world, meeting, replyBy, file => file["quietHours"] = new JsonObject { ["from"] = "00:00", ["until"] = "00:00" });
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceToAsync(LondonAt(meeting).AddDays(1));

        // Six hours before half past seven by the wall clock is half past one: in the autumn the first of the two, in the spring an hour on.
        Assert.Equal(InstantPattern.General.Parse(sentAt).Value.ToDateTimeOffset(), (await person.SentAtAsync("reminder:PT6H:1"))!.Value, TimeSpan.FromMinutes(1));
        await NothingTwiceAsync(world, campaign);
    }

    [Fact]
    public async Task Over_Christmas_nothing_leaves_on_a_bank_holiday_by_the_clock_of_each_person()
    {
        var launched = LondonAt("2026-12-14T09:00");
        await using var world = await CountingAsync(launched);
        var campaign = await CreateAsync(world, "2027-01-06T10:00", "2027-01-04", file =>
        {
            file["quietHours"] = new JsonObject { ["bankHolidays"] = "england-and-wales" };
            file["openingQuestion"]!["before"] = "P12D";
            file["reminders"]!["before"] = new JsonArray("P12D", "P9D", "P5D", "P1D", "PT2H");
        });
        var cast = await CastAsync(campaign);
        await campaign.LaunchAsync();
        await RunAsync(world, cast, launched, LondonAt("2027-02-20T09:00"));

        await NothingInTheNightAsync(campaign, cast, Christmas);
        await NothingTwiceAsync(world, campaign);
        // Due at ten on Christmas Day.
        Assert.Equal(LondonAt("2026-12-27T09:00"), (await cast[0].Person.SentAtAsync("opening-question"))!.Value, TimeSpan.FromMinutes(1));
    }

    private static Task<World> CountingAsync(DateTimeOffset at) => World.StartAsync(at, services =>
    {
        services.AddSingleton(provider => new FaultyChannel(provider.GetRequiredService<Outbox>(), (_, _) => FaultyChannel.Fault.None));
        services.AddSingleton<IMessageChannel>(provider => provider.GetRequiredService<FaultyChannel>());
    });

    private static Task<TestCampaign> CreateAsync(World world, string start, string replyBy, Action<JsonObject>? change = null) => TestCampaign.CreateAsync(world, file =>
    {
        file["meeting"]!["start"] = start;
        file["meeting"]!["end"] = start.Replace(":30", ":59", StringComparison.Ordinal).Replace("10:00", "12:30", StringComparison.Ordinal);
        file["meeting"]!["replyBy"] = replyBy;
        file["openingQuestion"] = new JsonObject { ["before"] = "P3DT8H", ["text"] = file["openingQuestion"]?["text"]?.DeepClone() ?? new JsonObject { ["en"] = "What matters?", ["cy"] = "Beth sy'n bwysig?" } };
        file["reminders"] = new JsonObject { ["before"] = new JsonArray("P7D", "P1DT6H", "P1D", "PT12H", "PT6H", "PT2H") };
        change?.Invoke(file);
    });

    private static async Task<IReadOnlyList<Cast>> CastAsync(TestCampaign campaign) =>
    [
        new Cast(await campaign.AddAsync("London"), "Europe/London", "20:00", "09:00"),
        new(await campaign.AddAsync("New York", timeZone: "America/New_York"), "America/New_York", "20:00", "09:00"),
        new(await campaign.AddAsync("Lord Howe", timeZone: "Australia/Lord_Howe"), "Australia/Lord_Howe", "20:00", "09:00"),
        new(await campaign.AddAsync("Late riser", quietHours: new { from = "21:30", until = "11:15" }), "Europe/London", "21:30", "11:15"),
        new(await campaign.AddAsync("Night worker", timeZone: "Australia/Lord_Howe", quietHours: new { from = "01:45", until = "17:00" }), "Australia/Lord_Howe", "01:45", "17:00"),
    ];

    /// <summary>Everybody says yes in time and answers the next question at ten in the evening, London's time, when none of what follows may go to London.</summary>
    private static async Task RunAsync(World world, IReadOnlyList<Cast> cast, DateTimeOffset launched, DateTimeOffset end)
    {
        foreach (var (evening, words) in new[] { (2, "1"), (3, "A quiet room, please"), (4, "yes"), (5, "yes") })
        {
            await world.AdvanceToAsync(launched.AddDays(evening).AddHours(13));
            foreach (var one in cast)
            {
                await one.Person.TextAsync(words);
            }
        }

        await world.AdvanceToAsync(end);
    }

    private static async Task NothingInTheNightAsync(TestCampaign campaign, IReadOnlyList<Cast> cast, IReadOnlyList<LocalDate> holidays)
    {
        foreach (var message in await campaign.OutboxAsync())
        {
            var one = cast.Single(each => each.Person.Id == message.ParticipantId);
            var local = Instant.FromDateTimeOffset(message.At).InZone(DateTimeZoneProviders.Tzdb[one.Zone]);
            var time = local.ToString("HH:mm", null);
            var isNight = string.CompareOrdinal(one.From, one.Until) < 0
                ? string.CompareOrdinal(time, one.From) >= 0 && string.CompareOrdinal(time, one.Until) < 0
                : string.CompareOrdinal(time, one.From) >= 0 || string.CompareOrdinal(time, one.Until) < 0;
            Assert.False(isNight, $"{one.Person.Name}: {message.Step} at {local}");
            Assert.DoesNotContain(local.Date, holidays);
        }

        foreach (var one in cast)
        {
            Assert.True((await one.Person.StepsAsync()).Count >= 6, $"{one.Person.Name} got hardly anything.");
        }
    }

    private static async Task NothingTwiceAsync(World world, TestCampaign campaign)
    {
        var sent = (await campaign.OutboxAsync()).GroupBy(message => message.Step).ToDictionary(step => step.Key, step => step.Count());
        Assert.Equal(sent.OrderBy(step => step.Key, StringComparer.Ordinal), world.Service<FaultyChannel>().Calls.OrderBy(step => step.Key, StringComparer.Ordinal));
    }

    private static DateTimeOffset LondonAt(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToDateTimeOffset().ToUniversalTime();

    private sealed record Cast(TestPerson Person, string Zone, string From, string Until);
}
