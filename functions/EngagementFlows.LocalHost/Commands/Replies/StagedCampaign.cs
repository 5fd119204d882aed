using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Participants.Import;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>
/// One campaign for each question, with its dates so that at <see cref="RepliedAt"/> this question and no other is open for its people. All
/// of them get there by what anybody can do: they are invited, and answer what they are asked until it is the question's turn.
/// </summary>
internal sealed class StagedCampaign(OpenQuestion open, int number, IReadOnlyList<ReplyPerson> people)
{
    /// <summary>Wednesday, late in the morning: no quiet hour is near, and an hour later nothing else is due either.</summary>
    public static DateTimeOffset RepliedAt { get; } = new(2026, 11, 25, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Monday, before anybody is invited.</summary>
    public static DateTimeOffset Begins { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "replies", "campaign.json"));

    public OpenQuestion Open => open;

    public string Id { get; } = $"labelled-replies-{number}";

    public IReadOnlyList<ReplyPerson> People => people;

    /// <summary>
    /// Whoever has the places until the others are offered them. There are as many: raising the seats would ask everybody again.
    /// </summary>
    public IEnumerable<ReplyPerson> PlaceHolders => people.Where(person => person.Reply is null);

    /// <summary>A day before the reply; where the meeting has to be over, the day before that.</summary>
    public DateTimeOffset Launch => RepliedAt.AddHours(-1).AddDays(open.IsAfterTheMeeting ? -2 : -1);

    /// <summary>
    /// The campaign's file: a meeting that is over, one a week ahead (the opening question has just been put), or one two weeks ahead.
    /// </summary>
    public string CampaignJson()
    {
        var file = JsonNode.Parse(Sample)!.AsObject();
        var meeting = file["meeting"]!.AsObject();
        file["id"] = Id;
        var day = open.IsAfterTheMeeting ? "2026-11-24" : open.IsOpening ? "2026-12-02" : "2026-12-10";
        (meeting["start"], meeting["end"]) = ($"{day}T10:00", $"{day}T12:30");
        meeting["replyBy"] = open.IsAfterTheMeeting ? "2026-11-23" : "2026-12-01";
        if (open.IsOffer)
        {
            meeting["places"] = PlaceHolders.Count();
        }

        return file.ToJsonString();
    }

    public string PeopleJson() => JsonSerializer.Serialize(
        people.Select(person => new ParticipantInput(person.Name, person.Email, person.Phone, person.Prefers, person.Language)),
        JsonSerializerOptions.Web);

    /// <summary>How long somebody takes to answer what leads to the question: who holds a place was there first.</summary>
    public static TimeSpan Takes(ReplyPerson person) => TimeSpan.FromMinutes(person.Reply is null ? 5 : 10);

    /// <summary>What somebody answers to the message of this step on the way to the question.</summary>
    /// <returns>Null once the question has been put, and where nothing is asked.</returns>
    public string? OnTheWay(ReplyPerson person, string step)
    {
        if (person.Reply is null)
        {
            return step == "invitation" ? "Yes" : null;
        }

        var isWelsh = person.Language == "cy";
        return open.IsPutBy(step) ? null : step.Split(':')[0] switch
        {
            "invitation" => isWelsh ? "Gallaf" : "Yes",
            "consent" => isWelsh ? "Ydw" : "Yes",
            "access-needs" => isWelsh ? "Dim byd" : "Nothing",
            "opening-question" => isWelsh ? "Gweithio gyda'n gilydd." : "Working together as equals.",
            "feedback" => "5 4 5 4",
            "barriers" => isWelsh ? "gwaith caled" : "hard work",
            _ => null,
        };
    }
}
