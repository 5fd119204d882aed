using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.Delivery.Tests;

/// <summary>What happens in one run, besides what people answer.</summary>
/// <param name="Length">From the launch to the last day on which something happens.</param>
internal sealed record RunPlan(IReadOnlyList<CastMember> Cast, Action<JsonObject> Campaign, TimeSpan Length)
{
    /// <summary>Monday 16 November 2026, 09:00 in London.</summary>
    public static readonly DateTimeOffset Launch = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    /// <summary>When every journey has ended, those of people who never answered too.</summary>
    public static readonly DateTimeOffset TheEnd = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    public required DateTimeOffset MeetingEnds { get; init; }

    public Func<CampaignRun, Task>? BeforeTheLaunch { get; init; }

    /// <summary>Faults that begin or end at an instant, the team's mending, and the like.</summary>
    public IReadOnlyList<(DateTimeOffset At, Func<CampaignRun, Task> Action)> Also { get; init; } = [];

    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    public FakeProvider.Client.ProviderSettings Callbacks { get; init; } = new();

    public IReadOnlyList<RecipientBehaviour> Recipients { get; init; } = [];

    /// <summary>How many are posted side by side.</summary>
    public int CallbacksAtOnce { get; init; } = 1;

    /// <summary>How often providers get their callbacks out; nothing for at each stop of virtual time.</summary>
    public TimeSpan CallbacksEvery { get; init; }

    /// <summary>The workshop's whole flow, its weeks made days.</summary>
    public static RunPlan Workshop { get; } = new(Tests.Cast.Six, file =>
    {
        Meeting(file, "2026-11-24T10:00", "2026-11-24T12:30", "2026-11-23");
        file["invitation"] = Json("""{ "remindAfter": ["P2D"], "otherChannelAfter": "P4D" }""");
        file["openingQuestion"]!["before"] = "P3D";
        file["reminders"] = Json("""{ "before": ["P3D", "P1D", "PT2H"] }""");
        file["followUp"] = Json("""{ "materialsAfter": "P2D", "outcomesWithin": "P5D" }""");
    }, TimeSpan.FromDays(13))
    {
        MeetingEnds = new DateTimeOffset(2026, 11, 24, 12, 30, 0, TimeSpan.Zero),
    };

    /// <summary>One of everything in a week: for runs by the hundred.</summary>
    public static RunPlan Short { get; } = new(Tests.Cast.Three, file =>
    {
        Meeting(file, "2026-11-19T14:00", "2026-11-19T15:00", "2026-11-18");
        file["invitation"] = Json("""{ "remindAfter": ["P1D"], "otherChannelAfter": "P2D" }""");
        file["consents"] = Json("""[{ "purpose": "take-part", "required": true, "version": 1, "wording": { "en": "Are you happy to take part?", "cy": "Ydych chi'n hapus i gymryd rhan?" } }]""");
        file["openingQuestion"]!["before"] = "P1D";
        file["reminders"] = Json("""{ "before": ["PT4H"] }""");
        file["followUp"] = Json("""{ "materialsAfter": "P1D", "outcomesWithin": "P4D" }""");
    }, TimeSpan.FromDays(10))
    {
        MeetingEnds = new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero),
    };

    private static void Meeting(JsonObject file, string start, string end, string replyBy)
    {
        var meeting = file["meeting"]!;
        (meeting["start"], meeting["end"], meeting["replyBy"]) = (start, end, replyBy);
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
