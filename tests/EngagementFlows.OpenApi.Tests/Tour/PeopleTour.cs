using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>The people of a campaign: added, invited, heard, corrected, and at the meeting.</summary>
internal sealed class PeopleTour(ApiHost host, Caller caller, string campaign)
{
    private const string Phone = "07700 900126";
    private string participant = "";

    public async Task ImportAsync()
    {
        var import = ApiDescription.Operation("ImportParticipants");
        await caller.SendAsync(Call("ImportParticipants", import.Example("text/csv")) with { ContentType = "text/csv" });
        await caller.SendAsync(Call("ImportParticipants", import.Example()));
        await caller.SendAsync(Call("ImportParticipants", "name,phone,language\nLandline Len,029 2018 0000,en\nAled,07700 900101,fr\n") with { ContentType = "text/csv" });
        await caller.SendAsync(Call("ImportParticipants", """{ "name": "no list" }"""));
        await caller.SendAsync(Call("ImportParticipants", "Zoë Adams") with { ContentType = "text/plain" });

        var page = await caller.ReadAsync(Call("ListParticipants") with { Query = "?top=1" });
        await caller.SendAsync(Call("ListParticipants") with { Query = $"?top=1&continuation={Uri.EscapeDataString((string)page["continuation"]!)}" });
        await caller.SendAsync(Call("ListParticipants") with { Query = "?top=0" });
        var people = (await caller.ReadAsync(Call("ListParticipants")))["participants"]!.AsArray();
        participant = (string)people.Single(person => (string?)person!["name"] == "Zoë Adams")!["id"]!;
    }

    /// <summary>An answer, before anybody was asked, and who came, before the meeting.</summary>
    public async Task RushAsync()
    {
        await caller.SendAsync(Call("CorrectParticipant", ApiDescription.Operation("CorrectParticipant").Example()));
        await caller.SendAsync(Call("RecordAttendance", JsonSerializer.Serialize(new { came = new[] { participant } })));
    }

    /// <summary>What somebody needs: recorded twice, met, and met again by somebody who had not read it.</summary>
    public async Task NeedAsync()
    {
        var need = ApiDescription.Operation("AddAccessNeed").Example();
        var etag = (string)(await caller.ReadAsync(Call("AddAccessNeed", need)))["etag"]!;
        await caller.SendAsync(Call("AddAccessNeed", need));
        await caller.SendAsync(Call("AddAccessNeed", """{ "kind": "braille" }"""));
        var met = ApiDescription.Operation("ChangeAccessNeed").Example();
        await caller.SendAsync(Call("ChangeAccessNeed", met) with { IfMatch = etag });
        await caller.SendAsync(Call("ChangeAccessNeed", met) with { IfMatch = etag });
        await caller.SendAsync(Call("ChangeAccessNeed", "{}"));
        await caller.SendAsync(Call("ChangeAccessNeed", """{ "met": false, "reviewed": true }"""));
        await caller.SendAsync(Call("GetAccessNeeds"));
    }

    /// <summary>An answer, one that nobody can read, one from nobody known, and one without a sender.</summary>
    public async Task ReplyAsync()
    {
        foreach (var body in new[] { "1", "A quiet room, please", "well, that depends" })
        {
            await ReplyAsync(Phone, body);
            await host.SettleAsync();
        }

        await ReplyAsync("stranger@example.org", "Who are you?");
        await caller.SendAsync(Call("LocalInbox", """{ "body": "1" }"""));
        await caller.SendAsync(Call("LocalOutbox") with { Query = $"?campaign={campaign}" });
        await caller.SendAsync(Call("GetInbox"));
        await caller.SendAsync(Call("GetTimeline"));
        await caller.SendAsync(Call("ListParticipants"));
    }

    public async Task CorrectAsync()
    {
        await caller.SendAsync(Call("CorrectParticipant", ApiDescription.Operation("CorrectParticipant").Example()));
        await caller.SendAsync(Call("CorrectParticipant", """{ "partstat": "PERHAPS" }"""));
        await host.SettleAsync();
    }

    /// <summary>A consent recorded, its words changed, and the proof of it all.</summary>
    public async Task ConsentAsync()
    {
        await caller.SendAsync(Call("RecordConsent", ApiDescription.Operation("RecordConsent").Example()));
        await caller.SendAsync(Call("RecordConsent", """{ "purpose": "dancing" }"""));
        await caller.SendAsync(Call("PublishWording", ApiDescription.Operation("PublishWording").Example()));
        await caller.SendAsync(Call("PublishWording", ApiDescription.Operation("PublishWording").Example().Replace("website", "wall", StringComparison.Ordinal)));
        await caller.SendAsync(Call("PublishWording", """{ "version": 3 }"""));
        await host.SettleAsync();
        await caller.SendAsync(Call("GetConsentProof"));
        await caller.SendAsync(Call("GetConsentProof") with { Accept = "text/html" });
        await caller.SendAsync(Call("GetConsents"));
        await caller.SendAsync(Call("VerifyCampaignConsents"));
    }

