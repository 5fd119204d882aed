using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>The workshop that comes with the local host: its campaign file and its messy list of participants.</summary>
internal static class SampleCampaign
{
    /// <summary>How far ahead the sample's meeting is when it is loaded for real time.</summary>
    private const int DaysAhead = 24;

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Samples", "power-of-co-production");

    public static string CampaignJson() => File.ReadAllText(Path.Combine(Folder, "campaign.json"));

    public static string ParticipantsCsv() => File.ReadAllText(Path.Combine(Folder, "participants.csv"));

    /// <summary>The campaign with its dates moved, times of day kept, so that its meeting is 24 days after <paramref name="today"/>.</summary>
    public static string CampaignJsonShiftedTo(LocalDate today, string id)
    {
        var campaign = JsonNode.Parse(CampaignJson())!.AsObject();
        var meeting = campaign["meeting"]!.AsObject();
        var pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
        var start = pattern.Parse((string)meeting["start"]!).Value;
        var shift = Period.DaysBetween(start.Date, today.PlusDays(DaysAhead));

        campaign["id"] = id;
        meeting["start"] = pattern.Format(start.PlusDays(shift));
        meeting["end"] = pattern.Format(pattern.Parse((string)meeting["end"]!).Value.PlusDays(shift));
        meeting["replyBy"] = LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse((string)meeting["replyBy"]!).Value.PlusDays(shift));
        return campaign.ToJsonString();
    }
}
