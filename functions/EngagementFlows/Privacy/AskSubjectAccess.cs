using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using EngagementFlows.Privacy.Export;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy;

/// <summary>UK GDPR, article 15: everything about one person, in all campaigns, and about nobody else.</summary>
public sealed class AskSubjectAccess(PrivacyDesk desk, ParticipantStore participants, SubjectFile file)
{
    private const string What = "participant of this campaign";

    [Function(nameof(AskSubjectAccess))]
    [LeastRole(Role.PrivacyOfficer)]
    public async Task<IActionResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/subject-access")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        await desk.AskAsync(PrivacyKind.SubjectAccess, new ParticipantRef(id, pid), null, request.Actor(), client, cancellation) is { } asked
            ? PrivacyReport.Answer(asked)
            : Api.NotFound(What, pid);

    [Function("GetSubjectAccess")]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/participants/{pid}/subject-access")] HttpRequest request,
        string id, string pid, CancellationToken cancellation) =>
        await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not null
        && await desk.FindAsync(PrivacyKind.SubjectAccess, new ParticipantRef(id, pid), cancellation) is { Value: var found }
            ? Api.Ok(PrivacyReport.Of(found))
            : Api.NotFound("subject access request of a participant", pid);

    [Function("DownloadSubjectAccess")]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/participants/{pid}/subject-access/download")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { Value: var person })
        {
            return Api.NotFound(What, pid);
        }

        if (await desk.FindAsync(PrivacyKind.SubjectAccess, person.Ref, cancellation) is not { Value.State: RequestState.Done or RequestState.Incomplete })
        {
            return Api.Conflict("Nobody has asked for this person's data, or it is still being looked up: POST to subject-access, and fetch the file when it is done.");
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return new FileContentResult(await file.MakeAsync(person, client, cancellation), "application/zip") { FileDownloadName = $"subject-access-{pid}.zip" };
    }
}
