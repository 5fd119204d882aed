using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Safeguarding;

/// <summary>
/// What somebody writes while a concern about them is open belongs to it. Their "no" may be no answer to what a machine had asked, and nothing
/// is to be taken from them by it: people read it at once, and only stops and more words of harm are acted on. Safe to repeat.
/// </summary>
public sealed class OpenConcerns(TeamInbox inbox, ParticipantStore participants, Concerns concerns, ActOnReply acts, TimeProvider clock)
{
    public const string Why = "They told of harm before, and that is still open: read this as part of it. Messages to them wait, and nothing was done about what it says "
        + "but what stops messages. What it answers you can record yourself.";

    /// <summary>Whoever writes on is read at once, and nobody is woken for every line of it.</summary>
    private static readonly TimeSpan BetweenAlerts = TimeSpan.FromHours(1);

    public static bool IsOpen(Participant person) => person.Hold is { IsOn: true } hold
        // In rows from before it was kept, the reply with helplines says it.
        && (hold.IsAboutHarm || person.HoldingReply?.MessageId == hold.ItemId);

    /// <param name="people">Who may have written.</param>
    /// <param name="message">Where it tells of harm itself, it is before the team already.</param>
    /// <param name="isHeard">It is a stop, which is done and recorded elsewhere.</param>
    public async Task TakeAsync(
        IReadOnlyList<Participant> people, InboundMessage message, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation, bool isHeard = false)
    {
        var failures = new CollectedFailures();
        var campaigns = people.Select(person => person.CampaignId).Distinct(StringComparer.Ordinal).ToList();
        if (!message.IsConcern)
        {
            await failures.CollectEachAsync(campaigns, campaign => PutAsync(campaign, people, message, cancellation), cancellation);
            if (!reading.IsThanks)
            {
                await failures.CollectAsync(() => AlertAsync(people, campaigns, message, client, cancellation), cancellation);
                await failures.CollectAsync(() => AnswerAsync(people, message, reading, client, cancellation), cancellation);
            }
        }

        var line = WaitingForTheTeam.Line(message) with { Reason = message.IsConcern ? "needs somebody of the team" : $"waits for the team: {Why}" };
        await failures.CollectEachAsync(
            isHeard ? [] : people, person => participants.ChangeAsync(person.Ref, before => (before.Hearing(message.Id), [line]), cancellation: cancellation), cancellation);
        failures.ThrowIfAny();
    }

    private Task PutAsync(string campaign, IReadOnlyList<Participant> people, InboundMessage message, CancellationToken cancellation)
    {
        var ids = people.Where(person => person.CampaignId == campaign).Select(person => person.Id).ToList();
        var why = message.ForTheTeam is { } also ? $"{Why} {also}" : Why;
        var item = new InboxItem(message.Id, ids, message.Channel, message.From, message.Text, message.At, why) { Kind = InboxItem.Safeguarding, Attached = message.Attached };
        return inbox.PutAsync(campaign, item, cancellation);
    }

    private async Task AlertAsync(IReadOnlyList<Participant> people, List<string> campaigns, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (people.Any(person => IsOpen(person) && now - person.Hold!.ToldAt < BetweenAlerts))
        {
            return;
        }

        var key = concerns.KeyOf(message.Id);
        await client.StartOnceAsync(nameof(SafeguardingAlert), new AlertInput(key, message.Id, campaigns), SafeguardingAlert.InstanceId(key), cancellation);
        foreach (var person in people)
        {
            await participants.ChangeAsync(
                person.Ref, before => (IsOpen(before) ? before with { Hold = before.Hold! with { ToldAt = now } } : before, []), cancellation: cancellation);
        }
    }

    /// <summary>Nobody who writes in need meets silence: helplines once a day, and else, once a day, who reads it.</summary>
    private async Task AnswerAsync(IReadOnlyList<Participant> people, InboundMessage message, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        var theirs = LatestCampaign.PeopleOf(people, message);
        // A page says it itself; what a supporter writes is not answered with the person's helplines.
        if (message is { BySupporter: true } or { Field: not null } || reading.OptOut != OptOutScope.None || theirs[0].Withdrawal != Withdrawal.None
            || await concerns.SendHelplinesAsync(people, message, client, cancellation))
        {
            return;
        }

        await acts.AcknowledgeAsync(theirs[0], message, client, cancellation);
    }
}
