using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>What the templates can say of a campaign, a person and a step: every field that any of them names. Pure.</summary>
public static class MessageContent
{
    /// <summary>High and low in turn, so that the example suggests no answer.</summary>
    private static readonly int[] ExampleMarks = [4, 2, 5, 3, 1, 4];

    /// <param name="mostOutcomes">How many outcomes are told; the field <c>more</c> counts the others.</param>
    /// <param name="unsubscribe">The person's link out, for the foot of an email; empty where the app has no public address.</param>
    public static MessageFields Of(Campaign campaign, Participant person, Step step, DateTimeOffset now, int mostOutcomes = int.MaxValue, string unsubscribe = "") => new(
        In(Language.English, campaign, person, step, now, mostOutcomes, unsubscribe),
        In(Language.Welsh, campaign, person, step, now, mostOutcomes, unsubscribe),
        // Whoever needs helplines may not want others at the same phone to see for whom they are.
        person.SharesContact && step.Template != Aside.HoldingReply ? person.Details.Name : null);

    private static Dictionary<string, object?> In(Language language, Campaign campaign, Participant person, Step step, DateTimeOffset now, int mostOutcomes, string unsubscribe)
    {
        var file = campaign.File;
        var code = language == Language.Welsh ? "cy" : "en";
        var outcomes = campaign.Outcomes?.Items ?? [];
        var (start, end) = (MeetingTimes.Local(file.Meeting.Start), MeetingTimes.Local(file.Meeting.End));
        return new Dictionary<string, object?>
        {
            ["name"] = person.Details.Name,
            ["organisation"] = file.Organisation.In(code),
            ["title"] = file.Meeting.Title.In(code),
            ["day"] = DateTexts.Day(start.Date, language),
            ["onDay"] = DateTexts.OnDay(start.Date, language),
            ["time"] = DateTexts.Span(start, end, language),
            ["soon"] = DateTexts.Soon(start, LocalOf(file, now).Date, language),
            ["place"] = file.Meeting.Place.In(code),
            ["videoLink"] = file.Meeting.VideoLink ?? "",
            ["replyBy"] = DateTexts.Date(CampaignTexts.Date(file.Meeting.ReplyBy) ?? start.Date, language),
            ["unsubscribe"] = unsubscribe,
            ["withSupporter"] = person.Places > 1,
            ["position"] = step.About ?? "",
            ["until"] = DateTexts.TimeOnDay(LocalOf(file, step.UsefulUntil ?? now), language),
            ["question"] = QuestionOf(file, step)?.In(code) ?? "",
            ["oneThing"] = file.Feedback.OneThing.In(code),
            ["statements"] = Numbered(file.Feedback.Statements, code),
            ["barriers"] = Numbered(file.Feedback.Barriers.Select(barrier => barrier.Text), code),
            ["stopped"] = step is { Template: Aside.HoldingReply, About: Aside.AlsoStops },
            ["paragraphs"] = Paragraphs(person.Asides.GetValueOrDefault(step.Key) ?? AsideMessage.Sample, code),
            ["count"] = $"{file.Feedback.Statements.Count}",
            ["example"] = string.Join(' ', ExampleMarks.Take(file.Feedback.Statements.Count)),
            ["links"] = (campaign.Materials?.Links ?? []).Select(link => new Dictionary<string, object?> { ["title"] = link.Title.In(code), ["url"] = link.Url }).ToList(),
            ["items"] = outcomes.Take(mostOutcomes).Select(item => new Dictionary<string, object?> { ["said"] = item.Said.In(code), ["did"] = item.Did.In(code) }).ToList(),
            ["more"] = outcomes.Count > mostOutcomes ? $"{outcomes.Count - mostOutcomes}" : "",
            ["promisedBy"] = DateTexts.Date(LocalOf(file, MeetingTimes.Shift(file, MeetingTimes.End(file), file.FollowUp.OutcomesWithin)).Date, language),
        };
    }

    private static LocalizedText? QuestionOf(CampaignFile file, Step step) => step.Asks switch
    {
        QuestionKind.Consent => file.Consents.FirstOrDefault(consent => consent.Purpose == step.About)?.Wording,
        QuestionKind.OpeningQuestion => file.OpeningQuestion.Text,
        _ => null,
    };

    private static List<Dictionary<string, object?>> Numbered(IEnumerable<LocalizedText> texts, string code) =>
        [.. texts.Select((text, index) => new Dictionary<string, object?> { ["number"] = $"{index + 1}", ["text"] = text.In(code) })];

    private static List<Dictionary<string, object?>> Paragraphs(AsideMessage message, string code) =>
        [.. (message.In(code) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => new Dictionary<string, object?> { ["text"] = text })];

    private static LocalDateTime LocalOf(CampaignFile file, DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(MeetingTimes.Zone(file)).LocalDateTime;
}
