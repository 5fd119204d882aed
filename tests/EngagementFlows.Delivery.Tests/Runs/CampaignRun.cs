using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>
/// One campaign from its first day to its last, by the front door: the team over the API, people through the provider. Everything that is
/// asked of the app may be asked again, since it may have died on the way.
/// </summary>
internal sealed class CampaignRun(DeliveryWorld world, IRunningApp app, RunPlan plan)
{
    public const string Id = "workshop";

    private readonly PriorityQueue<Func<Task>, DateTimeOffset> todo = new();
    private readonly List<OptOut> optOuts = [];
    private int read;
    private int replies;
    private DateTimeOffset flushed;

    public DeliveryWorld World => world;

    public IRunningApp App => app;

    public async Task<Evidence> ToItsEndAsync()
    {
        await BeginAsync();
        var end = RunPlan.Launch + plan.Length;
        while (app.Now < end)
        {
            while (todo.TryPeek(out var action, out var at) && at <= app.Now)
            {
                todo.Dequeue();
                await action();
            }

            await app.AdvanceAsync(todo.TryPeek(out _, out var next) && next < end ? next : end);
            await CallBackAsync();
            await ReadLedgerAsync();
        }

        await CallBackAsync(atTheEnd: true);
        await app.ComeBackAsync(RunPlan.TheEnd);
        await app.AdvanceAsync(RunPlan.TheEnd.AddMinutes(1));
        return await EvidenceAsync();
    }

    public async Task<ApiAnswer> PostAsync(string path, object? body = null)
    {
        var answer = await app.AskAsync(api => api.PostAsync(path, body));
        // What had been done already before the app died may say so.
        Assert.True(answer.Status is >= 200 and < 300 or 409, answer.Text);
        return answer;
    }

    /// <summary>For a wish that reached the app by another way than an answer.</summary>
    public void HasOptedOut(OptOut wish) => optOuts.Add(wish);

    private async Task BeginAsync()
    {
        await world.Provider.SetFaultsAsync([.. plan.Faults]);
        await world.Provider.SetRecipientsAsync([.. plan.Recipients]);
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "power-of-co-production", "campaign.json")))!.AsObject();
        file["id"] = Id;
        plan.Campaign(file);
        await PostAsync("/api/campaigns", file.ToJsonString());
        await PostAsync($"/api/campaigns/{Id}/participants", plan.Cast.Select(one => new { name = one.Name, phone = one.Phone, email = one.Email, preferredContact = one.Prefers, language = one.Language }));
        foreach (var (at, action) in plan.Also)
        {
            todo.Enqueue(() => action(this), at);
        }

        todo.Enqueue(RecordAttendanceAsync, plan.MeetingEnds.AddHours(1));
        todo.Enqueue(() => PostAsync($"/api/campaigns/{Id}/materials", new { links = new[] { new { title = new { en = "Notes", cy = "Nodiadau" }, url = "https://example.org/notes" } } }), plan.MeetingEnds.AddHours(3));
        todo.Enqueue(() => PostAsync($"/api/campaigns/{Id}/outcomes", new { items = new[] { new { said = new { en = "Said", cy = "Dweud" }, did = new { en = "Did", cy = "Gwneud" } } } }), plan.MeetingEnds.AddDays(2));
        await (plan.BeforeTheLaunch?.Invoke(this) ?? Task.CompletedTask);
        await PostAsync($"/api/campaigns/{Id}/launch");
    }

    private async Task RecordAttendanceAsync()
    {
        var people = await world.People.ListAsync(Id);
        await PostAsync($"/api/campaigns/{Id}/attendance", new { came = people.Where(person => person.Place.Kind == Journeys.PlaceKind.Confirmed).Select(person => person.Id) });
    }

    private async Task CallBackAsync(bool atTheEnd = false)
    {
        if (atTheEnd || app.Now - flushed >= plan.CallbacksEvery)
        {
            flushed = app.Now;
            // Callbacks are signed with the time at which they are made.
            await world.Provider.SetClockAsync(app.Now);
            await world.Provider.FlushAsync(plan.CallbacksAtOnce);
            await app.EnsureAliveAsync();
        }
    }

    /// <summary>People read what has come, and some of it they will answer.</summary>
    private async Task ReadLedgerAsync()
    {
        var messages = (await world.Provider.LedgerAsync()).Messages;
        var people = messages.Count == read ? [] : await world.People.ListAsync(Id);
        foreach (var message in messages.Skip(read))
        {
            var (person, step, _) = LedgerEntry.Find(people, message) ?? throw new InvalidOperationException($"The ledger has a message of nobody's: {message.Key}");
            var member = plan.Cast.Single(one => one.Name == person.Details.Name);
            if (member.Answer(step.Split(':')[0]) is { } words)
            {
                var id = $"{++replies:D4}";
                todo.Enqueue(() => AnswerAsync(person, message, words, id), message.At + member.After);
            }
        }

        read = messages.Count;
    }

    private async Task AnswerAsync(Participant person, LedgerMessage message, string words, string id)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            await world.Provider.SetClockAsync(app.Now);
            var answer = message.Provider == "twilio"
                ? await world.Provider.ReceiveSmsAsync(new InboundSms(message.To, CrashHost.DeliveryGround.OurNumber, words) { MessageSid = $"SM{id.PadLeft(32, '0')}" })
                : await world.Provider.ReceiveEmailAsync(Mail(message, words, id));
            await app.EnsureAliveAsync();
            if (answer.Status is >= 200 and < 300)
            {
                if (words == "STOP" || words.Contains("list", StringComparison.Ordinal) || words.StartsWith("Tynnwch fi", StringComparison.Ordinal))
                {
                    optOuts.Add(new OptOut(person.Id, app.Now, InOwnWords: words != "STOP"));
                }

                return;
            }

            Assert.True(answer.Status is null or >= 500, $"The app answered {answer.Status} to '{words}': {answer.Answer}");
        }

        throw new InvalidOperationException($"The app never took '{words}'.");
    }

    private static InboundEmail Mail(LedgerMessage message, string words, string id) => new(new Dictionary<string, string>
    {
        ["headers"] = $"Message-ID: <{id}@example.org>\r\nFrom: {message.To}\r\n",
        ["from"] = message.To,
        ["to"] = message.ReplyTo!,
        ["subject"] = $"Re: {message.Subject}",
        ["text"] = words,
        ["envelope"] = new JsonObject { ["to"] = new JsonArray(message.ReplyTo!), ["from"] = message.To }.ToJsonString(),
        ["charsets"] = """{"from":"UTF-8","subject":"UTF-8","text":"UTF-8"}""",
    });

    private async Task<Evidence> EvidenceAsync()
    {
        var people = await world.People.ListAsync(Id);
        var inbox = (await app.AskAsync(api => api.GetAsync($"/api/campaigns/{Id}/inbox"))).Ok().Json["items"]!.AsArray();
        var timelines = new Dictionary<string, IReadOnlyList<TimelineEntry>>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            timelines[person.Id] = await world.People.TimelineAsync(person.Ref);
        }

        return new Evidence(await world.Provider.LedgerAsync(), people, timelines, [.. inbox.Select(item => new TeamItem((string)item!["id"]!, (string)item["kind"]!, (string)item["why"]!))], optOuts);
    }
}
