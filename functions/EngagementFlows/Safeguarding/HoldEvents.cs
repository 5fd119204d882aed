using System.Globalization;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Safeguarding;

internal static class HoldEvents
{
    /// <summary>Tells the person's journey, where there is one, whether it may go on by itself.</summary>
    public static async Task TellOfHoldAsync(this Participant person, DurableTaskClient client, CancellationToken cancellation)
    {
        if (person is { Hold: { } hold, EndedAt: null, Steps.IsEmpty: false })
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"hold:{hold.Revision}");
            var happened = new JourneyEvent(id, JourneyEventKind.HoldChanged) { Hold = hold.Standing };
            await client.TellJourneyAsync(person.Ref, happened, cancellation);
        }
    }
}
