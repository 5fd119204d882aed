using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.SharedAnswers;

/// <param name="Reason">Why others are not to read it, for colleagues.</param>
public sealed record LeaveOutInput(string? Reason = null);

/// <summary>
/// Somebody of the team has read an answer, and lets it be shared or leaves it out. Under the ETag of the words that they read: what somebody
/// has changed since is not approved unread. The same decision again changes nothing.
/// </summary>
public sealed class ReviewAnswer(CampaignStore campaigns, ParticipantStore participants, IdSource ids, TimeProvider clock)
{
    private const int LongestReason = 500;

    [Function("ApproveAnswer")]
    [LeastRole(Role.Coordinator)]
    public Task<IActionResult> Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/answers/{question}/approve")] HttpRequest request,
        string id, string pid, string question, CancellationToken cancellation) => DecideAsync(request, id, pid, question, approved: true, reason: null, cancellation);

    [Function("LeaveOutAnswer")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> LeaveOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/answers/{question}/leave-out")] HttpRequest request,
        string id, string pid, string question, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<LeaveOutInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        return input!.Reason?.Trim() is { Length: > 0 and <= LongestReason } reason
            ? await DecideAsync(request, id, pid, question, approved: false, reason, cancellation)
            : Api.Invalid("reason", $"Say in up to {LongestReason} characters why it is left out.");
    }

    private async Task<IActionResult> DecideAsync(HttpRequest request, string id, string pid, string question, bool approved, string? reason, CancellationToken cancellation)
    {
        var (ifMatch, missing) = IfMatch.Read(
            request, $"Send the answer's ETag, which GET /api/campaigns/{id}/answers gives, in If-Match: it says which words you have read.");
        if (missing is not null)
        {
            return missing;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var now = clock.GetUtcNow();
        if (await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { } person)
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        if (ErasureUnderWay.Refusal(person.Value) is { } erasing)
        {
            return erasing;
        }

        if (AnswerInOwnWords.Of(campaign, person.Value, question, now) is null)
        {
            return Api.NotFound("answer of this participant", question);
        }

        var actor = request.Actor();
        var (isStale, lineId) = (false, ids.New());
        var after = await participants.ChangeAsync(
            person.Value.Ref,
            before =>
            {
                var answer = AnswerInOwnWords.Of(campaign, before, question, now);
                var review = answer?.LastReview;
                var isAgain = answer is not null && review is not null && review.Version == answer.Version
                    && (review.Approved, review.Reason, review.By) == (approved, reason, actor.Id) && ifMatch == AnswerInOwnWords.ETagOf(answer.Version, review.Revision - 1);
                isStale = answer is null || (ifMatch != answer.ETag && !isAgain);
                if (isStale || isAgain)
                {
                    return (before, []);
                }

                var decided = new AnswerReview(answer!.Version, approved, reason, now, actor.Id) { Revision = (review?.Revision ?? 0) + 1 };
                var note = approved ? $"the answer to {question} may be shared" : $"the answer to {question} is not shared: {reason}";
                return (before with { AnswerReviews = before.AnswerReviews.SetItem(question, decided) }, [TimelineEntry.Note("team", lineId, now, note) with { RecordedBy = actor.Id }]);
            },
            person,
            cancellation);
        if (isStale || AnswerInOwnWords.Of(campaign, after.Value, question, now) is not { } shown)
        {
            return Api.Problem(
                StatusCodes.Status412PreconditionFailed,
                "The answer has changed",
                "The person has changed it, or a colleague has decided about it, since you read it. Read it again, and decide with the new ETag.");
        }

        request.HttpContext.Response.Headers.ETag = shown.ETag;
        return Api.Ok(AnswerView.Of(shown));
    }
}
