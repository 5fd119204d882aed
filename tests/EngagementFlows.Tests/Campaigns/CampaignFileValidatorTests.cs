using System.Text.Json.Nodes;

namespace EngagementFlows.Campaigns;

public sealed class CampaignFileValidatorTests
{
    private readonly CampaignFile sample = new CampaignFiles().Read(CampaignFilesTests.SampleJson);
    private readonly CampaignFileValidator validator = new();

    [Fact]
    public void The_sample_is_valid() => Assert.Empty(validator.Validate(sample).Errors);

    [Fact]
    public void An_empty_file_is_told_everything_it_lacks_at_once()
    {
        var faults = FaultsOf(new CampaignFiles().Read("{}"));

        Assert.Equal(
            ["id", "meeting.end", "meeting.place.cy", "meeting.place.en", "meeting.places", "meeting.replyBy", "meeting.start", "meeting.title.cy", "meeting.title.en", "organisation.cy", "organisation.en"],
            faults.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "id": "Has Spaces" }""", "id")]
    [InlineData("""{ "flow": "village-fete" }""", "flow")]
    [InlineData("""{ "timeZone": "Mars/Olympus" }""", "timeZone")]
    [InlineData("""{ "quietHours": { "from": "8pm" } }""", "quietHours.from")]
    [InlineData("""{ "quietHours": { "bankHolidays": "wales" } }""", "quietHours.bankHolidays")]
    [InlineData("""{ "budget": {} }""", "budget.amount")]
    [InlineData("""{ "budget": { "amount": -1 } }""", "budget.amount")]
    [InlineData("""{ "budget": { "amount": 10.005 } }""", "budget.amount")]
    [InlineData("""{ "messagesADay": 11 }""", "messagesADay")]
    [InlineData("""{ "meeting": { "end": "2026-12-10T09:00" } }""", "meeting.end")]
    [InlineData("""{ "meeting": { "start": "2026-03-29T01:30", "end": "2026-03-29T02:30", "replyBy": "2026-03-01" } }""", "meeting.start")]
    [InlineData("""{ "meeting": { "replyBy": "2026-12-11" } }""", "meeting.replyBy")]
    [InlineData("""{ "meeting": { "videoLink": "javascript:alert(1)" } }""", "meeting.videoLink")]
    [InlineData("""{ "meeting": { "title": { "en": "Only English", "cy": "" } } }""", "meeting.title.cy")]
    [InlineData("""{ "invitation": { "remindAfter": ["P8D", "P4D"] } }""", "invitation.remindAfter")]
    [InlineData("""{ "invitation": { "remindAfter": ["P1M"] } }""", "invitation.remindAfter[0]")]
    [InlineData("""{ "invitation": { "otherChannelAfter": "soon" } }""", "invitation.otherChannelAfter")]
    [InlineData("""{ "reminders": { "before": ["P1D", "-P1D"] } }""", "reminders.before[1]")]
    [InlineData("""{ "reminders": { "before": ["P1D", "P1D"] } }""", "reminders.before")]
    [InlineData("""{ "consents": [{ "purpose": "photo", "wording": { "en": "May we?" } }] }""", "consents[0].wording.cy")]
    [InlineData("""{ "consents": [{ "purpose": "a", "wording": { "en": "x", "cy": "x" } }, { "purpose": "a", "wording": { "en": "y", "cy": "y" } }] }""", "consents")]
    [InlineData("""{ "consents": [null] }""", "consents[0]")]
    [InlineData("""{ "feedback": { "statements": [] } }""", "feedback.statements")]
    [InlineData("""{ "feedback": { "barriers": [{ "key": "a b", "text": { "en": "x", "cy": "x" } }] } }""", "feedback.barriers[0].key")]
    [InlineData("""{ "followUp": { "outcomesWithin": "P0D" } }""", "followUp.outcomesWithin")]
    public void A_fault_is_told_under_its_path_in_the_file(string change, string path)
    {
        var file = JsonNode.Parse(CampaignFilesTests.SampleJson)!.AsObject();
        Merge(file, JsonNode.Parse(change)!.AsObject());

        Assert.Equal([path], FaultsOf(new CampaignFiles().Read(file)));
    }

    private IEnumerable<string> FaultsOf(CampaignFile file)
    {
        var errors = validator.Validate(file).Errors;
        Assert.All(errors, error => Assert.NotEmpty(error.ErrorMessage));
        return errors.Select(error => error.PropertyName);
    }

    private static void Merge(JsonObject file, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (file[name] is JsonObject inner && value is JsonObject changes)
                Merge(inner, changes);
            else
                file[name] = value?.DeepClone();
        }
    }
}
