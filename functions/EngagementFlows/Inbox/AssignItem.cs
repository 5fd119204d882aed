using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Inbox;

/// <param name="To">The id of somebody of the team; whoever asks where it is left out.</param>
/// <param name="Participant">Whom it is from, where nobody was known under the contact.</param>
public sealed record AssignInput(string? To = null, string? Name = null, string? Participant = null);

/// <summary>Somebody of the team takes an item in hand, or is given it.</summary>
public sealed class AssignItem(CampaignStore campaigns, InboxPeople people, InboxDesk desk)
{
    private const int Longest = 100;

    [Function("AssignInboxItem")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/inbox/{itemId}/assign")] HttpRequest request, string id, string itemId, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<AssignInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        foreach (var (field, value) in new[] { ("to", input!.To), ("name", input.Name) })
        {
            if (value is not null && (value.Trim().Length is 0 or > Longest || Characters.OneLine(value) != value))
            {
                return Api.Invalid(field, $"Must be one line of at most {Longest} characters, or be left out to take it oneself.");
            }
        }

        var person = input!.Participant is null ? null : await people.FindAsync(id, itemId, input.Participant, cancellation);
        if (person?.Refusal is { } refusal)
        {
            return refusal;
        }

        var proposed = new ProposedDeed("assigned", $"{input.To}\n{input.Name}", (item, who) => item with
        {
            State = InboxState.Assigned,
            AssignedTo = input.To is null ? who : new InboxAssignee(input.To, input.Name ?? input.To),
        })
        {
            Detail = input.To is null ? null : $"to {input.Name ?? input.To}",
            Participant = input.Participant,
        };
        var done = await desk.DoAsync(request, id, itemId, proposed, cancellation);
        if (done.Refusal is not null)
        {
            return done.Refusal;
        }

        if (person is not null)
        {
            await people.JoinAsync(person.Person, done.Item, done.Deed.Who.Id, cancellation);
        }

        return InboxAnswers.Of(request, done.Item);
    }
}
