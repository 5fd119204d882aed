using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Safeguarding;

/// <param name="Note">Why it may go on, for the timeline; nothing of what was disclosed.</param>
public sealed record ResumeInput(string? Note = null);

/// <summary>Somebody of the team lets automation for one person go on. What has become too late meanwhile is skipped; the rest goes.</summary>
public sealed class ResumeParticipant(ParticipantStore participants, TimeProvider clock)
{
    private const int Longest = 500;

    [Function(nameof(ResumeParticipant))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/resume")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<ResumeInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (input!.Note is not { } note || note.Trim().Length is 0 or > Longest)
        {
            return Api.Invalid("note", $"Say in up to {Longest} characters why messages may go on.");
        }

        if (await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { } person)
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        if (ErasureUnderWay.Refusal(person.Value) is { } erasing)
        {
            return erasing;
        }

        if (person.Value.Hold is null)
        {
            return Api.Conflict("Automation for this person does not wait.");
        }

        var now = clock.GetUtcNow();
        var stored = await participants.ChangeAsync(
            person.Value.Ref,
            before => before.Hold is not { IsOn: true } hold
                ? (before, [])
                : (before with { Hold = hold with { Revision = hold.Revision + 1, IsOn = false, At = now } },
                    [TimelineEntry.Note("team", $"resume:{hold.Revision + 1}", now, $"automation goes on: {note.Trim()}") with { RecordedBy = request.Actor().Id }]),
            person,
            cancellation);
        await stored.Value.TellOfHoldAsync(client, cancellation);
        return Api.Ok(new { id = pid, held = stored.Value.Hold!.IsOn, since = stored.Value.Hold.At });
    }
}
