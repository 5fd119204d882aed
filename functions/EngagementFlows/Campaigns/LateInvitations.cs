using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace EngagementFlows.Campaigns;

/// <summary>
/// Invitations that would not go because the meeting is too near: whoever launches, or adds people, is told at once, while there is time to
/// call them. Pure.
/// </summary>
internal static class LateInvitations
{
    private const string Rule = "An invitation goes until half an hour before the meeting, and not in a person's quiet hours";

    /// <summary>Of one person: the rule that is asked again just before the send.</summary>
    public static bool IsLate(Campaign campaign, Participant person, DateTimeOffset now)
    {
        var at = Instant.FromDateTimeOffset(now);
        var lastUse = Instant.FromDateTimeOffset(MeetingTimes.Start(campaign.File)) - SendTime.BeforeMeeting;
        return SendTime.Decide(at, at, SendTimes.HoursOf(campaign.File, person.Details), lastUse) is SendDecision.Skip;
    }

    public static IReadOnlyList<Participant> Of(Campaign campaign, IEnumerable<Participant> people, DateTimeOffset now) =>
        [.. people.Where(person => IsInvited(person) && IsLate(campaign, person, now))];

    /// <returns>Null where at least one invitation goes, or there is none to send.</returns>
    public static ContentResult? Refusal(Campaign campaign, IReadOnlyList<Participant> people, DateTimeOffset now)
    {
        var late = Of(campaign, people, now);
        return late.Count == 0 || late.Count < people.Count(IsInvited) ? null : Api.Problem(
            StatusCodes.Status409Conflict,
            "Too late for invitations",
            $"{All(late.Count)} would come too late for the meeting at "
            + $"{SendTimes.InWords(campaign.File, MeetingTimes.Start(campaign.File))}. "
            + $"{Rule}. Nobody has been written to. Give the meeting another time with PATCH /api/campaigns/{campaign.Id}/meeting, "
            + $"or call people and record what they say with PATCH /api/campaigns/{campaign.Id}/participants/ID (partstat).",
            people: late.Select(person => new { id = person.Id, name = person.Details.Name }).ToList());
    }

    /// <summary>For the answer to a launch of which some invitations go; null where all do.</summary>
    public static string? Warning(Campaign campaign, IReadOnlyList<Participant> people, DateTimeOffset now) =>
        Of(campaign, people, now) is { Count: > 0 } late
            ? $"{late.Count} of {people.Count(IsInvited)} invitations would come too late and will not go: "
                + $"to {string.Join(", ", late.Select(person => person.Details.Name))}. {Rule}. Call these people."
            : null;

    /// <summary>For the answer to an import into a running campaign.</summary>
    public const string OfOne = $"The invitation would come too late and will not go. {Rule}. Call this person.";

    private static bool IsInvited(Participant person) =>
        person is { Withdrawal: Withdrawal.None, ErasingSince: null, ErasedAt: null, Partstat: Partstat.NeedsAction };

    private static string All(int count) => count == 1 ? "The only invitation" : $"All {count} invitations";
}
