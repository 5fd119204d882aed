using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy;

/// <param name="Reason">One of <see cref="ErasureReasons"/>.</param>
public sealed record ErasureInput(string? Reason);

/// <summary>UK GDPR, article 17: everything about one person, in all campaigns, is taken away; what was done where is the answer.</summary>
public sealed class EraseParticipant(PrivacyDesk desk)
{
    [Function(nameof(EraseParticipant))]
    [LeastRole(Role.PrivacyOfficer)]
    public async Task<IActionResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/erasure")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<ErasureInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (input!.Reason is not { } reason || !ErasureReasons.All.Contains(reason))
        {
            return Api.Invalid("reason", $"Say why, as one of {string.Join(", ", ErasureReasons.All)}: words of your own would outlive the person's data.");
        }

        return await desk.AskAsync(PrivacyKind.Erasure, new ParticipantRef(id, pid), reason, request.Actor(), client, cancellation) is { } asked
            ? PrivacyReport.Answer(asked)
            : Api.NotFound("participant of this campaign", pid);
    }

    [Function("GetErasure")]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/participants/{pid}/erasure")] HttpRequest request,
        string id, string pid, CancellationToken cancellation) =>
        await desk.FindAsync(PrivacyKind.Erasure, new ParticipantRef(id, pid), cancellation) is { Value: var found }
            ? Api.Ok(PrivacyReport.Of(found))
            : Api.NotFound("erasure of a participant", pid);
}
