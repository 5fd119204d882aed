using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Inbox;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>The team records what somebody has said about a consent elsewhere: on paper, by telephone, through a parent or a deputy.</summary>
public sealed class RecordConsent(CampaignStore campaigns, ParticipantStore participants, TakeAnswer answers, IdSource ids, TimeProvider clock)
{
    [Function(nameof(RecordConsent))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/participants/{pid}/consents")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (given, fault) = await Api.ReadAsync<ConsentInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var person = new ParticipantRef(id, pid);
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign } || await participants.FindAsync(person, cancellation) is not { } known)
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        if (ErasureUnderWay.Refusal(known.Value) is { } erasing)
        {
            return erasing;
        }

        var now = clock.GetUtcNow();
        var (stated, errors) = given!.Check(campaign, now);
        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        var answer = new StatedAnswer { YesNo = given.Given == true ? YesNoAnswer.Yes : YesNoAnswer.No, Text = given.How!.Trim(), Consent = stated };
        var recorded = new DirectAnswer($"team-{ids.New()}", ConsentQuestions.Key(given.Purpose!), answer, now, "team") { RecordedBy = request.Actor().Id };
        await answers.TakeAsync(person, recorded, client, cancellation);
        return Api.Accepted(new { id = recorded.Id, purpose = given.Purpose, given = given.Given });
    }
}
