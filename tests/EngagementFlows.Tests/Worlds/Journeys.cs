using EngagementFlows.Journeys;

namespace EngagementFlows.Worlds;

/// <summary>Journeys that come to an end behind the app's back, and hosts that differ in what they say then.</summary>
internal static class JourneysInWorlds
{
    /// <param name="refuses">Whether the host refuses events for who has ended or is not known, or drops them in silence.</param>
    public static IReadOnlyDictionary<string, string?> Host(bool refuses) => new Dictionary<string, string?>
    {
        ["AzureFunctionsJobHost__extensions__durableTask__throwStatusExceptionsOnRaiseEvent"] = refuses ? "true" : "false",
    };

    /// <summary>Ends a journey as an operator may; the person's row goes on saying that it is under way.</summary>
    /// <param name="purge">Its history goes, too.</param>
    public static async Task EndJourneyAsync(this World world, TestCampaign campaign, TestPerson person, bool purge = false)
    {
        var id = ParticipantJourney.InstanceId(campaign.Id, person.Id);
        await world.Engine.Client.TerminateInstanceAsync(id);
        await world.SettleAsync();
        if (purge)
        {
            await world.Engine.Client.PurgeInstanceAsync(id);
        }
    }
}
