using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>A program's key from its making to its end, and the record of all that was done on the way.</summary>
internal sealed class AccessTour(Caller caller)
{
    public async Task GoAsync()
    {
        var create = new Call("CreateKey") { Body = ApiDescription.Operation("CreateKey").Example() };
        await caller.SendAsync(create with { Body = """{ "name": " ", "role": "king", "days": 400 }""" });
        var made = await caller.ReadAsync(create);
        await caller.SendAsync(create with { Headers = Bearer(made) });
        await caller.SendAsync(new Call("ListKeys"));
        await caller.SendAsync(new Call("ListKeys") { Headers = Bearer(made) });
        await caller.SendAsync(new Call("ListKeys") { Headers = [("X-Api-Key", "ef_garbage")] });
        await caller.SendAsync(new Call("RevokeKey") { Key = (string)made["id"]! });
        await caller.SendAsync(new Call("RevokeKey") { Key = "nobody" });
        await caller.SendAsync(new Call("GetAudit"));
        await caller.SendAsync(new Call("GetAudit") { Accept = "text/csv" });
        await caller.SendAsync(new Call("GetAudit") { Query = "?from=soon" });
    }

    private static (string, string)[] Bearer(JsonNode made) => [("Authorization", $"Bearer {(string)made["key"]!}")];
}
