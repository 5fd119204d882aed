using EngagementFlows.AccessNeeds;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Inbox;

/// <summary>
/// Of several campaigns that know a contact, the one whose message reached it last: whoever writes has that message before them, and no
/// other team reads what they write about it. Pure.
/// </summary>
public static class LatestCampaign
{
    /// <param name="people">Who may have written.</param>
    /// <returns>Those of them who are in that campaign; where its journey goes on for some of them, only these.</returns>
    public static IReadOnlyList<Participant> PeopleOf(IReadOnlyList<Participant> people, InboundMessage message)
    {
        if (people.Select(person => person.CampaignId).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return people;
        }

        // What went by another channel may be another person's to read; where nothing went by this one, it still says more than chance.
        var latest = people
            .OrderByDescending(person => LastSent(person, message.BySupporter, message.Channel))
            .ThenByDescending(person => LastSent(person, message.BySupporter, channel: null))
            .ThenByDescending(IsUnderWay)
            .ThenBy(person => person.Ref.Key, StringComparer.Ordinal)
            .First().CampaignId;
        var there = people.Where(person => person.CampaignId == latest).ToList();
        return there.Exists(IsUnderWay) ? [.. there.Where(IsUnderWay)] : there;
    }

    internal static bool IsUnderWay(Participant person) => person is { EndedAt: null, Withdrawal: Withdrawal.None, Steps.IsEmpty: false };

    private static DateTimeOffset LastSent(Participant person, bool bySupporter, Channel? channel) => person.Steps
        .Where(step => step.Value.State is StepState.Sent or StepState.Unknown or StepState.Unresolved)
        .Where(step => SupporterCopies.IsCopy(step.Key) == bySupporter && (channel is null || step.Value.Channel == channel))
        .Select(step => step.Value.At).DefaultIfEmpty().Max();
}
