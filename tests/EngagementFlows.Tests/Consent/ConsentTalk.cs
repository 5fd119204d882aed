using System.Text.Json.Nodes;
using EngagementFlows.Worlds;

namespace EngagementFlows.Consent;

/// <summary>What the tests of consent have people say, and how they look at what was recorded.</summary>
internal static class ConsentTalk
{
    /// <summary>Says yes to the invitation and answers everything that follows: each consent with yes, unless said otherwise.</summary>
    public static async Task AnswerEverythingAsync(this TestPerson person, params string[] refusing)
    {
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        while ((await person.StepsAsync())[^1] is var step && step.StartsWith("consent:", StringComparison.Ordinal))
        {
            var count = (await person.StepsAsync()).Count;
            await person.TextNumberAsync(refusing.Contains(step["consent:".Length..]) ? "no" : "yes");
            if ((await person.StepsAsync()).Count == count)
            {
                return;
            }
        }
    }

    public static async Task<JsonNode> ProofAsync(this TestCampaign campaign, TestPerson person) => (await campaign.World.Api.GetAsync($"{person.Path}/consents")).Ok().Json;

    /// <summary>The ledger in short: number, purpose, state, channel.</summary>
    public static async Task<IReadOnlyList<string>> LedgerAsync(this TestCampaign campaign, TestPerson person) =>
        [.. (await campaign.ProofAsync(person))["entries"]!.AsArray().Select(entry => $"{entry!["number"]} {entry["purpose"]} {entry["state"]} {entry["channel"]}")];

    public static async Task<string?> StateAsync(this TestCampaign campaign, TestPerson person, string purpose) =>
        (string?)(await campaign.ProofAsync(person))["state"]!.AsArray().FirstOrDefault(one => (string)one!["purpose"]! == purpose)?["state"];

    public static async Task RecordAsync(this TestCampaign campaign, TestPerson person, object consent)
    {
        (await campaign.World.Api.PostAsync($"{person.Path}/consents", consent)).Ok(202);
        await campaign.World.SettleAsync();
    }
}
