using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>The fields of the message that asks which of several questions a reply answered. Pure.</summary>
internal static class UnclearFields
{
    public const string Template = "which-question";

    /// <returns>One item a question; of the sample, for previews, where nothing is unclear.</returns>
    public static List<Dictionary<string, object?>> Of(Campaign campaign, Participant person, string code) =>
        Items(campaign, [.. person.Unclear?.Questions ?? Sample(campaign, person)], code);

    private static List<Dictionary<string, object?>> Items(Campaign campaign, IReadOnlyList<UnclearQuestion> questions, string code)
    {
        var severalMeetings = questions.Select(question => question.CampaignId).Distinct().Count() > 1;
        return [.. questions.Select(question => Item(campaign, question, code, severalMeetings))];
    }

    private static Dictionary<string, object?> Item(Campaign campaign, UnclearQuestion question, string code, bool severalMeetings) => new()
    {
        ["who"] = question.Name ?? (severalMeetings && question.Key is not ("rsvp" or "offer") ? question.Title.In(code) : ""),
        ["title"] = SentenceEnds.Unended(question.Title.In(code)),
        ["coming"] = question.Key is "rsvp" or "offer",
        ["chosen"] = question.Numbers == 2 && question.Words is not null,
        ["required"] = question.CampaignId == campaign.Id && TakingPart.Hangs(campaign.File, question.Key),
        ["marks"] = question.Key == Feedback.FeedbackQuestions.Statements,
        ["hurdles"] = question.Key == Feedback.FeedbackQuestions.Barriers,
        ["access"] = question.Key == AccessNeeds.AccessNeedsQuestion.Key,
        ["own"] = question.Numbers == 1 && question.Words is not null,
        ["asked"] = SentenceEnds.Ended(question.Words?.In(code) ?? ""),
        ["words"] = SentenceEnds.Unended(question.Words?.In(code) ?? ""),
        ["yes"] = $"{question.First}",
        ["roomOrVideo"] = question.OffersVideo,
        ["video"] = $"{question.First + 1}",
        ["no"] = $"{question.First + (question.OffersVideo ? 2 : 1)}",
        ["notSure"] = question.Numbers > 2 && question.Key == "rsvp" ? $"{question.First + question.Numbers - 1}" : "",
        ["mine"] = $"{question.First}",
    };

    private static IEnumerable<UnclearQuestion> Sample(Campaign campaign, Participant person)
    {
        yield return new UnclearQuestion(campaign.Id, person.Id, "rsvp", 1, 3, null, campaign.File.Meeting.Title, null);
        yield return new UnclearQuestion(campaign.Id, person.Id, "opening-question", 4, 1, null, campaign.File.Meeting.Title, campaign.File.OpeningQuestion.Text);
    }
}
