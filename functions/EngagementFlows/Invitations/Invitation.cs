using EngagementFlows.Journeys;

namespace EngagementFlows.Invitations;

/// <summary>The invitation, the reminders to those who have not answered, and then the other channel once.</summary>
public static class Invitation
{
    /// <summary>The invitation of somebody who was withdrawn when the others were invited, and has come back.</summary>
    public const string AfterReturn = "invitation:after-return";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        var plan = state.Plan;
        yield return new Step("invitation", "invitation", state.StartedAt)
        {
            Asks = QuestionKind.Rsvp,
            UsefulUntil = plan.LastUse,
            NotBecause = state.HasAnswered ? "already answered" : null,
        };

        if (state.RejoinedAt is { } back && state.Done.ContainsKey("invitation") && !state.WasSent("invitation"))
        {
            yield return new Step(AfterReturn, "invitation", back)
            {
                Asks = QuestionKind.Rsvp,
                UsefulUntil = plan.LastUse,
                NotBecause = state.HasAnswered ? "already answered" : null,
            };
        }

        for (var n = 0; n < plan.InvitationReminders.Count; n++)
        {
            yield return AskAgain(state, $"invitation-reminder:{n + 1}", "invitation-reminder", plan.InvitationReminders[n]);
        }

        yield return AskAgain(state, "invitation:other-channel", "invitation", plan.OtherChannelAt) with
        {
            OtherChannel = true,
            NotBecause = WhyNotAgain(state, plan.OtherChannelAt) ?? (plan.HasOtherChannel ? null : "no other channel to try"),
        };

        // Somebody who was not sure is asked once more, a day before answers are due; and on the day on which they wanted to be asked.
        if (state.AnsweredQuestions.TryGetValue("tentative", out var unsureSince))
        {
            var due = plan.ReplyBy.AddDays(-1);
            var wanted = state.AskAgainAt < plan.ReplyBy ? state.AskAgainAt : null;
            if (wanted is { } day)
            {
                yield return Unsure($"invitation-reminder:wanted-{day.UtcDateTime:yyyy-MM-dd}", day, because: null);
            }

            yield return Unsure("invitation-reminder:unsure", due, unsureSince >= due ? "was asked on that day already" : wanted > due.AddDays(-1) ? "is asked on the day that they named" : null);
        }

        Step Unsure(string key, DateTimeOffset due, string? because) => new(key, "invitation-reminder", due)
        {
            Asks = QuestionKind.Rsvp,
            UsefulUntil = plan.ReplyBy,
            NotBecause = state.Partstat != Partstat.Tentative ? "has decided since" : because,
        };
    }

    private static Step AskAgain(JourneyState state, string key, string template, DateTimeOffset due) => new(key, template, due)
    {
        Asks = QuestionKind.Rsvp,
        UsefulUntil = state.Plan.ReplyBy,
        NotBecause = WhyNotAgain(state, due),
    };

    private static string? WhyNotAgain(JourneyState state, DateTimeOffset due) =>
        state.HasAnswered ? "already answered"
        : due > state.Plan.ReplyBy ? "answers were due before it"
        : !state.IsInvited ? "the invitation did not go out"
        : null;
}
