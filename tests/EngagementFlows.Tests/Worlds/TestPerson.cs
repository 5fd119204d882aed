using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EngagementFlows.Worlds;

/// <summary>One participant, who writes and is written to.</summary>
public sealed class TestPerson(TestCampaign campaign, string id, string name, string? phone, string? email)
{
    public string Id => id;

    public string Name => name;

    public string Phone => phone ?? throw new InvalidOperationException($"{name} has no phone.");

    public string Path => $"{campaign.Path}/participants/{id}";

    /// <summary>A text from this person, and all that follows at once.</summary>
    public Task TextAsync(string body, string? messageId = null) => WriteAsync(Phone, body, messageId);

    /// <summary>A text with the number that the last message gives for an answer: yes or no.</summary>
    public async Task TextNumberAsync(string answer)
    {
        var asked = (await SentAsync())[^1].Text;
        var number = Regex.Match(asked, answer == "yes" ? @"(\d+) (?:for yes|am ie|am ydw|am ""gallaf""|os ydych chi'n cytuno)" : @"(\d+) (?:for no|am na|am ""na allaf""|os nad ydych chi)");
        Assert.True(number.Success, $"There is no number for {answer} in: {asked}");
        await TextAsync(number.Groups[1].Value);
    }

    public Task EmailAsync(string body, string? messageId = null) => WriteAsync(email ?? throw new InvalidOperationException($"{name} has no email."), body, messageId);

    /// <summary>The team's correction, and all that follows at once.</summary>
    public async Task<ApiAnswer> CorrectAsync(object patch)
    {
        var answer = await campaign.World.Api.PatchAsync(Path, patch);
        await campaign.World.SettleAsync();
        return answer;
    }

    public async Task<IReadOnlyList<TimelineLine>> TimelineAsync() =>
    [
        .. (await campaign.World.Api.GetAsync($"{Path}/timeline")).Ok().Json["timeline"]!.AsArray().Select(line => new TimelineLine(
            (DateTimeOffset)line!["at"]!, (string)line["what"]!, (string?)line["step"], (string?)line["reason"], (string?)line["channel"], (string?)line["text"])),
    ];

    /// <summary>Every answer as it was understood, oldest first.</summary>
    public async Task<JsonArray> AnswersAsync() => (await campaign.World.Api.GetAsync($"{Path}/timeline")).Ok().Json["answers"]?.AsArray() ?? [];

    /// <summary>What was sent, in order; the outbox and the timeline must agree on it.</summary>
    public async Task<IReadOnlyList<SentMessage>> SentAsync()
    {
        var outbox = (await campaign.OutboxAsync()).Where(message => message.ParticipantId == id).ToDictionary(message => message.Step);
        var sent = (await TimelineAsync()).Where(line => line.What == "sent").Select(line => line.Step!).ToList();
        Assert.Equal(outbox.Keys.Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        return [.. sent.Select(step => outbox[step])];
    }

    public async Task<IReadOnlyList<string>> StepsAsync() => [.. (await SentAsync()).Select(message => message.Step)];

    public async Task<DateTimeOffset?> SentAtAsync(string step) => (await SentAsync()).FirstOrDefault(message => message.Step == step)?.At;

    /// <summary>Why a step was skipped; null if it was not.</summary>
    public async Task<string?> SkippedAsync(string step) => (await TimelineAsync()).FirstOrDefault(line => line.What == "skipped" && line.Step == step)?.Reason;

    /// <summary>Why a step's message could not be sent; null if it could.</summary>
    public async Task<string?> FailedAsync(string step) => (await TimelineAsync()).FirstOrDefault(line => line.What == "failed" && line.Step == step)?.Reason;

    /// <summary>The person's line in the team's list.</summary>
    public async Task<JsonNode> LineAsync() => (await campaign.PeopleAsync()).Single(person => (string)person["id"]! == id);

    public async Task<string> PartstatAsync() => (string)(await LineAsync())["partstat"]!;

    public async Task<string?> PlaceAsync() => (string?)(await LineAsync())["place"];

    private async Task WriteAsync(string from, string body, string? messageId)
    {
        (await campaign.World.Api.PostAsync("/local/inbox", new { from, to = "", body, id = messageId })).Ok(202);
        await campaign.World.SettleAsync();
    }
}

/// <summary>One line of a timeline as the API shows it.</summary>
public sealed record TimelineLine(DateTimeOffset At, string What, string? Step, string? Reason, string? Channel, string? Text);
