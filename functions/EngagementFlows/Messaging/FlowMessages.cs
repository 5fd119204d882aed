using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Places;
using EngagementFlows.Replies;

namespace EngagementFlows.Messaging;

/// <param name="At">When it would go, as far as the campaign's file alone can say: what "tomorrow" in it is counted from.</param>
public sealed record FlowMessage(Step Step, DateTimeOffset At);

/// <summary>Every message that a campaign's flow can send somebody, in the order of the story: each template at least once. Pure.</summary>
public static class FlowMessages
{
    public static IReadOnlyList<FlowMessage> Of(Campaign campaign, DateTimeOffset now)
    {
        var file = campaign.File;
        var (start, end) = (MeetingTimes.Start(file), MeetingTimes.End(file));
        var after = MeetingTimes.MorningAfter(file);
        return
        [
            Asking(now, QuestionKind.Rsvp),
            At(now, "invitation-reminder", QuestionKind.Rsvp),
            At(now, "tentative"),
            At(now, "declined"),
            At(now, "confirmation"),
            At(now, "waiting-list-joined", about: "1"),
            Asking(now, QuestionKind.Offer, until: OfferTimes.Until(file, now)),
            At(now, "offer-expired"),
            At(now, "waiting-list-left"),
            Asking(now, QuestionKind.AccessNeeds),
            .. file.Consents.Select(consent => Asking(now, QuestionKind.Consent, consent.Purpose, key: $"consent:{consent.Purpose}")),
            Asking(MeetingTimes.Shift(file, start, file.OpeningQuestion.Before, back: true), QuestionKind.OpeningQuestion),
            .. file.Reminders.Before.DefaultIfEmpty("P1D").Select(lead => At(MeetingTimes.Shift(file, start, lead, back: true), "meeting-reminder", about: lead, key: $"reminder:{lead}")),
            At(now, SupporterCopies.Template),
            At(now, SupporterReply.Template),
            At(now, SupporterReply.Template, about: SupporterReply.Stopped, key: $"{SupporterReply.Template}:{SupporterReply.Stopped}"),
            At(now, "meeting-changed", QuestionKind.Rsvp),
            At(now, "meeting-cancelled"),
            At(after, "thanks-and-feedback", QuestionKind.Statements),
            Asking(MeetingTimes.Shift(file, after, file.Feedback.AgainAfter), QuestionKind.Statements),
            Asking(after, QuestionKind.Barriers),
            Asking(after, QuestionKind.OneThing),
            At(MeetingTimes.Shift(file, end, file.FollowUp.MaterialsAfter), "materials"),
            At(MeetingTimes.Shift(file, end, file.FollowUp.OutcomesWithin), "outcomes"),
            .. file.Consents.Select(consent => At(now, "consent-withdrawn", about: consent.Purpose, key: $"consent-withdrawn:1:{consent.Purpose}")),
            At(now, "which-question"),
            At(now, "withdrawn-confirmation"),
            At(now, "fresh-link"),
            .. InReply.Blocks.Select(block => At(now, InReply.Template, about: block, key: $"{InReply.Template}:{block}")),
            At(now, Aside.TeamMessage),
            At(now, Aside.HoldingReply),
        ];
    }

    /// <summary>
    /// The message that puts a question, also to somebody who had it before: the marks are asked for once more without the thanks.
    /// </summary>
    public static string TemplateOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Rsvp => "invitation",
        QuestionKind.Offer => "waiting-list-offer",
        QuestionKind.AccessNeeds => "access-needs-question",
        QuestionKind.Consent => "consent-question",
        QuestionKind.OpeningQuestion => "opening-question",
        QuestionKind.Statements => "feedback-again",
        QuestionKind.Barriers => "feedback-barriers",
        QuestionKind.OneThing => "feedback-one-thing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No message puts this question."),
    };

    private static FlowMessage Asking(DateTimeOffset at, QuestionKind kind, string? about = null, DateTimeOffset? until = null,
        string? key = null) =>
        At(at, TemplateOf(kind), kind, about, until, key);

    private static FlowMessage At(DateTimeOffset at, string template, QuestionKind? asks = null, string? about = null, DateTimeOffset? until = null, string? key = null) =>
        new(new Step(key ?? template, template, at) { Asks = asks, About = about, UsefulUntil = until }, at);
}
