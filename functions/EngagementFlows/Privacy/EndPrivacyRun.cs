using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Contacts;

namespace EngagementFlows.Privacy;

/// <summary>The last step: the request has its report, and the record says that it was answered.</summary>
public sealed class EndPrivacyRun(PrivacyRequests requests, AuditLog audit, TimeProvider clock)
{
    public async Task Run(PrivacyRunInput input, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var person = new ParticipantRef(input.CampaignId, input.ParticipantId);
        var ended = await requests.ChangeAsync(
            input.Kind,
            person,
            before => before.State != RequestState.Running ? before : before with
            {
                State = before.Places.Values.All(place => place.State is PlaceState.Done or PlaceState.Kept) ? RequestState.Done : RequestState.Incomplete,
                EndedAt = now,
            },
            cancellation);
        var what = input.Kind == PrivacyKind.Erasure ? "participant-erased" : "subject-access-collected";
        await audit.RecordAsync(
            new AuditEntry($"{what}-{person.ParticipantId}-{ended.Run}", ended.EndedAt ?? now, Actor.System, what)
            {
                CampaignId = input.CampaignId,
                Subject = input.ParticipantId,
                Outcome = ended.State == RequestState.Done ? "done" : "incomplete",
                After = ended.Places.ToDictionary(place => place.Key, place => (string?)$"{place.Value.State}: {place.Value.Count}", StringComparer.Ordinal),
            },
            cancellation);
    }
}
