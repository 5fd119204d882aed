using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// Sends somebody with a link that has run out a new one, by their usual channel and the way that all messages go: its rules, its records,
/// its limits. At most one an hour, since each hour's message has its own key and no key is sent twice.
/// </summary>
public sealed class FreshLink(CampaignStore campaigns, SendStep send, TimeProvider clock)
{
    public const string Template = "fresh-link";

    /// <param name="person">Null where nobody is known any more; nothing is sent then, and the page says the same.</param>
    public async Task SendAsync(Participant? person, LinkPurpose purpose, DurableTaskClient client, CancellationToken cancellation)
    {
        if (person is null || await campaigns.FindAsync(person.CampaignId, cancellation) is not { Value: var campaign })
        {
            return;
        }

        var now = clock.GetUtcNow();
        var step = new Step($"fresh-link:{now.UtcDateTime:yyyyMMddHH}", Template, now)
        {
            About = purpose.Name(),
            Answers = true,
            AtAnyHour = true,
            UsefulUntil = now + TimeSpan.FromHours(1),
        };
        await send.Run(new SendStepInput(new JourneyStart(person.CampaignId, person.Id), step, campaign.MeetingVersion, [], person.NextStep, person.NextDue), client, cancellation);
    }
}
