using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Invitations;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Safeguarding;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>START, and nothing else that a person writes, undoes a wish to stop; for the team, a correction with its reason does.</summary>
public sealed class Rejoin(
    ContactCircles circles,
    ContactKeys keys,
    Suppressions suppressions,
    CampaignStore campaigns,
    ParticipantStore participants,
    JourneyStore journeys,
    TimeProvider clock)
{
    private static readonly TimeSpan AnswerIsOfUse = TimeSpan.FromDays(2);

    /// <returns>False where nobody is known under the contact.</returns>
    public async Task<bool> EverywhereAsync(string contactKey, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var (people, reached) = await circles.FindAsync(contactKey, cancellation);
        foreach (var key in reached)
        {
            await suppressions.LiftAsync(key, message.Id, message.At, cancellation);
        }

        // All rows first, and then all journeys: none of them waits for another.
        var failures = new CollectedFailures();
        var rejoined = new List<ParticipantRef>();
        var happened = new JourneyEvent($"start:{message.Id}", JourneyEventKind.Rejoined)
        {
            Via = message.Channel == Channel.Sms ? "sms" : "email",
        };
        var answerKey = $"{InReply.Template}:{keys.Hash(InReply.Template, message.Id)[..16]}";
        var answered = await WhomToAnswerAsync(people, message, happened, cancellation);
        await failures.CollectEachAsync(people, LetInAsync, cancellation);
        await failures.CollectEachAsync(rejoined, person => client.TellJourneyAsync(person, happened, cancellation), cancellation);
        failures.ThrowIfAny();
        return people.Count > 0;

        async Task LetInAsync(Participant person)
        {
            var isAhead = await IsAheadAsync(person.CampaignId, cancellation);
            var stored = await participants.ChangeAsync(
                person.Ref,
                before => before.ReceivedIds.Contains(message.Id)
                    ? (before, [])
                    : ComeBack(WithAnswer(before, before.Withdrawal != Withdrawal.None), message, isAhead),
                cancellation: cancellation);
            if (stored.Value.Asides.ContainsKey(answerKey))
            {
                await AdvanceAside.StartAsync(stored.Value, answerKey, attempt: 0, client, cancellation);
            }

            // Else an old message once more, after a later STOP.
            if (stored.Value.Withdrawal == Withdrawal.None)
            {
                await stored.Value.TellOfHoldAsync(client, cancellation);
                rejoined.Add(person.Ref);
            }
        }

        Participant WithAnswer(Participant person, bool hadStopped)
        {
            if (person.Ref != answered)
            {
                return person;
            }

            var step = new Step(answerKey, InReply.Template, message.At)
            {
                Via = happened.Via,
                Answers = true,
                UsefulUntil = message.At + AnswerIsOfUse,
            };
            return person with { Asides = person.Asides.Add(answerKey,
                new AsideMessage(step) { Says = [hadStopped ? InReply.Started : InReply.NotStopped] }) };
        }
    }

    /// <summary>
    /// One of those who may have written is told what came of it, unless a journey asks somebody once more what was open: that says it. By
    /// text the provider confirms its own word.
    /// </summary>
    private async Task<ParticipantRef?> WhomToAnswerAsync(
        IReadOnlyList<Participant> people, InboundMessage message, JourneyEvent happened, CancellationToken cancellation)
    {
        if (message.Channel == Channel.Sms || people.Count == 0)
        {
            return null;
        }

        foreach (var person in people)
        {
            if (await journeys.FindAsync(person.Ref, cancellation) is { Value: { HasEnded: false, State: var state } }
                && IsAskedAgain(state, happened, clock.GetUtcNow()))
            {
                return null;
            }
        }

        return people.OrderByDescending(person => person.Ref == message.Recipient).ThenByDescending(person => person.EndedAt is null)
            .First().Ref;
    }

    private static bool IsAskedAgain(JourneyState state, JourneyEvent happened, DateTimeOffset now) => state.Campaign.CancelledAt is null
        && AskedOnceMore.Steps(state.After(happened, now)).Any(step => step.NotBecause is null && !(step.UsefulUntil <= now));

    /// <summary>Whether anybody can still say that they come.</summary>
    public async Task<bool> IsAheadAsync(string campaignId, CancellationToken cancellation) =>
        await campaigns.FindAsync(campaignId, cancellation) is { Value: { State: not CampaignState.Cancelled } campaign }
        && clock.GetUtcNow() < MeetingTimes.Start(campaign.File);

    private (Participant, IEnumerable<TimelineEntry>) ComeBack(Participant before, InboundMessage message, bool isAhead)
    {
        var after = (before with { Withdrawal = Withdrawal.None }).Hearing(message.Id);
        List<TimelineEntry> lines = [Line(message)];
        if (isAhead && after.ComingBack() is var asked && asked != after)
        {
            after = asked;
            const string Gone = "their place went to others when they stopped: they are asked again whether they come";
            lines.Add(TimelineEntry.Note("place", $"gone:{message.Id}", message.At, Gone));
        }

        if (after.Hold is { IsOn: true, IsAboutStopping: true } hold)
        {
            after = after with { Hold = hold with { Revision = hold.Revision + 1, IsOn = false, At = clock.GetUtcNow() } };
            const string Why = "automation goes on: they have said themselves that they want messages";
            lines.Add(TimelineEntry.Note("team", $"resume:{hold.Revision + 1}", message.At, Why));
        }

        return (after, lines);
    }

    /// <summary>The team records that a person wants to hear from us again: whoever is added under their contacts later may be written to, too.</summary>
    public async Task LiftAsync(ParticipantDetails details, string eventId, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(details))
        {
            await suppressions.LiftAsync(key, eventId, at, cancellation);
        }
    }

    private static TimelineEntry Line(InboundMessage message) => new($"r|{message.Id}", message.At, "received")
    {
        Channel = message.Channel,
        Text = message.Text,
        MessageId = message.Id,
        Reason = "wants to hear from us again",
    };
}
