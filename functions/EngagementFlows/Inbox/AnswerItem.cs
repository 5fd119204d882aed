using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <param name="Text">In English.</param>
/// <param name="TextCy">In Welsh; with both, the person gets the one in their language, or both where it is not known.</param>
public sealed record AnswerInput(string? Participant = null, string? Text = null, string? TextCy = null);

/// <summary>
/// Somebody of the team writes to one person in words of their own. It goes the way of every message: not in quiet hours, not to somebody who
/// has withdrawn, not while the campaign is paused, and once; also before their journey begins and after it has ended.
/// </summary>
public sealed class AnswerItem(InboxPeople people, InboxDesk desk, AnswerCheck check, ParticipantStore participants, ContactKeys keys, TimeProvider clock)
{
    /// <summary>What has not gone by then answers nothing any more.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromDays(14);

    [Function("AnswerInboxItem")]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/inbox/{itemId}/answer")] HttpRequest request,
        string id, string itemId, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<AnswerInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var found = await people.FindAsync(id, itemId, input!.Participant, cancellation);
        if (found.Refusal is not null)
        {
            return found.Refusal;
        }

        var person = found.Person.Value;
        var now = clock.GetUtcNow();
        var aside = new AsideMessage(new Step("answer", Aside.TeamMessage, now) { Answers = true, ByHand = true, UsefulUntil = now + Useful }, Tidy(input.Text), Tidy(input.TextCy));
        if (CannotBeReached(person) is { } why)
        {
            return Api.Conflict(why);
        }

        var checkedAnswer = check.Check(found.Campaign, person, aside, now);
        if (checkedAnswer.Errors.Count > 0)
        {
            return Api.Invalid(checkedAnswer.Errors);
        }

        var proposed = new ProposedDeed("answered", $"{aside.English}\n\n{aside.Welsh}", InboxDesk.InHand) { Detail = string.Join("\n\n", new[] { aside.Welsh, aside.English }.OfType<string>()), Participant = person.Id };
        var done = await desk.DoAsync(request, id, itemId, proposed, cancellation);
        if (done.Refusal is not null)
        {
            return done.Refusal;
        }

        await people.JoinAsync(found.Person, done.Item, done.Deed.Who.Id, cancellation);
        var key = $"answer:{keys.Hash("answer", $"{itemId}\n{done.Deed.Revision}")[..16]}";
        var kept = aside with { Step = aside.Step with { Key = key, Due = done.Deed.At, UsefulUntil = done.Deed.At + Useful } };
        var stored = await participants.ChangeAsync(
            person.Ref, before => before.Asides.ContainsKey(key) ? (before, []) : (before with { Asides = before.Asides.Add(key, kept) }, []), cancellation: cancellation);
        await AdvanceAside.StartAsync(stored.Value, key, attempt: 0, client, cancellation);
        return InboxAnswers.With(
            request, done.Item, new { item = InboxViews.Of(done.Item), step = key, sms = checkedAnswer.Sms, findings = checkedAnswer.Findings }, StatusCodes.Status202Accepted);
    }

    private static string? CannotBeReached(Participant person) =>
        person.Withdrawal != Withdrawal.None ? "This person has asked to hear nothing more, and nothing is sent to them. If they have written since that they do want an answer, record that first: PATCH the participant with \"withdrawn\": false and the reason."
        : !Enum.GetValues<Channel>().Any(channel => person.Details.AddressFor(channel) is not null && !person.Unusable.Contains(channel)) ? "No contact of this person takes messages. Correct their phone number or email address first."
        : null;

    private static string? Tidy(string? text) => text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } tidy ? tidy : null;
}
