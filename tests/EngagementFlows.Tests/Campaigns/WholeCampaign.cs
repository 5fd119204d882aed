using EngagementFlows.LocalHost.Commands;
using EngagementFlows.Messaging;
using EngagementFlows.Participants.Import;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

/// <summary>The sample campaign once, from launch to the end, with a cast that answers in every way; looked at by several tests.</summary>
public sealed class WholeCampaign : IAsyncLifetime
{
    /// <summary>Words that only participants wrote: they must turn up in no log and no key.</summary>
    public const string Canary = "marmalade lighthouse";

    private World world = null!;

    public World World => world;

    public TestCampaign Campaign { get; private set; } = null!;

    public IReadOnlyList<ImportedPerson> Imported { get; } = ParticipantCsv.Read(SampleCampaign.ParticipantsCsv()).People;

    public IReadOnlyList<TestPerson> People { get; private set; } = [];

    public IReadOnlyList<SentMessage> Outbox { get; private set; } = [];

    public async Task InitializeAsync()
    {
        world = await StartAsync(change: services => services.AddSingleton<IMessageChannel>(provider => new AnsweringChannel(provider.GetRequiredService<Outbox>(), AnswerAsync)));
        Campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 12);
        await Campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        var people = new List<TestPerson>();
        foreach (var line in await Campaign.PeopleAsync())
        {
            people.Add(new TestPerson(Campaign, (string)line["id"]!, (string)line["name"]!, phone: null, email: null));
        }

        People = people;
        await Campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 10, 15));
        var coming = (await Campaign.PeopleAsync()).Where(person => (string?)person["place"] == "confirmed").Select(person => (string)person["id"]!).ToList();
        await Campaign.DoAsync("attendance", new { came = coming.Skip(1), didNotCome = coming.Take(1) });
        await world.AdvanceToAsync(At(12, 15, 11));
        await Campaign.PublishMaterialsAsync();
        await world.AdvanceToAsync(At(1, 18, 11));
        await Campaign.PublishOutcomesAsync();
        await world.AdvanceToAsync(TheEnd);
        Outbox = await Campaign.OutboxAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>Each person has a way of their own, told from their address; some write in the middle of the night.</summary>
    private Task AnswerAsync(OutboundMessage message)
    {
        var way = message.To.Sum(character => character) % 8;
        var answer = Answer(message.Step, way);
        if (answer is not null)
        {
            var delay = TimeSpan.FromMinutes(way is 2 or 5 ? 13 * 60 : 20 + way);
            world.Later(message.At + delay, async () => (await world.Api.PostAsync("/local/inbox", new { from = message.To, body = answer })).Ok(202));
        }

        return Task.CompletedTask;
    }

    private static string? Answer(string step, int way) => (step.Split(':')[0], way) switch
    {
        (_, 7) => null,
        ("invitation", 6) => "3",
        ("invitation" or "invitation-reminder", 4) => "2",
        ("invitation", 3) => $"{Canary}?",
        ("consent", _) => "yes",
        ("invitation-reminder", _) or ("invitation", _) or ("offer", _) => "1",
        ("access-needs", 5) => "please take me off the list",
        ("access-needs", _) => $"A quiet room, {Canary}",
        ("opening-question", _) => $"{Canary} means everything to me",
        ("reminder", 1) => "Sorry, I can't come after all",
        ("feedback", _) => "5 4 4 5",
        ("barriers", _) => "1 6",
        ("one-thing", _) => $"More {Canary}",
        ("materials", 0) => "STOP",
        _ => null,
    };

    private sealed class AnsweringChannel(Outbox outbox, Func<OutboundMessage, Task> read) : IMessageChannel
    {
        public TimeSpan FirstLook => outbox.FirstLook;

        public TimeSpan? ProofAfter => outbox.ProofAfter;

        public Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
            outbox.LookUpAsync(message, to, text, since, cancellation);

        public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
        {
            var taken = await outbox.SendAsync(message, cancellation);
            await read(message);
            return taken;
        }
    }
}