    /// <summary>An answer in somebody's own words: looked at, left out, and approved after all.</summary>
    public async Task SayAsync()
    {
        await ReplyAsync(Phone, "Being asked before it is decided, not after.");
        await host.SettleAsync();
        var answer = (await caller.ReadAsync(Call("ListAnswers")))["answers"]!.AsArray().Single()!;
        await caller.SendAsync(Call("ListAnswers") with { Query = "?state=new" });
        var reason = ApiDescription.Operation("LeaveOutAnswer").Example();
        await caller.SendAsync(Call("LeaveOutAnswer", reason));
        await caller.SendAsync(Call("LeaveOutAnswer", reason) with { IfMatch = "\"answer-0\"" });
        await caller.SendAsync(Call("LeaveOutAnswer", "{}") with { IfMatch = (string)answer["etag"]! });
        var left = await caller.ReadAsync(Call("LeaveOutAnswer", reason) with { IfMatch = (string)answer["etag"]! });
        await caller.SendAsync(Call("ListAnswers") with { Query = "?state=left-out" });
        await caller.SendAsync(Call("ApproveAnswer"));
        await caller.SendAsync(Call("ApproveAnswer") with { IfMatch = (string)answer["etag"]! });
        await caller.SendAsync(Call("ApproveAnswer") with { IfMatch = (string)left["etag"]! });
        await caller.SendAsync(Call("RecordConsent", """{ "purpose": "quote", "given": true, "how": "on the phone", "when": "2026-12-05" }"""));
        await caller.SendAsync(Call("ListSharedAnswers"));
    }

    public async Task AttendAsync()
    {
        await caller.SendAsync(Call("RecordAttendance", JsonSerializer.Serialize(new { came = new[] { participant } })));
        await caller.SendAsync(Call("RecordAttendance", """{ "came": ["nobody"] }"""));
        await host.SettleAsync();
        await caller.SendAsync(Call("GetTimeline"));
    }

    /// <summary>Everything about a person is looked up, fetched, and taken away.</summary>
    public async Task LeaveAsync()
    {
        await caller.SendAsync(Call("ImportParticipants", """[{ "name": "Leaving Lowri", "phone": "07700 900188" }]"""));
        await host.SettleAsync();
        participant = (string)(await caller.ReadAsync(Call("ListParticipants")))["participants"]!.AsArray().Single(person => (string?)person!["name"] == "Leaving Lowri")!["id"]!;
        await caller.SendAsync(Call("DownloadSubjectAccess"));
        await caller.SendAsync(Call("AskSubjectAccess"));
        await host.SettleAsync();
        await caller.SendAsync(Call("AskSubjectAccess"));
        await caller.SendAsync(Call("GetSubjectAccess"));
        await caller.SendAsync(Call("DownloadSubjectAccess"));
        await caller.SendAsync(Call("EraseParticipant", """{ "reason": "why not" }"""));
        await caller.SendAsync(Call("AddAccessNeed", ApiDescription.Operation("AddAccessNeed").Example()));
        await caller.SendAsync(Call("EraseParticipant", ApiDescription.Operation("EraseParticipant").Example()));
        await host.SettleAsync();
        foreach (var operation in (string[])["AddAccessNeed", "ChangeAccessNeed", "RecordConsent", "CreateLink"])
        {
            await caller.SendAsync(Call(operation, ApiDescription.Operation(operation).Example()));
        }

        await caller.SendAsync(Call("ApproveAnswer") with { IfMatch = "\"answer-0\"" });
        await caller.SendAsync(Call("LeaveOutAnswer", ApiDescription.Operation("LeaveOutAnswer").Example()) with { IfMatch = "\"answer-0\"" });

        var item = (string)(await caller.ReadAsync(Call("GetInbox") with { Query = "?state=all" }))["items"]![0]!["id"]!;
        await caller.SendAsync(Call("AssignInboxItem", $$"""{ "participant": "{{participant}}" }""") with { Item = item, IfMatch = "\"item-0\"" });

        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await caller.SendAsync(Call("EraseParticipant", ApiDescription.Operation("EraseParticipant").Example()));
        await caller.SendAsync(Call("GetErasure"));
        await caller.SendAsync(Call("GetRetentionDryRun"));
    }

    private Task<Exchange> ReplyAsync(string from, string body) =>
        caller.SendAsync(new Call("LocalInbox") { Body = new JsonObject { ["from"] = from, ["body"] = body }.ToJsonString() });

    private Call Call(string operation, string? body = null) => new(operation) { Campaign = campaign, Participant = participant, Body = body };
}
