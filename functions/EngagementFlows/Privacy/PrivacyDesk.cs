using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy;

/// <summary>
/// Takes requests in: stored first, then begun. The same request again finds what is there: it is answered, goes on where it was, or,
/// where some place could not be done, begins anew with what is left.
/// </summary>
public sealed class PrivacyDesk(PrivacyRequests requests, DataSubjects subjects, ParticipantStore participants, TimeProvider clock)
{
    /// <summary>The order of an erasure: what sends first, what names the person last.</summary>
    private static readonly string[] ErasureOrder =
    [
        StoredKeys.Journeys, StoredKeys.Places, StoredKeys.Others, StoredKeys.Contacts, StoredKeys.Deliveries, StoredKeys.Texts, StoredKeys.Mails,
        StoredKeys.Inbox, StoredKeys.Outbox, StoredKeys.Timeline, StoredKeys.Participant, StoredKeys.Audit, StoredKeys.Requests,
    ];

    /// <summary>Where what was still under way may have been written down behind the erasure.</summary>
    private static readonly string[] LookedAtAgain = [StoredKeys.Journeys, StoredKeys.Contacts, StoredKeys.Deliveries, StoredKeys.Inbox, StoredKeys.Outbox, StoredKeys.Timeline];

    /// <summary>Every place that there is, those that a new version brings at the end of the old order among them.</summary>
    public static IReadOnlyList<string> OrderOf(PrivacyKind kind) =>
        kind == PrivacyKind.Erasure ? ErasureOrder : [.. Inventory.Rows.SelectMany(row => row.Places).Concat(Inventory.Elsewhere).Distinct()];

    /// <returns>Null where there is no such participant.</returns>
    public async Task<PrivacyRequest?> AskAsync(PrivacyKind kind, ParticipantRef reference, string? reason, Actor actor, DurableTaskClient client, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await FindAsync(kind, reference, cancellation);
            if (stored is not null && !await MayBeginAsync(stored.Value, client, cancellation))
            {
                return stored.Value;
            }

            var request = stored is null ? await NewAsync(kind, reference, reason, actor, cancellation) : await AgainAsync(stored.Value, actor, cancellation);
            if (request is null)
            {
                return null;
            }

            if (await requests.PutAsync(request, stored?.ETag, cancellation))
            {
                await BeginAsync(request, client, cancellation);
                return request;
            }
        }
    }

    /// <summary>The request of this person, under whichever of their campaigns it was made.</summary>
    public async Task<Stored<PrivacyRequest>?> FindAsync(PrivacyKind kind, ParticipantRef reference, CancellationToken cancellation)
    {
        var stored = await requests.FindAsync(kind, reference, cancellation);
        return stored?.Value.AnsweredUnder is { } other ? await requests.FindAsync(kind, ParticipantRef.Parse(other), cancellation) : stored;
    }

    /// <summary>Begins the request's run, where it has not begun: after a crash between storing and beginning, too.</summary>
    public async Task BeginAsync(PrivacyRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var other in request.Refs.Where(other => other != request.PartitionKey && request.Kind == PrivacyKind.Erasure))
        {
            var reference = ParticipantRef.Parse(other);
            await requests.PutAsync(new PrivacyRequest(request.Kind, reference.CampaignId, reference.ParticipantId, request.AskedAt, request.By) { AnsweredUnder = request.PartitionKey, State = RequestState.Done }, null, cancellation);
        }

        if (request.Kind == PrivacyKind.Erasure)
        {
            // Before whoever asked has an answer: nothing is taken for the person after that, whenever the run begins.
            foreach (var record in request.Refs.Select(ParticipantRef.Parse))
            {
                if (await participants.FindAsync(record, cancellation) is not null)
                {
                    await participants.ChangeAsync(
                        record, one => (ErasureUnderWay.Begun(one, request.AskedAt), []), cancellation: cancellation);
                }
            }
        }

        var again = request.Kind == PrivacyKind.Erasure ? LookedAtAgain : [];
        var input = new PrivacyRunInput(request.Kind, request.CampaignId, request.ParticipantId, OrderOf(request.Kind), again);
        await client.StartOnceAsync(nameof(PrivacyRun), input, request.InstanceId, cancellation);
    }

    private async Task<bool> MayBeginAsync(PrivacyRequest request, DurableTaskClient client, CancellationToken cancellation) => request.State switch
    {
        RequestState.Running => await client.GetInstanceAsync(request.InstanceId, cancellation) is null or { IsCompleted: true },
        RequestState.Incomplete => true,
        // A copy is of its day.
        _ => request.Kind == PrivacyKind.SubjectAccess && request.AskedAt.UtcDateTime.Date != clock.GetUtcNow().UtcDateTime.Date,
    };

    private async Task<PrivacyRequest?> NewAsync(PrivacyKind kind, ParticipantRef reference, string? reason, Actor actor, CancellationToken cancellation)
    {
        if (await participants.FindAsync(reference, cancellation) is not { Value: var person })
        {
            return null;
        }

        var subject = await subjects.FindAsync(person, cancellation);
        return new PrivacyRequest(kind, reference.CampaignId, reference.ParticipantId, clock.GetUtcNow(), actor.Id)
        {
            Reason = reason,
            Refs = [.. subject.Refs.Select(one => one.Key)],
            OwnKeys = subject.OwnKeys,
            SharedKeys = subject.SharedKeys,
        };
    }

    /// <summary>A copy is made of the person as they are now; an erasure goes on with what it found when it began.</summary>
    private async Task<PrivacyRequest?> AgainAsync(PrivacyRequest before, Actor actor, CancellationToken cancellation)
    {
        var run = before.Run + 1;
        if (before.Kind == PrivacyKind.Erasure)
        {
            return before with { Run = run, State = RequestState.Running, EndedAt = null };
        }

        return await NewAsync(before.Kind, new ParticipantRef(before.CampaignId, before.ParticipantId), null, actor, cancellation) is { } fresh ? fresh with { Run = run } : null;
    }
}
