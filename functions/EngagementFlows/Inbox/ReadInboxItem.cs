using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Safeguarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Inbox;

/// <summary>One item with the conversation around it: what was sent and received before and after, by each person whom it may be from.</summary>
public sealed class ReadInboxItem(CampaignStore campaigns, ParticipantStore participants, TeamInbox inbox, IsInHand inHand, Concerns concerns, TimeProvider clock)
{
    /// <summary>Lines before it, and lines since.</summary>
    private const int Around = 20;
    private static readonly string[] Spoken = ["received", "sent", "sending", "unknown", "failed", "waiting", "team", "withdrawal"];

    [Function("GetInboxItem")]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/inbox/{itemId}")] HttpRequest request, string id, string itemId, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        if (await inbox.FindAsync(id, itemId, cancellation) is not { Item.Value: var item })
        {
            return Api.NotFound("item of this inbox", itemId);
        }

        if (item.Kind == InboxItem.Safeguarding)
        {
            // So that the alert does not go out again.
            await inHand.OpenedAsync(concerns.KeyOf(itemId), request.Actor(), clock.GetUtcNow(), cancellation);
        }

        var people = new List<object>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pid in item.ParticipantIds)
        {
            if (await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is { Value: var person })
            {
                if (person.Details.Name.Length > 0)
                {
                    names[pid] = person.Details.Name;
                }

                people.Add(Candidate(person, item, await participants.TimelineAsync(person.Ref, cancellation), clock.GetUtcNow()));
            }
        }

        var others = (await inbox.ListAsync(id, cancellation))
            .Where(other => other.Id != itemId && other.State != InboxState.Resolved && (other.From == item.From || other.ParticipantIds.Intersect(item.ParticipantIds).Any()) && other.From.Length > 0)
            .OrderBy(other => other.At).Select(other => other.Id);
        return InboxAnswers.With(request, item, new { item = InboxViews.Of(item, names), people, alsoWaiting = others });
    }

    private static object Candidate(Participant person, InboxItem item, IReadOnlyList<TimelineEntry> lines, DateTimeOffset now)
    {
        var spoken = lines.Where(line => Spoken.Contains(line.What)).ToList();
        var before = spoken.Where(line => line.At <= item.At).TakeLast(Around);
        var since = spoken.Where(line => line.At > item.At).Take(Around);
        return new
        {
            id = person.Id,
            name = person.Details.Name,
            language = person.Details.Language,
            channel = person.Details.PreferredChannel,
            partstat = person.Partstat,
            withdrawn = person.Withdrawal != Withdrawal.None,
            held = person.Hold?.IsOn ?? false,
            ended = person.EndedAt is not null,
            openQuestions = person.Asked().Where(question => question.IsOpen(now)).Select(question => new { question = question.Key, askedAt = question.AskedAt, until = question.Until }),
            conversation = before.Concat(since).Select(line => new
            {
                at = line.At, what = line.What, step = line.Step, channel = line.Channel, subject = line.Subject, text = line.Text, reason = line.Reason, messageId = line.MessageId,
                isThis = line.What == "received" && line.MessageId == item.Id,
            }),
        };
    }
}
