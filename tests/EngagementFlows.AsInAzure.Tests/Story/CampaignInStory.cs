using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Worlds;

namespace EngagementFlows.AsInAzure;

/// <summary>One campaign with its people, by the front door: the team over the API, people through the provider.</summary>
internal sealed class CampaignInStory(AppUnderTest app, TeamClient team, string id)
{
    public string Path => $"/api/campaigns/{id}";

    /// <summary>A meeting some weeks ahead of the real clock, without quiet hours and with one consent to ask for.</summary>
    public static JsonObject File(string id, int places, int daysAhead = 24)
    {
        var start = DateTime.UtcNow.Date.AddDays(daysAhead).AddHours(10);
        string Local(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        JsonObject Both(string en, string cy) => new() { ["en"] = en, ["cy"] = cy };
        return new JsonObject
        {
            ["id"] = id,
            ["organisation"] = Both("Riverside Together", "Glan yr Afon Gyda'n Gilydd"),
            ["contact"] = new JsonObject { ["name"] = "Bethan Price", ["phone"] = "029 2018 0777", ["when"] = Both("Monday to Thursday, 9am to 4pm", "Llun i Iau, 9am i 4pm") },
            ["whyYou"] = Both("You are on our list of neighbours of the park.", "Rydych chi ar ein rhestr o gymdogion y parc."),
            ["privacyNotice"] = Both("https://riverside.example.org/privacy", "https://riverside.example.org/preifatrwydd"),
            ["quietHours"] = new JsonObject { ["from"] = "00:00", ["until"] = "00:00" },
            // A story of minutes would come to the usual cap of a day, and the rest of it would wait for midnight.
            ["messagesADay"] = 10,
            ["consents"] = new JsonArray(new JsonObject
            {
                ["purpose"] = "take-part", ["required"] = true, ["wording"] = Both("Are you happy to take part?", "Ydych chi'n hapus i gymryd rhan?"),
            }),
            ["meeting"] = new JsonObject
            {
                ["title"] = Both("A garden for everyone", "Gardd i bawb"),
                ["start"] = Local(start),
                ["end"] = Local(start.AddHours(2)),
                ["place"] = Both("Riverside Hall", "Neuadd Glan yr Afon"),
                ["places"] = places,
                ["replyBy"] = Local(start.AddDays(-9))[..10],
            },
        };
    }

    public async Task<IReadOnlyList<JsonNode>> PeopleAsync() =>
        [.. (await team.GetAsync($"{Path}/participants?top=1000")).Ok().Json["participants"]!.AsArray().Select(static person => person!)];

    public async Task<string> IdOfAsync(string name) => (string)(await PeopleAsync()).Single(person => (string)person["name"]! == name)["id"]!;

    public async Task<IReadOnlyList<JsonNode>> TimelineAsync(string personId) =>
        [.. (await team.GetAsync($"{Path}/participants/{personId}/timeline")).Ok().Json["timeline"]!.AsArray().Select(static line => line!)];

    /// <summary>A text in, signed as Twilio signs it; the app has taken it when this returns.</summary>
    public Task TextAsync(string from, string body)
    {
        var sms = new InboundSms(from, AppSettings.OurNumber, body) { MessageSid = $"SM{Guid.NewGuid():N}" };
        return PostedAsync(() => app.Provider.ReceiveSmsAsync(sms));
    }

    /// <summary>An answer to the last email that the person got.</summary>
    public async Task MailAsync(string from, string body)
    {
        var last = (await app.Provider.LedgerAsync()).Messages.Last(message => message.To == from);
        var messageId = $"<{Guid.NewGuid():N}@example.org>";
        var mail = new InboundEmail(new Dictionary<string, string>
        {
            ["headers"] = $"Message-ID: {messageId}\r\nFrom: {from}\r\n",
            ["from"] = from,
            ["to"] = last.ReplyTo!,
            ["subject"] = $"Re: {last.Subject}",
            ["text"] = body,
            ["envelope"] = new JsonObject { ["to"] = new JsonArray(last.ReplyTo!), ["from"] = from }.ToJsonString(),
            ["charsets"] = """{"from":"UTF-8","subject":"UTF-8","text":"UTF-8"}""",
        });
        await PostedAsync(() => app.Provider.ReceiveEmailAsync(mail));
    }

    /// <summary>Waits until a step has gone to somebody.</summary>
    public async Task SentAsync(string name, string step)
    {
        var person = await IdOfAsync(name);
        await Wait.UntilAsync($"{step} to {name}", async () => (await TimelineAsync(person)).Any(line =>
            (string)line["what"]! == "sent" && ((string?)line["step"])?.StartsWith(step, StringComparison.Ordinal) == true));
    }

    public async Task ShowsAsync(string name, string field, string value) =>
        await Wait.UntilAsync($"{field} of {name} is {value}", async () =>
            (await PeopleAsync()).Single(person => (string)person["name"]! == name)[field]?.ToString() == value);

    /// <summary>Waits until nothing changes any more for a while and every message has arrived: what was under way has come to rest.</summary>
    /// <remarks>
    /// A quiet while alone does not say so: the Durable extension gives up and takes again the start of a receipt's work now and then, which
    /// took 2.3 seconds on a busy machine.
    /// </remarks>
    public async Task SettleAsync()
    {
        var before = "";
        var same = 0;
        await Wait.UntilAsync("the campaign comes to rest", async () =>
        {
            await Task.Delay(700);
            var (now, onTheirWay) = await EverythingAsync();
            same = now == before && onTheirWay == 0 ? same + 1 : 0;
            before = now;
            return same >= 3;
        });
    }

    private async Task<(string Everything, int OnTheirWay)> EverythingAsync()
    {
        var all = new List<string> { $"{(await app.Provider.LedgerAsync()).Callbacks.Count}", (await team.GetAsync($"{Path}/inbox")).Text };
        var onTheirWay = 0;
        foreach (var person in await PeopleAsync())
        {
            var timeline = await TimelineAsync((string)person["id"]!);
            onTheirWay += timeline.Count(static line => (string?)line["delivery"] is "accepted" or "queued" or "sending" or "sent");
            all.Add(person.ToJsonString());
            all.AddRange(timeline.Select(static line => line.ToJsonString()));
        }

        return (string.Join('\n', all), onTheirWay);
    }

    // A provider posts the same again where the app does not answer: nobody does while it is being started again.
    private static async Task PostedAsync(Func<Task<CallbackAnswer>> post)
    {
        await Wait.UntilAsync("the app takes what came in", async () => (await post()).Status is >= 200 and < 300);
    }
}
