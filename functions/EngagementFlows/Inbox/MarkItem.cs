using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <param name="Question">As <see cref="Journeys.QuestionKeys"/> has it.</param>
public sealed record MarkInput(string? Participant = null, string? Question = null, MarkedAnswer? Answer = null);

/// <summary>Somebody of the team has read in an item what a person answers to a question. The message is the evidence.</summary>
public sealed class MarkItem(InboxPeople people, InboxDesk desk, TakeAnswer answers, ContactKeys keys, TimeProvider clock)
{
    [Function("MarkInboxItem")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/inbox/{itemId}/mark")] HttpRequest request,
        string id, string itemId, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<MarkInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var found = await people.FindAsync(id, itemId, input!.Participant, cancellation);
        if (found.Refusal is not null)
        {
            return found.Refusal;
        }

        if (!found.Item.IsWritten && found.Item.Kind != InboxItem.Call)
        {
            return Api.Conflict("Nobody wrote this, so that it answers nothing.");
        }

        if (found.Campaign.LaunchedAt is null)
        {
            return Api.Conflict("The campaign has not been launched, so nobody has been asked anything yet.");
        }

        var (answer, errors) = MarkedAnswer.Read(found.Campaign.File, input.Question, input.Answer, found.Item.Text);
        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        if (input.Question is "rsvp" or "offer" && WhyTooLate(found.Campaign) is { } why)
        {
            return Api.Conflict(why);
        }

        var (said, participant) = (MarkedAnswer.Word(answer), found.Person.Value.Id);
        var done = await desk.DoAsync(
            request, id, itemId, new ProposedDeed("marked", $"{input.Question}\n{said}", InboxDesk.InHand) { Detail = $"{input.Question}: {said}", Participant = participant }, cancellation);
        if (done.Refusal is not null)
        {
            return done.Refusal;
        }

        await people.JoinAsync(found.Person, done.Item, done.Deed.Who.Id, cancellation);
        var direct = new DirectAnswer($"team:{keys.Hash("team-answer", $"{itemId}\n{done.Deed.Revision}")}", input.Question!, answer, done.Deed.At, "team")
        {
            RecordedBy = done.Deed.Who.Id,
            Evidence = itemId,
        };
        await answers.TakeAsync(found.Person.Value.Ref, direct, client, cancellation);
        return InboxAnswers.Of(request, done.Item);
    }

    private string? WhyTooLate(Campaign campaign) =>
        campaign.State == CampaignState.Cancelled ? "The meeting was cancelled, so no answer to its invitation can be recorded any more."
        : clock.GetUtcNow() >= MeetingTimes.Start(campaign.File)
            ? "The meeting has begun, so no answer to its invitation can be recorded any more. Record who came instead: POST .../attendance."
        : null;
}
