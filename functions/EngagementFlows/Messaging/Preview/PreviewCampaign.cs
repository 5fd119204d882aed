using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Messaging.Preview;

/// <summary>
/// Every message of a campaign as one person would get it; without a person, as somebody who reads English, Welsh or either would, and
/// in easy read. Nothing is sent or written. What a real person would get is for those who run campaigns.
/// </summary>
public sealed class PreviewCampaign(CampaignStore campaigns, ParticipantStore participants, MessagePreviews previews, TimeProvider clock)
{
    [Function(nameof(PreviewCampaign))]
    [LeastRole(Role.Viewer)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/preview")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var now = clock.GetUtcNow();
        if (!request.Query.TryGetValue("participant", out var asked))
        {
            return Api.Ok(new { id, previews = SamplePeople(id).Select(person => View(person, previews.Of(campaign, person, now))) });
        }

        if (!request.Actor().May(Role.Coordinator))
        {
            return TeamDoor.NeedsRole(Role.Coordinator);
        }

        var pid = asked.ToString();
        return await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is { Value: var found }
            ? Api.Ok(new { id, previews = new[] { View(found, previews.Of(campaign, found, now), found.Id) } })
            : Api.NotFound("participant of this campaign", pid);
    }

    private static IEnumerable<Participant> SamplePeople(string id) =>
    [
        SampleReader.Person(id, Language.English), SampleReader.Person(id, Language.Welsh), SampleReader.Person(id, Language.Unknown),
        SampleReader.Person(id, Language.English, easyRead: true), SampleReader.Person(id, Language.Welsh, easyRead: true),
    ];

    private static object View(Participant person, IReadOnlyList<PreviewedMessage> messages, string? id = null) =>
        new { participant = id, name = person.Details.Name, language = person.Details.Language, easyRead = person.ReadsEasyRead, messages };
}
