using EngagementFlows.Access;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.AccessNeeds;

public sealed class SamplePeopleTests
{
    [Fact]
    public async Task The_samples_people_have_the_needs_that_their_list_says()
    {
        await using var world = await StartAsync();
        var campaign = await ImportedAsync(world);
        Assert.Equal(
            [
                // Who has no email address cannot be sent large print.
                "large-print Blodeuwedd Siôn", "interpreter Davies, Rhiannon", "interpreter Tomos Rees", "step-free Maya Patel",
                    "quiet-room Hamza Ali", "supporter Ash Brown", "supporter Blodeuwedd Siôn",
                // What messages do by themselves is met.
                "easy-read Emyr ap Gwilym", "easy-read Nia Ŵyn", "easy-read Tomos Rees", "large-print Val Bright", "other Priya Raman",
            ],
            (await AccessNeedsApiTests.NeedsAsync(campaign)).Select(need => $"{need["kind"]} {need["name"]}"));

        var launched = (await world.Api.PostAsync($"{campaign.Path}/launch")).Ok(202).Json;
        await world.SettleAsync();
        var unmet = launched["unmetNeeds"]!.AsArray().Select(need => (string)need!["name"]!).ToList();
        Assert.Contains("Maya Patel", unmet);
        Assert.Contains("Hamza Ali", unmet);
    }

    [Fact]
    public async Task Blodeuwedds_supporter_gets_the_reminders_and_Xanthe_no_copies_on_the_phone_that_she_shares_with_Ash()
    {
        await using var world = await StartAsync();
        var campaign = await ImportedAsync(world);
        await campaign.LaunchAsync();
        var person = await campaign.PersonAsync("Blodeuwedd Siôn", "+447700900102");
        await person.TextAsync("ydw");
        await world.AdvanceToAsync(At(12, 10, 12));

        var copies = (await campaign.OutboxAsync()).Where(message => message.Step.EndsWith(":supporter", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, copies.Count);
        Assert.All(copies, copy => Assert.Equal((person.Id, "+447700900103"), (copy.ParticipantId, copy.To)));
    }

    [Fact]
    public async Task A_viewer_sees_how_many_have_which_need_and_a_coordinator_sees_who()
    {
        await using var world = await Principals.WorldAsync();
        var campaign = await ImportedAsync(world);
        foreach (var (role, seesNames) in new[] { ("viewer", false), ("privacy-officer", false), ("coordinator", true) })
        {
            foreach (var (path, accept) in new[] { ("access-needs", "application/json"), ("report", "application/json"), ("report", "text/csv") })
            {
                var answer = await world.Api.SendAsync(HttpMethod.Get, $"{campaign.Path}/{path}", body: null, headers: [Principals.Remote, Principals.With(role), ("Accept", accept)]);
                Assert.Equal(200, answer.Status);
                Assert.Equal(seesNames, answer.Text.Contains("Mair Siôn", StringComparison.Ordinal));
                Assert.Contains("interpreter", answer.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_row_from_before_has_its_needs_by_its_words()
    {
        var old = System.Text.Json.JsonSerializer.Deserialize<Participants.Participant>(
            """{"campaignId":"c","id":"p","details":{"name":"Old","preference":"either","language":"unknown","role":"","accessNeeds":["large print"],"notes":""},"answers":{"accessNeeds":"A quiet room"}}""",
            Storage.JsonRow.Options)!;
        Assert.Equal(["large-print List", "quiet-room Person"], old.Needs.Select(need => $"{need.Id} {need.From}"));
        Assert.True(old.WantsLargePrint);
    }

    private static async Task<TestCampaign> ImportedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        return campaign;
    }
}
