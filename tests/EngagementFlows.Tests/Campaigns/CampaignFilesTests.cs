using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Testing;

namespace EngagementFlows.Campaigns;

public sealed class CampaignFilesTests
{
    internal static readonly string SampleJson = File.ReadAllText(Path.Combine(Repository.Root, "functions", "EngagementFlows.LocalHost", "Samples", "power-of-co-production", "campaign.json"));

    private readonly CampaignFiles files = new();

    [Fact]
    public void The_sample_says_what_its_team_put_in()
    {
        var file = files.Read(SampleJson);

        Assert.Equal(("2026-12-10T10:00", "2026-12-10T12:30", 24, "2026-12-01"), (file.Meeting.Start, file.Meeting.End, file.Meeting.Places, file.Meeting.ReplyBy));
        Assert.Equal("What does co-production mean to you?", file.OpeningQuestion.Text.En);
        Assert.Equal("The Power of Co-production", file.Meeting.Title.In("en"));
        Assert.Equal("Grym Cydgynhyrchu", file.Meeting.Title.In("cy"));
    }

    [Fact]
    public void What_the_sample_leaves_out_is_the_workshop_flow()
    {
        var file = files.Read(SampleJson);

        Assert.Equal(["P4D", "P8D"], file.Invitation.RemindAfter);
        Assert.Equal(["P7D", "P1D", "PT2H"], file.Reminders.Before);
        Assert.Equal(("20:00", "09:00", 2), (file.QuietHours.From, file.QuietHours.Until, file.MessagesADay));
        Assert.Equal(["take-part", "photo", "quote", "contact-again"], file.Consents.Select(consent => consent.Purpose));
        Assert.True(file.Consents[0].Required);
        Assert.Equal((4, 7), (file.Feedback.Statements.Count, file.Feedback.Barriers.Count));
        Assert.Equal(("09:30", "P3D", "P7D", "P42D", "P7D"), (file.Feedback.At, file.Feedback.AgainAfter, file.FollowUp.MaterialsAfter, file.FollowUp.OutcomesWithin, file.OpeningQuestion.Before));
    }

    [Fact]
    public void Objects_are_filled_in_member_by_member_and_lists_are_whole()
    {
        var file = files.Read("""{ "id": "a", "consents": [], "Feedback": { "at": "10:00" }, "reminders": { "before": ["P1D"] }, "timeZone": null }""");

        Assert.Empty(file.Consents);
        Assert.Equal("10:00", file.Feedback.At);
        Assert.Equal(4, file.Feedback.Statements.Count);
        Assert.Equal(["P1D"], file.Reminders.Before);
        Assert.Equal("Europe/London", file.TimeZone);
    }

    [Theory]
    [InlineData("""{ "quietHuors": {} }""", "quietHuors")]
    [InlineData("""{ "meeting": { "plaices": 3 } }""", "plaices")]
    [InlineData("""{ "messagesADay": "many" }""", "messagesADay")]
    public void A_misspelt_or_mistyped_member_is_named(string json, string member)
    {
        var error = Assert.ThrowsAny<JsonException>(() => files.Read(json));

        Assert.Contains(member, error.Path + error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filling_in_twice_changes_nothing()
    {
        var once = JsonSerializer.SerializeToNode(files.Read(SampleJson), JsonSerializerOptions.Web)!.AsObject();

        Assert.Equal(once.ToJsonString(), JsonSerializer.SerializeToNode(files.Read(once), JsonSerializerOptions.Web)!.ToJsonString());
    }
}
