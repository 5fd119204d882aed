using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Participants;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>The links in messages: a participant's own pages, the foot of an email, and every way in which they say no.</summary>
internal sealed partial class LinkTour(ApiHost host, Caller caller, string campaign)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Unknown = "another";

    public async Task GoAsync()
    {
        var person = (string)(await caller.ReadAsync(new Call("ListParticipants") { Campaign = campaign }))["participants"]![0]!["id"]!;
        var make = new Call("CreateLink") { Campaign = campaign, Participant = person, Body = """{ "purpose": "preferences" }""" };
        await caller.SendAsync(make with { Body = """{ "purpose": "everything" }""" });
        var page = ((string)JsonNode.Parse((await caller.SendAsync(make)).Body)!["url"]!).Split('/')[^1];
        await caller.SendAsync(new Call("ShowAccessibilityStatement"));
        await caller.SendAsync(new Call("ShowOwnAccessibilityStatement") { Token = page });
        await caller.SendAsync(new Call("ShowOwnAccessibilityStatement") { Token = Unknown });
        var meeting = await CalendarAsync();
        await FormAsync("OwnPage", page, "language=en&channel=either", "language=fr");
        await OldAsync(person);
        var stop = host.App.Services.GetRequiredService<UnsubscribeLink>().For(new ParticipantRef(campaign, person))!.Segments[^1];
        await FormAsync("UnsubscribePage", stop, "List-Unsubscribe=One-Click");
        // Whoever has stopped all messages has no meeting to put into a calendar.
        await caller.SendAsync(new Call("GetMeetingFile") { Token = meeting });
        await caller.SendAsync(new Call("RevokeLinks") { Campaign = campaign, Participant = person });
        await caller.SendAsync(new Call("ShowOwnPage") { Token = page });
        // By a link whose form has not been sent too often.
        await caller.SendAsync(Submit("SubmitOwnPage", meeting, ""));
        await caller.SendAsync(new Call("GetMeetingFile") { Token = page });
        for (var n = 0; n < 70; n++)
        {
            await caller.SendAsync(new Call("ShowOwnPage") { Token = Unknown });
        }

        await caller.SendAsync(new Call("GetMeetingFile") { Token = Unknown });
        await caller.SendAsync(new Call("ShowOwnAccessibilityStatement") { Token = Unknown });
        await caller.SendAsync(new Call("ShowUnsubscribePage") { Token = Unknown });
        await host.SettleAsync();
        await caller.SendAsync(new Call("GetTimeline") { Campaign = campaign, Participant = person });
        await caller.SendAsync(new Call("GetInbox") { Campaign = campaign });
    }

    /// <summary>Looks, sends the form as it should be and as it should not, and then too often.</summary>
    private async Task FormAsync(string what, string token, params string[] fields)
    {
        var (show, submit) = ($"Show{what}", what == "OwnPage" ? "SubmitOwnPage" : "Unsubscribe");
        await caller.SendAsync(new Call(show) { Token = Unknown });
        await caller.SendAsync(Submit(submit, Unknown, fields[0]));
        var (cookie, field) = await OpenAsync(show, token);
        foreach (var one in fields)
        {
            await caller.SendAsync(Submit(submit, token, $"{field}&{one}") with { Headers = [("Cookie", cookie)] });
        }

        await caller.SendAsync(Submit(submit, token, "language=en"));
        await caller.SendAsync(Submit(submit, token, new string('x', 200 * 1024)));
        for (var n = 0; n < 30; n++)
        {
            await caller.SendAsync(Submit(submit, token, "language=en"));
        }
    }

    /// <summary>The meeting's file, by the link of its page and by another's.</summary>
    public async Task<string> CalendarAsync()
    {
        var person = (string)(await caller.ReadAsync(new Call("ListParticipants") { Campaign = campaign }))["participants"]![0]!["id"]!;
        var make = new Call("CreateLink") { Campaign = campaign, Participant = person };
        var answer = ((string)JsonNode.Parse((await caller.SendAsync(make with { Body = """{ "purpose": "answer" }""" })).Body)!["url"]!).Split('/')[^1];
        await caller.SendAsync(new Call("GetMeetingFile") { Token = answer });
        await caller.SendAsync(new Call("GetMeetingFile") { Token = Unknown });
        return answer;
    }

    /// <summary>A link of yesterday's.</summary>
    private async Task OldAsync(string person)
    {
        var found = await host.App.Services.GetRequiredService<ParticipantStore>().GetAsync(new ParticipantRef(campaign, person));
        var token = host.App.Services.GetRequiredService<PageLinks>().Token(found.Value, LinkPurpose.Answer, DateOnly.FromDateTime(host.Now.UtcDateTime).AddDays(-1));
        var (cookie, field) = await OpenAsync("ShowOwnPage", token);
        await caller.SendAsync(Submit("SubmitOwnPage", token, field) with { Headers = [("Cookie", cookie)] });
    }

    /// <returns>The cookie and the field against forged posts.</returns>
    private async Task<(string Cookie, string Field)> OpenAsync(string operation, string token)
    {
        await caller.SendAsync(new Call(operation) { Token = token });
        using var again = await host.Http.GetAsync(new Uri(Description.ApiDescription.Operation(operation).Path.Replace("{token}", token, StringComparison.Ordinal), UriKind.Relative));
        var body = await again.Content.ReadAsStringAsync();
        return (again.Headers.GetValues("Set-Cookie").First().Split(';')[0], $"form-token={Uri.EscapeDataString(FormToken().Match(body).Groups[1].Value)}");
    }

    private static Call Submit(string operation, string token, string body) => new(operation) { Token = token, Body = body, ContentType = Form };

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
