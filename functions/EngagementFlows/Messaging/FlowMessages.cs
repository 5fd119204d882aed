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
            At(now, "invitation", QuestionKind.Rsvp),
            At(now, "invitation-reminder", QuestionKind.Rsvp),
            At(now, "tentative"),
            At(now, "declined"),
            At(now, "confirmation"),
            At(now, "waiting-list-joined", about: "1"),
            At(now, "waiting-list-offer", QuestionKind.Offer, until: OfferTimes.Until(file, now)),
            At(now, "offer-expired"),
            At(now, "waiting-list-left"),
            At(now, "access-needs-question", QuestionKind.AccessNeeds),
            .. file.Consents.Select(consent => At(now, "consent-question", QuestionKind.Consent, consent.Purpose, key: $"consent:{consent.Purpose}")),
            At(MeetingTimes.Shift(file, start, file.OpeningQuestion.Before, back: true), "opening-question", QuestionKind.OpeningQuestion),
            .. file.Reminders.Before.DefaultIfEmpty("P1D").Select(lead => At(MeetingTimes.Shift(file, start, lead, back: true), "meeting-reminder", about: lead, key: $"reminder:{lead}")),
            At(now, SupporterCopies.Template),
            At(now, "meeting-changed", QuestionKind.Rsvp),
            At(now, "meeting-cancelled"),
            At(after, "thanks-and-feedback", QuestionKind.Statements),
            At(MeetingTimes.Shift(file, after, file.Feedback.AgainAfter), "feedback-again", QuestionKind.Statements),
            At(after, "feedback-barriers", QuestionKind.Barriers),
            At(after, "feedback-one-thing", QuestionKind.OneThing),
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

    private static FlowMessage At(DateTimeOffset at, string template, QuestionKind? asks = null, string? about = null, DateTimeOffset? until = null, string? key = null) =>
        new(new Step(key ?? template, template, at) { Asks = asks, About = about, UsefulUntil = until }, at);
}
