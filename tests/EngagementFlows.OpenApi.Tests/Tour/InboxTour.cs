using System.Text.Json.Nodes;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.OpenApi.Tests.Description;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>What the team does with what waits for it, and with a reply that tells of harm.</summary>
internal sealed class InboxTour(ApiHost host, Caller caller, string campaign)
{
    private const string Phone = "07700 900126";
    private const string Stale = "\"item-99\"";

    public async Task GoAsync()
    {
        await caller.SendAsync(Call("GetInbox") with { Query = "?top=0" });
        var zoe = await PersonAsync("Zoë Adams");
        var other = await SomebodyElseAsync(zoe);
        await caller.SendAsync(Call("CorrectParticipant", """{ "reason": "She asked the team.", "withdrawn": true }""") with { Participant = other });
        var alert = new InboxItem("sender-stopped", [], Channel.Sms, "", "", host.Now, "A sender has stopped.") { Kind = InboxItem.Alert };
        await host.App.Services.GetRequiredService<TeamInbox>().PutAsync(campaign, alert, CancellationToken.None);

        var item = await ItemAsync("well, that depends");
        await caller.SendAsync(Call("GetInboxItem") with { Item = item });
        await TryAsync("AssignInboxItem", item, """{ "to": "" }""", "{}");
        await TryAsync("AnswerInboxItem", item, "{}", $$"""{ "participant": "{{zoe}}", "text": "Yes, there is parking behind the hall." }""");
        await caller.SendAsync(Call("AnswerInboxItem", $$"""{ "participant": "{{other}}", "text": "Hello." }""") with { Item = item, IfMatch = Stale });
        await TryAsync("MarkInboxItem", item, """{ "question": "weather" }""", ApiDescription.Operation("MarkInboxItem").Example());
        await caller.SendAsync(Call("MarkInboxItem", $$"""{ "participant": "{{zoe}}", "question": "rsvp" }""") with { Item = alert.Id, IfMatch = Stale });
        await TryAsync("ResolveInboxItem", item, """{ "note": " " }""", ApiDescription.Operation("ResolveInboxItem").Example());
        await TryAsync("OptOutInboxSender", await ItemAsync("Who are you?"), fault: null, good: null);
        await caller.SendAsync(Call("OptOutInboxSender") with { Item = alert.Id, IfMatch = Stale });
        await HarmAsync(zoe);
        await PhrasesAsync();
    }

    private async Task HarmAsync(string participant)
    {
        var resume = ApiDescription.Operation("ResumeParticipant").Example();
        await caller.SendAsync(Call("ResumeParticipant", resume) with { Participant = participant });
        await caller.SendAsync(new Call("LocalInbox") { Body = new JsonObject { ["from"] = Phone, ["body"] = "I can't go on like this" }.ToJsonString() });
        await host.SettleAsync();
        await caller.SendAsync(Call("ResumeParticipant", """{ "note": "" }""") with { Participant = participant });
        await caller.SendAsync(Call("ResumeParticipant", resume) with { Participant = participant });
        await host.SettleAsync();
    }

    private async Task PhrasesAsync()
    {
        var example = ApiDescription.Operation("WritePhrases").Example();
        await caller.SendAsync(new Call("GetPhrases"));
        await caller.SendAsync(new Call("WritePhrases") { Body = example });
        await caller.SendAsync(new Call("WritePhrases") { Body = example, IfMatch = Stale });
        await caller.SendAsync(new Call("WritePhrases") { Body = """{ "removed": ["no such phrase"] }""", IfMatch = "\"phrases-0\"" });
        await caller.SendAsync(new Call("WritePhrases") { Body = example, IfMatch = "\"phrases-0\"" });
    }

    /// <summary>Without an ETag, with a stale one, with a fault, and well.</summary>
    private async Task TryAsync(string operation, string item, string? fault, string? good)
    {
        await caller.SendAsync(Call(operation, good) with { Item = item });
        await caller.SendAsync(Call(operation, good) with { Item = item, IfMatch = Stale });
        var etag = (string)(await caller.ReadAsync(Call("GetInboxItem") with { Item = item }))["item"]!["etag"]!;
        if (fault is not null)
        {
            await caller.SendAsync(Call(operation, fault) with { Item = item, IfMatch = etag });
        }

        await caller.SendAsync(Call(operation, good) with { Item = item, IfMatch = etag });
        await host.SettleAsync();
    }

    private async Task<string> ItemAsync(string text) =>
        (string)(await caller.ReadAsync(Call("GetInbox")))["items"]!.AsArray().Single(item => (string)item!["text"]! == text)!["id"]!;

    private async Task<string> PersonAsync(string name) => (string)(await PeopleAsync()).Single(person => (string?)person!["name"] == name)!["id"]!;

    private async Task<string> SomebodyElseAsync(string than) => (await PeopleAsync()).Select(person => (string)person!["id"]!).First(id => id != than);

    private async Task<JsonArray> PeopleAsync() => (await caller.ReadAsync(Call("ListParticipants")))["participants"]!.AsArray();

    private Call Call(string operation, string? body = null) => new(operation) { Campaign = campaign, Body = body };
}
