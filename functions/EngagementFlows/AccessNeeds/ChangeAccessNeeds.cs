using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>The team records a need, corrects it, marks it as met or not, and reviews it. The same request again changes nothing.</summary>
public sealed class ChangeAccessNeeds(CampaignStore campaigns, ParticipantStore participants, BringSomebody bring, IdSource ids, TimeProvider clock)
{
    [Function("AddAccessNeed")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/access-needs")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (input, fault) = await ReadAsync(request, isNew: true, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { } person)
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        if (ErasureUnderWay.Refusal(person.Value) is { } erasing)
        {
            return erasing;
        }

        var actor = request.Actor();
        AccessNeed? need = null;
        var isNew = false;
        var lineId = ids.New();
        var after = await participants.ChangeAsync(
            person.Value.Ref,
            before =>
            {
                var now = clock.GetUtcNow();
                var (changed, added) = input!.AddTo(before, actor, now);
                (need, isNew) = (added, changed != before);
                return (changed, isNew ? [Note(lineId, now, actor, $"access need recorded: {NeedKinds.Names[added.Kind]}")] : []);
            },
            person,
            cancellation);
        if (isNew && need is { Kind: NeedKind.Supporter, Holds: true } && after.Value.Places == 1 && await campaigns.FindAsync(id, cancellation) is { Value: var campaign })
        {
            // Somebody who comes along takes a place.
            await bring.SetAsync(campaign, after.Value.Ref, 1, lineId, client, cancellation);
        }

        return Answer(request, after.Value, need!, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    [Function("ChangeAccessNeed")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/campaigns/{id}/participants/{pid}/access-needs/{need}")] HttpRequest request,
        string id, string pid, string need, CancellationToken cancellation)
    {
        var (input, fault) = await ReadAsync(request, isNew: false, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { } person || person.Value.Needs.Find(one => one.Id == need) is null)
        {
            return Api.NotFound("access need of this participant", need);
        }

        if (ErasureUnderWay.Refusal(person.Value) is { } erasing)
        {
            return erasing;
        }

        var actor = request.Actor();
        var ifMatch = request.Headers.IfMatch.ToString();
        AccessNeed? changed = null;
        var isStale = false;
        var lineId = ids.New();
        var after = await participants.ChangeAsync(
            person.Value.Ref,
            before =>
            {
                var now = clock.GetUtcNow();
                var needs = before.Needs;
                var there = needs.Find(one => one.Id == need)!;
                isStale = ifMatch.Length > 0 && ifMatch != "*" && ifMatch != there.ETag;
                changed = isStale ? there : input!.Apply(there, actor, now);
                return ReferenceEquals(changed, there) ? (before, [])
                    : (PersonalNeeds.Put(before, NeedInput.Replace(needs, there, changed)), [Note(lineId, now, actor, What(there, changed))]);
            },
            person,
            cancellation);
        return isStale
            ? Api.Problem(StatusCodes.Status412PreconditionFailed, "The need has changed", $"Somebody else has changed it since you read it: {Last(changed!)}. Read it again, and send your change with the new ETag.")
            : Answer(request, after.Value, changed!, StatusCodes.Status200OK);
    }

    private static async Task<(NeedInput? Input, ContentResult? Fault)> ReadAsync(HttpRequest request, bool isNew, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<NeedInput>(request, cancellation);
        return fault is not null ? (null, fault)
            : input!.Faults(isNew) is { Count: > 0 } faults ? (null, Api.Invalid(faults))
            : (input, null);
    }

    private static ContentResult Answer(HttpRequest request, Participant person, AccessNeed need, int status)
    {
        request.HttpContext.Response.Headers.ETag = need.ETag;
        return Api.Ok(NeedView.Of(person, need), status);
    }

    private static TimelineEntry Note(string id, DateTimeOffset at, Actor actor, string what) => TimelineEntry.Note("team", id, at, what) with { RecordedBy = actor.Id };

    private static string What(AccessNeed before, AccessNeed after) =>
        $"access need {NeedKinds.Names[after.Kind]}: {string.Join(", ", after.History.Skip(before.History.Count).Select(one => one.Note is { } note ? $"{one.What} ({note})" : one.What))}";

    private static string Last(AccessNeed need) => need.History.LastOrDefault() is { } last ? $"{last.What} by {last.By.Name}" : "as it was recorded";
}
